/** A despatch becomes a delivery with parcels on the order. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "ledger", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.fulfilment;
