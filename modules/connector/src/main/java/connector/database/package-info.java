/** The PostgreSQL behind the connector: an embedded one in a data folder, or any by URL. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package connector.database;
