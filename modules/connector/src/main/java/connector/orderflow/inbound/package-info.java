/** How OrderFlow's news comes in: pushes and the despatches poll. */
@org.jspecify.annotations.NullMarked
package connector.orderflow.inbound;
