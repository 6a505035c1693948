package sandbox.commercetools;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import sandbox.commercetools.update.StagedActions;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** {@code /orders/edits} (reference §3.5): staged, looked at, and applied as one. */
final class OrderEdits implements Resource {

    private final Keyed edits;
    private final OrderStore orders;
    private final OrderEditView view;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    OrderEdits(OrderStore orders, Clock clock, Ids ids) {
        this.orders = orders;
        view = new OrderEditView(orders);
        this.clock = clock;
        edits = new Keyed("order-edit", clock, ids, OrderEdits::complete);
    }

    @Override
    public Response handle(Call call) {
        lock.lock();
        try {
            return answer(call);
        } finally {
            lock.unlock();
        }
    }

    private Response answer(Call call) {
        List<String> path = call.path();
        if (path.isEmpty() && call.post()) {
            return create(call.body());
        }
        if (call.post() && path.size() == 2 && path.getLast().equals("apply")) {
            ObjectNode body = call.body();
            ObjectNode edit = edits.at(path.getFirst());
            requireVersion(edit, Json.requiredLong(body, "editVersion"));
            return Answers.json(200, apply(edit, Json.requiredLong(body, "resourceVersion"), call.clientId()));
        }
        if (call.post() && path.size() == 1) {
            return change(edits.at(path.getFirst()), call.body());
        }
        if (call.get() && path.size() == 1) {
            return Answers.json(200, view.of(edits.at(path.getFirst())));
        }
        if (call.delete() && path.size() == 1) {
            requireVersion(edits.at(path.getFirst()), call.version());
        }
        return edits.handle(call);
    }

    private Response create(ObjectNode draft) {
        boolean dry = draft.path("dryRun").asBoolean(false);
        StagedActions.requireNoStock(view.order(draft).order());
        draft.remove("dryRun");
        ObjectNode edit = edits.create(draft);
        ObjectNode seen = view.of(edit);
        if (dry) {
            edits.remove(edit);
        }
        return Answers.json(201, seen);
    }

    private Response change(ObjectNode edit, ObjectNode body) {
        requireVersion(edit, Json.requiredLong(body, "version"));
        if (edit.path("result").path("type").asString("").equals("Applied")) {
            throw ApiError.invalidOperation("The Order Edit is applied already.");
        }
        ObjectNode changed = edit.deepCopy();
        for (ObjectNode action : Json.objects(body, "actions")) {
            act(changed, action);
        }
        if (body.path("dryRun").asBoolean(false)) {
            return Answers.json(200, view.of(changed));
        }
        edit.removeAll();
        edit.setAll(changed.put("version", changed.path("version").longValue() + 1)
                .put("lastModifiedAt", Json.instant(clock.instant())));
        return Answers.json(200, view.of(edit));
    }

    private static void act(ObjectNode edit, ObjectNode action) {
        switch (Json.requiredText(action, "action")) {
            case "addStagedAction" -> Json.arrayIn(edit, "stagedActions").add(action.path("stagedAction"));
            case "setStagedActions" -> edit.set("stagedActions", action.path("stagedActions"));
            case "setComment" -> edit.set("comment", action.path("comment"));
            case "setKey" -> edit.set("key", action.path("key"));
            default -> throw ApiError.invalidJson("The action is not known for Order Edits.");
        }
    }

    /** Makes an edit and applies it to the order as it is now. @return the order after it */
    ObjectNode applied(String orderId, List<ObjectNode> stagedActions, String clientId) {
        lock.lock();
        try {
            ObjectNode draft = Json.object().put("comment", "by hand");
            draft.set("resource", Json.reference("order", orderId));
            stagedActions.forEach(Json.arrayIn(draft, "stagedActions")::add);
            OrderCell cell = view.order(draft);
            StagedActions.requireNoStock(cell.order());
            apply(edits.create(draft), cell.order().path("version").longValue(), clientId);
            return cell.order();
        } finally {
            lock.unlock();
        }
    }

    private ObjectNode apply(ObjectNode edit, long resourceVersion, String clientId) {
        if (edit.path("result").path("type").asString("").equals("Applied")) {
            throw ApiError.invalidOperation("The Order Edit is applied already.");
        }
        ObjectNode preview = (ObjectNode) view.of(edit).path("result");
        if (preview.path("type").asString("").equals("PreviewFailure")) {
            throw ApiError.editPreviewFailed(preview);
        }
        OrderCell cell = view.order(edit);
        ObjectNode before = cell.order();
        ObjectNode result = Json.object().put("type", "Applied").put("appliedAt", Json.instant(clock.instant()));
        result.set(
                "excerptBeforeEdit",
                OrderEditView.excerpt(before, before.path("version").longValue()));
        ObjectNode applied = edit.deepCopy().put("version", edit.path("version").longValue() + 1);
        orders.update(
                cell,
                resourceVersion,
                update -> {
                    StagedActions.apply(update, Json.objects(edit, "stagedActions"));
                    update.changed("OrderEditApplied", message -> {
                        result.set("excerptAfterEdit", OrderEditView.excerpt(update.order(), update.version()));
                        applied.set("result", result);
                        message.set("edit", applied);
                        message.set("result", result);
                    });
                },
                clientId);
        edit.removeAll();
        edit.setAll(applied);
        return edit;
    }

    private static void requireVersion(ObjectNode edit, long expected) {
        long actual = edit.path("version").longValue();
        if (expected != actual) {
            throw ApiError.conflict(Json.requiredText(edit, "id"), expected, actual);
        }
    }

    private static void complete(ObjectNode edit) {
        if (!edit.path("resource").isObject()) {
            throw ApiError.requiredField("resource");
        }
        Json.arrayIn(edit, "stagedActions");
        if (!edit.path("result").isObject()) {
            edit.putObject("result").put("type", "NotProcessed");
        }
    }
}
