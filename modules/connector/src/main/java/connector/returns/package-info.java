/** Goods announced to come back, and goods that came back. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "ledger", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.returns;
