package sandbox.commercetools;

import java.time.Clock;
import java.util.Map;
import sandbox.commercetools.generate.OrderGenerator;
import sandbox.commercetools.update.References;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** The project and the small resources orders refer to. */
final class Project implements Resource, References {

    private final String key;
    private final boolean appendsSyncInfo;
    private final String createdAt;
    private final Keyed channels;
    private final Keyed states;
    private final Keyed stores;
    private final Keyed types;
    private final Keyed payments;
    private final String initialLineItemState;

    Project(String key, Settings settings, Clock clock, Ids ids) {
        this.key = key;
        appendsSyncInfo = settings.appendsSyncInfo();
        createdAt = Json.instant(clock.instant());
        channels = new Keyed("channel", clock, ids, Project::channel);
        states = new Keyed("state", clock, ids, this::state);
        stores = new Keyed("store", clock, ids, Project::store);
        types = new Keyed("type", clock, ids, type -> Json.arrayIn(type, "fieldDefinitions"));
        payments = new Keyed("payment", clock, ids, Project::payment);
        initialLineItemState = states.create(Json.object()
                        .put("key", "Initial")
                        .put("type", "LineItemState")
                        .put("initial", true)
                        .put("builtIn", true))
                .path("id")
                .stringValue();
        ObjectNode export = Json.object().put("key", "orderflow");
        export.putArray("roles").add("OrderExport");
        channels.create(export);
        OrderGenerator.storeKeys().forEach(store -> stores.create(Json.object().put("key", store)));
    }

    /** The small resources by their path. */
    Map<String, Resource> resources() {
        return Map.of(
                "",
                this,
                "channels",
                channels,
                "states",
                states,
                "stores",
                stores,
                "types",
                types,
                "payments",
                payments);
    }

    /** Id of the built-in state every line begins in. */
    String initialLineItemState() {
        return initialLineItemState;
    }

    ObjectNode addPayment(ObjectNode draft) {
        return payments.create(draft);
    }

    @Override
    public ObjectNode find(String typeId, ObjectNode identifier) {
        Keyed among = switch (typeId) {
            case "channel" -> channels;
            case "state" -> states;
            case "store" -> stores;
            case "type" -> types;
            case "payment" -> payments;
            default -> throw new IllegalArgumentException(typeId);
        };
        String id = Json.text(identifier, "id");
        String wantedKey = Json.text(identifier, "key");
        return (id == null ? among.byKey(wantedKey) : among.byId(id))
                .orElseThrow(() -> ApiError.referenceNotFound(typeId, id == null ? String.valueOf(wantedKey) : id));
    }

    @Override
    public boolean appendsSyncInfo() {
        return appendsSyncInfo;
    }

    @Override
    public Response handle(Call call) {
        if (!call.get()) {
            throw ApiError.methodNotAllowed();
        }
        ObjectNode project = Json.object().put("key", key).put("name", key).put("version", 1L);
        project.putArray("countries")
                .add("GB")
                .add("DE")
                .add("FR")
                .add("NL")
                .add("PL")
                .add("JP");
        project.putArray("currencies").add("GBP").add("EUR").add("JPY");
        project.putArray("languages")
                .add("en")
                .add("de")
                .add("fr")
                .add("nl")
                .add("pl")
                .add("ja");
        project.put("createdAt", createdAt)
                .putObject("messages")
                .put("enabled", true)
                .put("deleteDaysAfterCreation", 15);
        project.putObject("carts").put("deleteDaysAfterLastModification", 90);
        project.putObject("inventory").put("releaseExpiredReservations", false);
        project.putObject("discounts").put("discountCombinationMode", "Stacking");
        return Answers.json(200, project);
    }

    private static void channel(ObjectNode channel) {
        Json.requiredText(channel, "key");
        if (Json.arrayIn(channel, "roles").isEmpty()) {
            channel.putArray("roles").add("InventorySupply");
        }
    }

    /** Transitions may be drafted with keys; they are kept as references (reference §3.4). */
    private void state(ObjectNode state) {
        Json.requiredText(state, "key");
        Json.requiredText(state, "type");
        state.put("initial", state.path("initial").asBoolean(true));
        state.put("builtIn", state.path("builtIn").asBoolean(false));
        Json.arrayIn(state, "roles");
        for (ObjectNode target : Json.objects(state, "transitions")) {
            String id = find("state", target).path("id").stringValue();
            target.removeAll();
            target.put("typeId", "state").put("id", id);
        }
    }

    private static void store(ObjectNode store) {
        Json.requiredText(store, "key");
        for (String list :
                new String[] {"languages", "countries", "distributionChannels", "supplyChannels", "productSelections"
                }) {
            Json.arrayIn(store, list);
        }
    }

    private static void payment(ObjectNode payment) {
        if (!payment.path("amountPlanned").isObject()) {
            throw ApiError.requiredField("amountPlanned");
        }
        Json.arrayIn(payment, "transactions");
        Json.arrayIn(payment, "interfaceInteractions");
        if (!payment.path("paymentMethodInfo").isObject()) {
            payment.putObject("paymentMethodInfo");
        }
        if (!payment.path("paymentStatus").isObject()) {
            payment.putObject("paymentStatus");
        }
    }
}
