/** HTTP to OrderFlow: scope, codec, verdicts, circuit and limits per destination. */
@org.jspecify.annotations.NullMarked
package connector.orderflow.client;
