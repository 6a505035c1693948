/** Order update actions, one class per family; {@link sandbox.commercetools.update.UpdateActions} lists them all. */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools.update;
