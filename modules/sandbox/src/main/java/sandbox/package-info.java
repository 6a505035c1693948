/** Stand-ins for commercetools and OrderFlow over real HTTP, with a warehouse between them and a fault dial. */
@org.jspecify.annotations.NullMarked
package sandbox;
