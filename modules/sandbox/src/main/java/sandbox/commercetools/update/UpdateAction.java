package sandbox.commercetools.update;

import tools.jackson.databind.node.ObjectNode;

/** Does what one action asks, or throws {@link sandbox.commercetools.wire.ApiError}; a no-op marks nothing as changed. */
@FunctionalInterface
interface UpdateAction {
    void apply(OrderUpdate update, ObjectNode action);
}
