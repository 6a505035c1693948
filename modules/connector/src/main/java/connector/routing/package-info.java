/** Whether an order may go to the warehouse, and to which one. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commercetools", "ledger", "orderflow"})
@org.jspecify.annotations.NullMarked
package connector.routing;
