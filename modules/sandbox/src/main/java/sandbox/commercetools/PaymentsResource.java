package sandbox.commercetools;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import sandbox.commercetools.update.OrderUpdate;
import sandbox.commercetools.update.PaymentCustomActions;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** {@code /payments}: what a payment provider writes, with its messages (reference §1.7). */
final class PaymentsResource implements Resource {

    private final Keyed payments;
    private final MessageWriter messages;
    private final Ids ids;
    private final Function<ObjectNode, OrderUpdate> updates;

    /** @param updates an update of the copy that it is given */
    PaymentsResource(Keyed payments, MessageWriter messages, Ids ids, Function<ObjectNode, OrderUpdate> updates) {
        this.payments = payments;
        this.messages = messages;
        this.ids = ids;
        this.updates = updates;
    }

    @Override
    public Response handle(Call call) {
        return call.post() && call.path().size() == 1
                ? Answers.json(200, update(payments.at(call.path().getFirst()), call.body()))
                : payments.handle(call);
    }

    private synchronized ObjectNode update(ObjectNode payment, ObjectNode body) {
        long version = payment.path("version").longValue();
        long expected = Json.requiredLong(body, "version");
        if (expected != version) {
            throw ApiError.conflict(Json.requiredText(payment, "id"), expected, version);
        }
        ObjectNode changed = payment.deepCopy();
        List<ObjectNode> told = new ArrayList<>();
        for (ObjectNode action : Json.objects(body, "actions")) {
            if (PaymentCustomActions.knows(action)) {
                version = custom(changed, action);
                changed.put("version", version);
                continue;
            }
            ObjectNode message = act(changed, action);
            changed.put("version", ++version);
            told.add(message.put("resourceVersion", version));
        }
        payment.removeAll();
        payment.setAll(changed);
        long sequence = expected;
        for (ObjectNode message : told) {
            messages.write("payment", payment, ++sequence, message);
        }
        return payment;
    }

    /** @return the version that it leaves: what changes nothing makes none */
    private long custom(ObjectNode payment, ObjectNode action) {
        OrderUpdate update = updates.apply(payment);
        PaymentCustomActions.apply(update, action);
        return update.version();
    }

    private ObjectNode act(ObjectNode payment, ObjectNode action) {
        return switch (Json.requiredText(action, "action")) {
            case "addTransaction" -> addTransaction(payment, action);
            case "changeTransactionState" -> changeTransactionState(payment, action);
            case "setInterfaceId" ->
                message("PaymentInterfaceIdSet", message -> {
                    if (payment.hasNonNull("interfaceId")) {
                        message.set("oldInterfaceId", payment.get("interfaceId"));
                    }
                    payment.put("interfaceId", Json.requiredText(action, "interfaceId"));
                    message.set("interfaceId", payment.get("interfaceId"));
                });
            default -> throw ApiError.invalidJson("The action is not known for payments.");
        };
    }

    private ObjectNode addTransaction(ObjectNode payment, ObjectNode action) {
        if (!(action.path("transaction") instanceof ObjectNode draft)) {
            throw ApiError.requiredField("transaction");
        }
        ObjectNode transaction = draft.deepCopy().put("id", ids.next());
        Json.requiredText(transaction, "type");
        Drafts.absent(transaction, "state", "Initial");
        Drafts.typedMoney(transaction);
        Json.arrayIn(payment, "transactions").add(transaction);
        return message("PaymentTransactionAdded", message -> message.set("transaction", transaction));
    }

    private static ObjectNode changeTransactionState(ObjectNode payment, ObjectNode action) {
        String id = Json.requiredText(action, "transactionId");
        ObjectNode transaction = Json.objects(payment, "transactions").stream()
                .filter(each -> id.equals(Json.text(each, "id")))
                .findFirst()
                .orElseThrow(() -> ApiError.invalidInput("The transaction with ID '" + id + "' does not exist."));
        transaction.put("state", Json.requiredText(action, "state"));
        return message(
                "PaymentTransactionStateChanged",
                message -> message.put("transactionId", id).set("state", transaction.get("state")));
    }

    private static ObjectNode message(String type, Consumer<ObjectNode> fields) {
        ObjectNode message = Json.object().put("type", type);
        fields.accept(message);
        return message;
    }
}
