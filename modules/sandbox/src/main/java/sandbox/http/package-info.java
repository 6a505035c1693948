/** The HTTP server under both stand-ins. */
@org.jspecify.annotations.NullMarked
package sandbox.http;
