package sandbox.commercetools;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** A plain resource with an id and a key: created, read, queried, deleted. Channels, states, stores, zones, payments. */
final class Keyed implements Resource {

    private final String typeId;
    private final Clock clock;
    private final Ids ids;
    private final Consumer<ObjectNode> defaults;
    private final Map<String, ObjectNode> byId = new ConcurrentSkipListMap<>();
    private final Map<String, String> idByKey = new ConcurrentHashMap<>();

    /** @param defaults checks a draft and fills in what was left out */
    Keyed(String typeId, Clock clock, Ids ids, Consumer<ObjectNode> defaults) {
        this.typeId = typeId;
        this.clock = clock;
        this.ids = ids;
        this.defaults = defaults;
    }

    @Override
    public Response handle(Call call) {
        String element = call.element();
        if (element == null) {
            return collection(call);
        }
        ObjectNode found = at(element);
        if (call.get()) {
            return Answers.json(200, found);
        }
        if (call.delete()) {
            remove(found);
            return Answers.json(200, found);
        }
        throw ApiError.methodNotAllowed();
    }

    ObjectNode create(ObjectNode draft) {
        ObjectNode resource = Json.object().put("id", ids.next()).put("version", 1L);
        String now = Json.instant(clock.instant());
        resource.put("createdAt", now).put("lastModifiedAt", now).setAll(draft);
        defaults.accept(resource);
        String id = Json.requiredText(resource, "id");
        String key = Json.text(resource, "key");
        if (key != null && idByKey.putIfAbsent(key, id) != null) {
            throw ApiError.duplicateField("key", key);
        }
        byId.put(id, resource);
        return resource;
    }

    /** Changes one as if it had been made like that. */
    void complete(String key, Consumer<ObjectNode> change) {
        ObjectNode resource = byKey(key).orElseThrow();
        change.accept(resource);
        defaults.accept(resource);
    }

    Optional<ObjectNode> byId(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    Optional<ObjectNode> byKey(@Nullable String key) {
        return Optional.ofNullable(key).map(idByKey::get).map(byId::get);
    }

    void remove(ObjectNode resource) {
        byId.remove(Json.requiredText(resource, "id"));
        idByKey.values().remove(Json.requiredText(resource, "id"));
    }

    Stream<ObjectNode> all() {
        return byId.values().stream();
    }

    int size() {
        return byId.size();
    }

    private Response collection(Call call) {
        if (call.get()) {
            return Page.of(call.request()).of(byId.values().stream(), false, node -> node, Json::bytes);
        }
        if (call.post()) {
            return Answers.json(201, create(call.body()));
        }
        throw ApiError.methodNotAllowed();
    }

    ObjectNode at(String element) {
        String key = Call.after("key=", element);
        return (key == null ? byId(element) : byKey(key))
                .orElseThrow(() -> ApiError.notFound("The Resource of type '" + typeId + "' with "
                        + (key == null ? "ID '" + element : "key '" + key) + "'"));
    }
}
