package sandbox.commercetools;

import java.util.List;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** {@code /orders}: read, query, update, import, delete (reference §3). */
final class OrdersResource implements Resource {

    private static final int MAX_ACTIONS = 500;

    private final OrderStore store;
    private final OrderImport orderImport;
    private final OrderEdits edits;

    private final Meddler meddler;

    OrdersResource(OrderStore store, OrderImport orderImport, OrderEdits edits, Meddler meddler) {
        this.edits = edits;
        this.meddler = meddler;
        this.store = store;
        this.orderImport = orderImport;
    }

    @Override
    public Response handle(Call call) {
        if (!call.path().isEmpty() && call.path().getFirst().equals("edits")) {
            return edits.handle(call.below());
        }
        String element = call.element();
        if (element == null) {
            if (!call.get()) {
                throw ApiError.methodNotAllowed();
            }
            return query(Page.of(call.request()));
        }
        if (element.equals("import") && call.post()) {
            return Answers.json(201, store.add(orderImport.order(call.body(), call.clientId()), "OrderImported"));
        }
        OrderCell cell = at(element);
        if (call.get()) {
            return Answers.json(200, meddler.read(cell));
        }
        if (call.post()) {
            return Answers.json(200, update(cell, call));
        }
        if (call.delete()) {
            return Answers.json(200, store.delete(cell, call.version(), call.clientId()));
        }
        throw ApiError.methodNotAllowed();
    }

    private Response query(Page page) {
        boolean byId = page.sort().isEmpty()
                || page.sort().equals(List.of("id asc"))
                || page.sort().equals(List.of("id"));
        return page.of(store.candidates(page.where()), byId, order -> order, Json::bytes);
    }

    private ObjectNode update(OrderCell cell, Call call) {
        ObjectNode body = call.body();
        if (!body.path("version").isIntegralNumber()) {
            throw ApiError.invalidJson("Request body does not contain valid JSON. version: Missing required value.");
        }
        if (!body.path("actions").isArray()) {
            throw ApiError.invalidJson("Request body does not contain valid JSON. actions: Missing required value.");
        }
        List<ObjectNode> actions = Json.objects(body, "actions");
        if (actions.size() > MAX_ACTIONS) {
            throw ApiError.tooMany("The number of update actions exceeds the limit of " + MAX_ACTIONS + ".");
        }
        return store.update(cell, body.path("version").longValue(), actions, call.clientId());
    }

    private OrderCell at(String element) {
        String number = Call.after("order-number=", element);
        return (number == null ? store.byId(element) : store.byNumber(number))
                .orElseThrow(() -> ApiError.notFound(
                        number == null
                                ? "The Resource with ID '" + element + "'"
                                : "The Resource with key 'order-number=" + number + "'"));
    }
}
