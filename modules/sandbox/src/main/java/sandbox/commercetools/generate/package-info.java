/** Orders that look real and add up to the minor unit. */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools.generate;
