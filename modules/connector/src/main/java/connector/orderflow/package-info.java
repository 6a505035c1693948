/** Everything that speaks OrderFlow, and nothing else does. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"http", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.orderflow;
