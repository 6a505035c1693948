package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.ItemStateBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderChangeOrderStateAction;
import com.commercetools.api.models.order.OrderChangeShipmentStateAction;
import com.commercetools.api.models.order.OrderSetCustomFieldAction;
import com.commercetools.api.models.order.OrderSetCustomTypeAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomFieldAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeAction;
import com.commercetools.api.models.order.OrderTransitionCustomLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionStateAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.state.StateReferenceBuilder;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainer;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.ArrayList;
import java.util.List;

/** An order of mugs and cups, and what the platform makes of our actions on it. */
final class MugsOnPaper {

    static final String ID = "6d1b7c2a-8b7a-4c7e-9f31-0a1b2c3d4e5f";
    static final String INITIAL = "state-initial";
    static final String CANCELLED = "state-cancelled";
    static final String SHIPPED = "state-shipped";

    private static final String LINE = """
            {"id":"%1$s","quantity":%2$d,"name":{"en":"%3$s"},"variant":{"id":1,"sku":"%3$s"},"priceMode":"Platform",
             "lineItemMode":"Standard","inventoryMode":"%5$s","price":{"id":"p","value":{"type":"centPrecision",
             "currencyCode":"EUR","centAmount":%4$d,"fractionDigits":2}},"totalPrice":{"type":"centPrecision",
             "currencyCode":"EUR","centAmount":%6$d,"fractionDigits":2},
             "state":[{"quantity":%2$d,"state":{"typeId":"state","id":"state-initial"}}]}""";

    private MugsOnPaper() {}

    /** Mugs on two lines, cups on one. @param inventoryMode {@code None} or {@code TrackOnly} */
    static Order order(String inventoryMode, long mugs, long otherMugs, long cups) {
        List<String> lines = new ArrayList<>();
        line(lines, "line-1", mugs, "MUG", 500, inventoryMode);
        line(lines, "line-2", otherMugs, "MUG", 300, inventoryMode);
        line(lines, "line-3", cups, "CUP", 701, inventoryMode);
        String order = """
                {"type":"Order","id":"%s","version":1,"orderNumber":"W-1","createdAt":"2026-03-01T10:00:00Z",
                 "orderState":"Open","paymentState":"Paid","shippingMode":"Single","inventoryMode":"%s","syncInfo":[],
                 "taxMode":"Platform","locale":"en","customLineItems":[],"lineItems":[%s],
                 "shippingAddress":{"country":"DE","firstName":"Ada","lastName":"L","streetName":"Elm Road",
                  "streetNumber":"1","city":"Berlin","postalCode":"10115"},
                 "shippingInfo":{"shippingMethodName":"post","shippingMethodState":"MatchesCart","deliveries":[],
                  "price":{"type":"centPrecision","currencyCode":"EUR","centAmount":490,"fractionDigits":2}},
                 "totalPrice":{"type":"centPrecision","currencyCode":"EUR","centAmount":%d,"fractionDigits":2}}""";
        long total = 490 + 500 * mugs + 300 * otherMugs + 701 * cups;
        return JsonUtils.fromJsonString(
                order.formatted(ID, inventoryMode, String.join(",", lines), total), Order.class);
    }

    /** The same with a custom line item in it. */
    static Order with(Order order, String id, String slug, long quantity) {
        String item = """
                {"id":"%1$s","quantity":%3$d,"name":{"en":"%2$s"},"slug":"%2$s","priceMode":"Standard",
                 "money":{"type":"centPrecision","currencyCode":"EUR","centAmount":100,"fractionDigits":2},
                 "totalPrice":{"type":"centPrecision","currencyCode":"EUR","centAmount":%4$d,"fractionDigits":2},
                 "state":[{"quantity":%3$d,"state":{"typeId":"state","id":"state-initial"}}]}""";
        List<CustomLineItem> items = new ArrayList<>(order.getCustomLineItems());
        items.add(JsonUtils.fromJsonString(item.formatted(id, slug, quantity, 100 * quantity), CustomLineItem.class));
        order.setCustomLineItems(items);
        order.setTotalPrice(CentPrecisionMoneyBuilder.of()
                .centAmount(order.getTotalPrice().getCentAmount() + 100 * quantity)
                .currencyCode("EUR")
                .fractionDigits(2)
                .build());
        return order;
    }

    static CustomLineItem customLine(Order order, String id) {
        return order.getCustomLineItems().stream()
                .filter(item -> item.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void line(List<String> lines, String id, long quantity, String sku, long price, String mode) {
        if (quantity > 0) {
            lines.add(LINE.formatted(id, quantity, sku, price, mode, quantity * price));
        }
    }

    static LineItem line(Order order, String id) {
        return order.getLineItems().stream()
                .filter(line -> line.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As an order edit leaves it. */
    static void quantity(Order order, String lineId, long quantity) {
        List<LineItem> lines = new ArrayList<>(order.getLineItems());
        LineItem line = line(order, lineId);
        if (quantity == 0) {
            lines.remove(line);
        } else {
            long less = line.getQuantity() - quantity;
            line.setQuantity(quantity);
            if (less > 0) {
                shrink(line, less);
            } else {
                merge(line, INITIAL, -less);
            }
            line.getTotalPrice().setCentAmount(line.getPrice().getValue().getCentAmount() * quantity);
        }
        order.setLineItems(lines);
        long total = 490
                + order.getCustomLineItems().stream()
                        .mapToLong(each -> each.getTotalPrice().getCentAmount())
                        .sum()
                + lines.stream()
                        .mapToLong(each -> each.getTotalPrice().getCentAmount())
                        .sum();
        order.setTotalPrice(CentPrecisionMoneyBuilder.of()
                .centAmount(total)
                .currencyCode("EUR")
                .fractionDigits(2)
                .build());
    }

    /** Pieces leave the states that are no ends first. */
    private static void shrink(LineItem line, long pieces) {
        long left = pieces;
        for (String state : List.of(INITIAL, CANCELLED, SHIPPED)) {
            long out = Math.min(left, inState(line, state));
            merge(line, state, -out);
            left -= out;
        }
    }

    static long inState(LineItem line, String state) {
        return inState(line.getState(), state);
    }

    static long inState(List<ItemState> states, String state) {
        return states.stream()
                .filter(each -> each.getState().getId().equals(state))
                .mapToLong(ItemState::getQuantity)
                .sum();
    }

    /** Somebody in commerce, or we, move pieces. */
    static void move(LineItem line, String from, String to, long pieces) {
        if (inState(line, from) < pieces) {
            throw new AssertionError("the platform refuses: only " + inState(line, from) + " pieces in " + from);
        }
        merge(line, from, -pieces);
        merge(line, to, pieces);
    }

    static void move(CustomLineItem item, String from, String to, long pieces) {
        if (inState(item.getState(), from) < pieces) {
            throw new AssertionError("the platform refuses: not so many pieces in " + from);
        }
        item.setState(merged(merged(item.getState(), from, -pieces), to, pieces));
    }

    private static void merge(LineItem line, String state, long pieces) {
        line.setState(merged(line.getState(), state, pieces));
    }

    private static List<ItemState> merged(List<ItemState> before, String state, long pieces) {
        List<ItemState> states = new ArrayList<>(before);
        long now = inState(states, state) + pieces;
        states.removeIf(each -> each.getState().getId().equals(state));
        if (now > 0) {
            states.add(ItemStateBuilder.of()
                    .quantity(now)
                    .state(StateReferenceBuilder.of().id(state).build())
                    .build());
        }
        return states;
    }

    static void apply(Order order, List<OrderUpdateAction> actions) {
        actions.forEach(action -> apply(order, action));
    }

    private static void apply(Order order, OrderUpdateAction action) {
        switch (action) {
            case OrderChangeOrderStateAction to -> order.setOrderState(to.getOrderState());
            case OrderChangeShipmentStateAction to -> order.setShipmentState(to.getShipmentState());
            case OrderTransitionStateAction to ->
                order.setState(
                        StateReferenceBuilder.of().id(to.getState().getId()).build());
            case OrderSetCustomFieldAction field ->
                set(order.getCustom().getFields(), field.getName(), field.getValue());
            case OrderSetCustomTypeAction type -> order.setCustom(custom(type.getFields()));
            case OrderSetLineItemCustomFieldAction field ->
                set(line(order, field.getLineItemId()).getCustom().getFields(), field.getName(), field.getValue());
            case OrderSetLineItemCustomTypeAction type ->
                line(order, type.getLineItemId()).setCustom(custom(type.getFields()));
            case OrderTransitionLineItemStateAction move ->
                move(
                        line(order, move.getLineItemId()),
                        move.getFromState().getId(),
                        move.getToState().getId(),
                        move.getQuantity());
            case OrderTransitionCustomLineItemStateAction move ->
                move(
                        customLine(order, move.getCustomLineItemId()),
                        move.getFromState().getId(),
                        move.getToState().getId(),
                        move.getQuantity());
            default -> throw new AssertionError("cancellations never send " + action.getAction());
        }
    }

    private static void set(FieldContainer fields, String name, Object value) {
        if (value == null) {
            fields.values().remove(name);
        } else {
            fields.setValue(name, value);
        }
    }

    static CustomFields custom(FieldContainer fields) {
        return CustomFieldsBuilder.of()
                .type(TypeReferenceBuilder.of().id("type-1").build())
                .fields(fields)
                .build();
    }
}
