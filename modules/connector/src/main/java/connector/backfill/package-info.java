/** Orders of a time span, or of a list, that the connector is to look at as if they had just been placed. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "orderexport", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.backfill;
