/** All or part of an order stops, whoever asked. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "ledger", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.cancellation;
