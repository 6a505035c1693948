/** What the people on call see. Reads only; SQL stands in {@link connector.console.OrdersTable}. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"routing", "workqueue", "audit", "orderflow"})
@org.jspecify.annotations.NullMarked
package connector.console;
