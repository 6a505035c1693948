/** Dated lives of orders, played between a shop and a warehouse and judged by reading both afresh. */
@org.jspecify.annotations.NullMarked
package proof.story;
