package sandbox.commercetools.update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.price.Cents;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One update under way: a private copy of the order, and the messages that will be sent if every action succeeds. */
public final class OrderUpdate {

    private final ObjectNode order;
    private final References references;
    private final Ids ids;
    private final Instant now;
    private final List<ObjectNode> messages = new ArrayList<>();
    private long version;

    /** @param order a copy nobody else has */
    public OrderUpdate(ObjectNode order, References references, Ids ids, Instant now) {
        this.order = order;
        this.references = references;
        this.ids = ids;
        this.now = now;
        version = order.path("version").longValue();
    }

    public ObjectNode order() {
        return order;
    }

    /** The version the order has after the actions so far: one more per action that changed something. */
    public long version() {
        return version;
    }

    /** Type and own fields of each message, with the {@code resourceVersion} it belongs to; the envelope is not there yet. */
    public List<ObjectNode> messages() {
        return List.copyOf(messages);
    }

    References references() {
        return references;
    }

    OrderParts parts() {
        return new OrderParts(order);
    }

    String initialLineItemState() {
        return references.initialLineItemState();
    }

    /** What an action gives as money, complete, in the currency of the Order. */
    ObjectNode money(ObjectNode given) {
        String currency = order.path("totalPrice").path("currencyCode").asString("");
        if (!currency.equals(Json.text(given, "currencyCode"))) {
            throw ApiError.invalidField(
                    "currencyCode", given.path("currencyCode").asString(""));
        }
        return given.has("preciseAmount")
                ? given.deepCopy()
                : new Cents(currency).money(Json.requiredLong(given, "centAmount"));
    }

    String newId() {
        return ids.next();
    }

    String now() {
        return Json.instant(now);
    }

    /** This action changed something that no message tells of. */
    void changed() {
        version++;
    }

    /** Something changed that nobody looks at. */
    public void touched() {
        changed();
    }

    /** This action changed something, and this message tells of it. */
    public void changed(String messageType, Consumer<ObjectNode> fields) {
        version++;
        tell(messageType, fields);
    }

    /** One more message of the same action. */
    void tell(String messageType, Consumer<ObjectNode> fields) {
        ObjectNode message = Json.object().put("type", messageType);
        fields.accept(message);
        messages.add(message.put("resourceVersion", version));
    }

    /** The reference to what an action names by id or key under this field. */
    ObjectNode reference(String typeId, ObjectNode action, String field) {
        return Json.reference(typeId, found(typeId, action, field).path("id").stringValue());
    }

    ObjectNode found(String typeId, ObjectNode action, String field) {
        if (action.path(field) instanceof ObjectNode identifier) {
            return references.find(typeId, identifier);
        }
        throw ApiError.requiredField(field);
    }

    /** Sets or (with null) removes a field. @return whether that changed anything */
    public static boolean set(ObjectNode node, String field, @Nullable JsonNode value) {
        JsonNode old = node.get(field);
        if (value == null || value.isNull() || value.isMissingNode()) {
            return node.remove(field) != null;
        }
        node.set(field, value.deepCopy());
        return !value.equals(old);
    }
}
