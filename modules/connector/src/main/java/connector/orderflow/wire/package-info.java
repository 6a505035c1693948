/** OrderFlow's wire in both directions: XML read safely and tolerantly, time stamps, state words. */
@org.jspecify.annotations.NullMarked
package connector.orderflow.wire;
