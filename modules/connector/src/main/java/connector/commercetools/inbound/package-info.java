/** How commercetools' news comes in: receivers, the decoder of its payload formats, the sweep of the Messages API. */
@org.jspecify.annotations.NullMarked
package connector.commercetools.inbound;
