/** What came in, what we sent, what they said, what we decided and why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package connector.audit;
