/** The SDK's client behind our faces, with its transport, retries and failure kinds. */
@org.springframework.modulith.NamedInterface("client")
@org.jspecify.annotations.NullMarked
package connector.commercetools.client;
