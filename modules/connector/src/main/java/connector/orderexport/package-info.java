/** An order placed in commercetools reaches the warehouse. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.orderexport;
