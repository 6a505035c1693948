package sandbox.commercetools.update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What an Order Edit may do (reference §3.5): every ordinary action, and those that change prices and quantities. */
public final class StagedActions {

    private static final Map<String, UpdateAction> ONLY_STAGED = new HashMap<>();

    static {
        ONLY_STAGED.putAll(StagedLineActions.all());
        ONLY_STAGED.putAll(StagedFeeActions.all());
        ONLY_STAGED.putAll(StagedShippingActions.all());
    }

    private StagedActions() {}

    /** @throws ApiError 400 when the Order may not be edited, or an action cannot be done */
    public static void apply(OrderUpdate update, List<ObjectNode> actions) {
        requireNoStock(update.order());
        for (ObjectNode action : actions) {
            String name = Json.text(action, "action");
            UpdateAction staged = name == null ? null : ONLY_STAGED.get(name);
            if (staged == null) {
                UpdateActions.apply(update, List.of(action));
            } else {
                staged.apply(update, action);
            }
        }
    }

    /** Only Orders that neither track nor reserve stock can be edited (reference §0.1). */
    public static void requireNoStock(ObjectNode order) {
        boolean lines = Json.objects(order, "lineItems").stream().allMatch(StagedActions::none);
        if (!none(order) || !lines) {
            throw ApiError.invalidOperation(
                    "Order Edits are only allowed if the inventoryMode of the Order and of all its Line Items is None.");
        }
    }

    private static boolean none(ObjectNode of) {
        return of.path("inventoryMode").asString("None").equals("None");
    }
}
