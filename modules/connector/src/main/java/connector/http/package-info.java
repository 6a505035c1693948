/** One HTTP call to either system: bounded in time, recorded as an exchange, its failure named. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit"})
@org.jspecify.annotations.NullMarked
package connector.http;
