/** The command line. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "settings",
            "database",
            "audit",
            "workqueue",
            "http",
            "explain",
            "commercetools",
            "commercetools :: client",
            "orderflow",
            "orderexport",
            "routing",
            "backfill"
        })
@org.jspecify.annotations.NullMarked
package connector.command;
