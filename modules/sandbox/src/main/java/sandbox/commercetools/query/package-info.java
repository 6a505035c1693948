/** Query predicates and sort expressions of commercetools, parsed and applied to JSON. */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools.query;
