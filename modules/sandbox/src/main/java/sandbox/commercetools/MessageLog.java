package sandbox.commercetools;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;

/** The Messages API (reference §1.6): kept by time, so that a sweep with a cursor reads only what it has not read. */
final class MessageLog implements Resource {

    private static final List<List<String>> BY_TIME = List.of(
            List.of(),
            List.of("createdAt"),
            List.of("createdAt asc"),
            List.of("createdAt asc", "id asc"),
            List.of("createdAt", "id"));

    private final ConcurrentNavigableMap<String, Message> byTime = new ConcurrentSkipListMap<>();
    private final Map<String, Message> byId = new ConcurrentHashMap<>();

    void add(Message message) {
        byId.put(message.id(), message);
        byTime.put(message.createdAt() + message.id(), message);
    }

    List<Message> all() {
        return List.copyOf(byTime.values());
    }

    @Override
    public Response handle(Call call) {
        if (!call.get()) {
            throw ApiError.methodNotAllowed();
        }
        String id = call.element();
        if (id == null) {
            return query(Page.of(call.request()));
        }
        Message message = byId.get(id);
        if (message == null) {
            throw ApiError.notFound("The Resource with ID '" + id + "'");
        }
        return Answers.json(200, Json.read(message.json()));
    }

    private Response query(Page page) {
        String from = page.where().floor("createdAt");
        return page.of(
                (from == null ? byTime : byTime.tailMap(from)).values().stream(),
                BY_TIME.contains(page.sort()),
                Message::view,
                Message::json);
    }
}
