/** The SDK's client behind our faces, with its transport, retries and failure kinds. */
@org.jspecify.annotations.NullMarked
package connector.commercetools.client;
