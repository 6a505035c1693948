/** A product published in commercetools is known to the warehouse before it is ordered. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commercetools", "orderflow", "routing", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.products;
