/** Sums of an order, as commercetools works them out (reference §6). */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools.price;
