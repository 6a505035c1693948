package sandbox.commercetools;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sandbox.commercetools.generate.Catalogue;
import sandbox.commercetools.update.References;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The project and the small resources orders refer to. */
final class Project implements Resource, References {

    /** Paths of resources that are more than "-s" behind their type. */
    private static final Map<String, String> TYPE_BY_PATH =
            Map.of("tax-categories", "tax-category", "product-projections", "product");

    private final String key;
    private final boolean appendsSyncInfo;
    private final String createdAt;
    private final Map<String, Keyed> byPath = new LinkedHashMap<>();
    private final Map<String, Keyed> byType = new HashMap<>();
    private final String initialLineItemState;

    Project(String key, Settings settings, Clock clock, Ids ids) {
        this.key = key;
        appendsSyncInfo = settings.appendsSyncInfo();
        createdAt = Json.instant(clock.instant());
        Map<String, Consumer<ObjectNode>> kinds = new LinkedHashMap<>();
        kinds.put("channels", ProjectDrafts::channel);
        kinds.put("states", ProjectDrafts::state);
        kinds.put("stores", ProjectDrafts::store);
        kinds.put("types", ProjectDrafts::type);
        kinds.put("zones", ProjectDrafts::zone);
        kinds.put("tax-categories", ProjectDrafts::taxCategory);
        kinds.put("shipping-methods", ProjectDrafts::shippingMethod);
        kinds.put("payments", ProjectDrafts::payment);
        kinds.put("product-types", type -> Json.requiredText(type, "name"));
        kinds.put("product-projections", ProjectDrafts::product);
        kinds.forEach((path, defaults) -> {
            String typeId = TYPE_BY_PATH.getOrDefault(path, path.substring(0, path.length() - 1));
            Keyed resource = new Keyed(typeId, clock, ids, defaults.andThen(this::resolve));
            byPath.put(path, resource);
            byType.put(typeId, resource);
        });
        ObjectNode initial = Json.object().put("key", "Initial").put("type", "LineItemState");
        initialLineItemState = Json.requiredText(
                resource("states").create(initial.put("initial", true).put("builtIn", true)), "id");
        ProjectSeed.into(byPath);
        resource("product-types").create(Catalogue.type());
        Catalogue.projections().forEach(resource("product-projections")::create);
    }

    /** The small resources by their path. */
    Map<String, Resource> resources() {
        Map<String, Resource> all = new HashMap<>(byPath);
        all.put("", this);
        return all;
    }

    /** Id of the built-in state every line begins in. */
    @Override
    public String initialLineItemState() {
        return initialLineItemState;
    }

    Keyed resource(String path) {
        return Optional.ofNullable(byPath.get(path)).orElseThrow(() -> ApiError.notFound("The path '" + path + "'"));
    }

    ObjectNode add(String path, ObjectNode draft) {
        return resource(path).create(draft);
    }

    @Override
    public ObjectNode find(String typeId, ObjectNode identifier) {
        Keyed among = Optional.ofNullable(byType.get(typeId)).orElseThrow(() -> new IllegalArgumentException(typeId));
        String id = Json.text(identifier, "id");
        String wantedKey = Json.text(identifier, "key");
        return (id == null ? among.byKey(wantedKey) : among.byId(id))
                .orElseThrow(() -> ApiError.referenceNotFound(typeId, id == null ? String.valueOf(wantedKey) : id));
    }

    @Override
    public ObjectNode lineOf(String sku, String currency) {
        return Catalogue.lineOf(sku, currency).orElseThrow(() -> ApiError.referenceNotFound("product", sku));
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
        strings(project, "countries", List.of("GB", "DE", "FR", "NL", "PL", "JP", "KW"));
        strings(project, "currencies", List.of("GBP", "EUR", "JPY", "KWD"));
        strings(project, "languages", List.of("en", "de", "fr", "nl", "pl", "ja", "ar"));
        project.put("createdAt", createdAt)
                .putObject("messages")
                .put("enabled", true)
                .put("deleteDaysAfterCreation", 15);
        project.putObject("carts").put("deleteDaysAfterLastModification", 90);
        project.putObject("inventory").put("releaseExpiredReservations", false);
        project.putObject("discounts").put("discountCombinationMode", "Stacking");
        return Answers.json(200, project);
    }

    /** Drafts may name others by key; they are kept by id. Stores and business units are named by key for good. */
    private void resolve(JsonNode draft) {
        for (JsonNode child : draft) {
            if (child instanceof ObjectNode named
                    && named.hasNonNull("key")
                    && !named.has("id")
                    && byType.containsKey(named.path("typeId").asString(""))
                    && !named.path("typeId").asString("").equals("store")) {
                String typeId = Json.requiredText(named, "typeId");
                String id = Json.requiredText(find(typeId, named), "id");
                named.removeAll();
                named.put("typeId", typeId).put("id", id);
            }
            resolve(child);
        }
    }

    private static void strings(ObjectNode project, String field, List<String> values) {
        ArrayNode array = project.putArray(field);
        values.forEach(array::add);
    }
}
