/** What the people on call see. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"routing", "workqueue", "audit", "orderflow"})
@org.jspecify.annotations.NullMarked
package connector.console;
