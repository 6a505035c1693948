package sandbox.commercetools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.generate.Basket;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of the shop, who work on orders by hand. Orders are named by id, lines by their place from 1, states by
 * their key. Every step obeys the platform's rules and throws {@link ApiError} where it would refuse.
 */
public final class Merchant {

    private static final String TYPE = "shop-order";

    private final OrderStore orders;
    private final OrderEdits edits;
    private final Shop shop;
    private final Project project;

    Merchant(OrderStore orders, OrderEdits edits, Shop shop, Project project) {
        this.orders = orders;
        this.edits = edits;
        this.shop = shop;
        this.project = project;
    }

    /** @return id of the order, which is paid */
    public String place(Basket basket) {
        return shop.place(basket);
    }

    /** At whatever version the order has now. @return the order after it */
    public ObjectNode edit(String id, ObjectNode... actions) {
        return orders.update(cell(id), null, List.of(actions), Shop.CLIENT).deepCopy();
    }

    public ObjectNode cancel(String id) {
        return orderState(id, "Cancelled");
    }

    public ObjectNode orderState(String id, String state) {
        return edit(id, action("changeOrderState").put("orderState", state));
    }

    /** @param stateKey of the order's workflow */
    public ObjectNode workflow(String id, String stateKey) {
        ObjectNode action = action("transitionState");
        action.set("state", Json.object().put("typeId", "state").put("key", stateKey));
        return edit(id, action);
    }

    /** Sets a custom field of the order; one without a custom type gets {@code shop-order}. @param value null removes it */
    public ObjectNode field(String id, String name, @Nullable Object value) {
        List<ObjectNode> actions = new ArrayList<>();
        if (!cell(id).order().path("custom").isObject()) {
            ObjectNode type = action("setCustomType");
            type.set("type", Json.object().put("typeId", "type").put("key", TYPE));
            actions.add(type);
        }
        ObjectNode field = action("setCustomField").put("name", name);
        if (value != null) {
            field.putPOJO("value", value);
        }
        actions.add(Json.read(Json.bytes(field)));
        return edit(id, actions.toArray(ObjectNode[]::new));
    }

    public ObjectNode email(String id, String address) {
        return edit(id, action("setCustomerEmail").put("email", address));
    }

    /** By an Order Edit that is applied at once; 0 takes the line off the order. */
    public ObjectNode quantity(String id, int line, long quantity) {
        ObjectNode change = action("changeLineItemQuantity")
                .put("lineItemId", lineId(id, line))
                .put("quantity", quantity);
        return edits.applied(Json.requiredText(cell(id).order(), "id"), List.of(change), Shop.CLIENT)
                .deepCopy();
    }

    /** Moves pieces of a line to a state, those that came least far first. */
    public ObjectNode move(String id, int line, long quantity, String stateKey) {
        ObjectNode to = Json.object().put("typeId", "state").put("key", stateKey);
        String target = Json.requiredText(project.find("state", to), "id");
        List<ObjectNode> actions = new ArrayList<>();
        long left = quantity;
        for (ObjectNode part : Json.objects(line(id, line), "state")) {
            long moved = Math.min(left, part.path("quantity").longValue());
            if (moved > 0 && !target.equals(part.path("state").path("id").asString(""))) {
                ObjectNode action = action("transitionLineItemState")
                        .put("lineItemId", lineId(id, line))
                        .put("quantity", moved);
                action.set("fromState", part.path("state"));
                action.set("toState", to);
                actions.add(action);
                left -= moved;
            }
        }
        if (left > 0) {
            throw ApiError.invalidOperation("The line has " + left + " pieces too few outside of '" + stateKey + "'.");
        }
        return edit(id, actions.toArray(ObjectNode[]::new));
    }

    /**
     * A customer says that pieces come back.
     *
     * @param comment what the customer says, null: nothing
     * @return id of the return item
     */
    public String announceReturn(String id, int line, long quantity, @Nullable String comment) {
        ObjectNode action = action("addReturnInfo");
        ObjectNode item = Json.arrayIn(action, "items")
                .addObject()
                .put("lineItemId", lineId(id, line))
                .put("quantity", quantity)
                .put("shipmentState", "Advised");
        if (comment != null) {
            item.put("comment", comment);
        }
        ObjectNode after = edit(id, action);
        return after.path("returnInfo")
                .valueStream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .at("/items/0/id")
                .stringValue();
    }

    /** The order is deleted; a message tells of it. */
    public void delete(String id) {
        orders.delete(cell(id), null, Shop.CLIENT);
    }

    private OrderCell cell(String id) {
        return orders.byId(id)
                .or(() -> orders.byNumber(id))
                .orElseThrow(() -> ApiError.notFound("The Resource with ID '" + id + "'"));
    }

    private ObjectNode line(String id, int line) {
        List<ObjectNode> lines = Json.objects(cell(id).order(), "lineItems");
        if (line < 1 || line > lines.size()) {
            throw ApiError.invalidInput("The order has no line " + line + ".");
        }
        return lines.get(line - 1);
    }

    private String lineId(String id, int line) {
        return Json.requiredText(line(id, line), "id");
    }

    private static ObjectNode action(String name) {
        return Json.object().put("action", name);
    }
}
