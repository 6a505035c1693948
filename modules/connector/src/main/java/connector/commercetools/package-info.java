/** Everything that speaks commercetools, and nothing else does. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"http", "workqueue", "audit"})
@org.jspecify.annotations.NullMarked
package connector.commercetools;
