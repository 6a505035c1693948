/** What the connector costs: figures of an export beside the bare calls, and of a start. */
@org.jspecify.annotations.NullMarked
package proof.bench;
