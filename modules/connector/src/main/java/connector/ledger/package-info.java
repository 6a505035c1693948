/** How many pieces of each line were ordered and shipped, and what that allows: pure, shared by flows. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package connector.ledger;
