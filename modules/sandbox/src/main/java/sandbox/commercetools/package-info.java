/** A small commercetools: orders with versions, update actions, messages, subscriptions, channels, OAuth. */
@org.jspecify.annotations.NullMarked
package sandbox.commercetools;
