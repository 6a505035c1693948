/** Messages on their way to HTTP intakes: at least once, in any order, as a queue would bring them. */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools.notify;
