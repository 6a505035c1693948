/** Durable work: one lane per order, in order, retried or parked with a reason. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit"})
@org.jspecify.annotations.NullMarked
package connector.workqueue;
