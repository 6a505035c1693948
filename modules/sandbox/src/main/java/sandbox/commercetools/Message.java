package sandbox.commercetools;

import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it was sent.
 *
 * @param view without the order snapshot some messages carry: what predicates look at
 * @param json the whole message, written once
 */
record Message(String id, String createdAt, ObjectNode view, byte[] json) {}
