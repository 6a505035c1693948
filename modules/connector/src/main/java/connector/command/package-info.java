/** The command line. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"settings", "database", "audit", "workqueue"})
@org.jspecify.annotations.NullMarked
package connector.command;
