/** Says what the connector would do with orders, and why. It reads, and nothing else. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "settings",
            "database",
            "http",
            "audit",
            "commercetools",
            "commercetools :: client",
            "orderflow",
            "routing",
            "orderexport",
            "ledger"
        })
@org.jspecify.annotations.NullMarked
package connector.explain;
