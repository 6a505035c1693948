package sandbox.commercetools.update;

import java.util.Map;
import java.util.Set;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SyncInfo: under which id another system knows the order. No message tells of it (reference §3.1). */
final class SyncActions {

    private static final Set<String> ROLES = Set.of("OrderExport", "OrderImport");

    private SyncActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of("updateSyncInfo", SyncActions::update);
    }

    private static void update(OrderUpdate update, ObjectNode action) {
        ObjectNode channel = update.found("channel", action, "channel");
        boolean allowed = channel.path("roles")
                .valueStream()
                .map(role -> role.asString(""))
                .anyMatch(ROLES::contains);
        if (!allowed) {
            throw ApiError.missingRole(Json.requiredText(channel, "key"), "OrderExport");
        }
        ObjectNode info = Json.object();
        info.set("channel", Json.reference("channel", channel.path("id").stringValue()));
        Items.copy(action, info, "externalId");
        String syncedAt = Json.text(action, "syncedAt");
        info.put("syncedAt", syncedAt == null ? update.now() : syncedAt);
        ArrayNode after = Json.array();
        for (JsonNode each : update.order().path("syncInfo")) {
            if (update.references().appendsSyncInfo() || !each.path("channel").equals(info.path("channel"))) {
                after.add(each);
            }
        }
        after.add(info);
        if (OrderUpdate.set(update.order(), "syncInfo", after)) {
            update.changed();
        }
    }
}
