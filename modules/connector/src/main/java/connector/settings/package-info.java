/** connector.yaml: read, checked and explained before anything starts. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "ledger", "orderflow", "routing", "database", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.settings;
