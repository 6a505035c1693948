package sandbox.commercetools.update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** All update actions this stand-in knows, by the name on the wire (reference §3.1). */
public final class UpdateActions {

    private static final Map<String, UpdateAction> ALL = collected(List.of(
            StateActions.all(),
            LineItemStateActions.all(),
            DeliveryActions.all(),
            ParcelActions.all(),
            ReturnActions.all(),
            CustomActions.all(),
            AddressActions.all(),
            PropertyActions.all(),
            PaymentActions.all(),
            SyncActions.all()));

    private UpdateActions() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** @throws ApiError 400: then the half changed order of this update must be thrown away */
    public static void apply(OrderUpdate update, List<ObjectNode> actions) {
        for (ObjectNode action : actions) {
            String name = Json.text(action, "action");
            UpdateAction known = name == null ? null : ALL.get(name);
            if (known == null) {
                throw ApiError.invalidJson(
                        "Request body does not contain valid JSON. actions: unknown action '" + name + "'.");
            }
            known.apply(update, action);
        }
    }

    private static Map<String, UpdateAction> collected(List<Map<String, UpdateAction>> families) {
        Map<String, UpdateAction> all = new HashMap<>();
        families.forEach(all::putAll);
        return Map.copyOf(all);
    }
}
