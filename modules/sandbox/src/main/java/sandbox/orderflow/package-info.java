/** A small OrderFlow: imports, queries, pushes, and a warehouse that picks, packs and despatches. */
@org.jspecify.annotations.NullMarked
package sandbox.orderflow;
