/** The fault dial: what goes wrong, how often, and how often it did. */
@org.jspecify.annotations.NullMarked
package sandbox.faults;
