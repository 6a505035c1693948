/** The connector as a process of its own, so that it can be killed, frozen and started again from outside. */
@org.jspecify.annotations.NullMarked
package proof.crash;
