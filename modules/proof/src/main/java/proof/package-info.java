/** What backs our claims; everything here drives the connector from outside. */
@org.jspecify.annotations.NullMarked
package proof;
