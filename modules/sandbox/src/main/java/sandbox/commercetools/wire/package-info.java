/** JSON and errors as commercetools writes them. */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools.wire;
