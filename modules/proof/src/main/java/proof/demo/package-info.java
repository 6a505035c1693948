/** The demo: database, sandbox and connector in one process, orders going out and parcels coming back. */
@org.jspecify.annotations.NullMarked
package proof.demo;
