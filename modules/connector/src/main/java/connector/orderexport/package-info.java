/** An order placed in commercetools reaches the warehouse. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "ledger", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.orderexport;
