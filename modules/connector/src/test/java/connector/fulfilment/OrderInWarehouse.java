package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.CustomLineItemBuilder;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.ItemStateBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.order.OrderChangeOrderStateAction;
import com.commercetools.api.models.order.OrderChangeShipmentStateAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomFieldAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeAction;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderTransitionCustomLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionStateAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.product.ProductVariantBuilder;
import com.commercetools.api.models.state.StateReferenceBuilder;
import com.commercetools.api.models.state.StateResourceIdentifier;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import connector.commercetools.StateMachine;
import connector.commercetools.States.StatesAnswer.Known;
import connector.ledger.LineQuantities;
import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An order in commercetools, what the warehouse says of it, and the rules between them. It takes actions as the platform does: a
 * transition that the workflow forbids, or of pieces that are not there, fails.
 */
final class OrderInWarehouse {

    /** One State after the other, a backorder beside them; whatever is open may be cancelled. */
    static final StateMachine STEP_BY_STEP = workflow(
            "Initial: received cancelled",
            "received: allocated backorder cancelled",
            "backorder: allocated cancelled",
            "allocated: picking backorder cancelled",
            "picking: packed cancelled",
            "packed: shipped cancelled",
            "shipped: returned",
            "cancelled:",
            "returned:");

    static final Map<Milestone, String> ALL_STATES = Arrays.stream(Milestone.values())
            .collect(Collectors.toMap(each -> each, each -> each.name().toLowerCase(Locale.ROOT)));

    final Order order;
    StateMachine lineItems = STEP_BY_STEP;
    StateMachine orders = StateMachine.NONE;
    StateTables tables = StateTables.DEFAULT;
    final List<OrderDetail> seen = new ArrayList<>();
    final List<OrderLink> links = new ArrayList<>();
    private final Map<String, Long> shipped = new HashMap<>();
    private final Map<String, Map<String, Long>> shippedAs = new HashMap<>();

    /** @param lines such as {@code l1 KET 3}, of a custom line item {@code c1 gift-wrap 1 custom} */
    OrderInWarehouse(String... lines) {
        List<LineItem> items = new ArrayList<>();
        List<CustomLineItem> custom = new ArrayList<>();
        for (String each : lines) {
            String[] said = each.split(" ");
            long quantity = Long.parseLong(said[2]);
            if (said.length > 3) {
                custom.add(CustomLineItemBuilder.of()
                        .id(said[0])
                        .slug(said[1])
                        .quantity(quantity)
                        .state(states("Initial", quantity))
                        .buildUnchecked());
            } else {
                items.add(LineItemBuilder.of()
                        .id(said[0])
                        .variant(ProductVariantBuilder.of().id(1L).sku(said[1]).build())
                        .quantity(quantity)
                        .state(states("Initial", quantity))
                        .buildUnchecked());
            }
        }
        order = OrderBuilder.of()
                .id("o1")
                .orderNumber("W-1")
                .version(1L)
                .lineItems(items)
                .customLineItems(custom)
                .orderState(OrderState.OPEN)
                .shipmentState(ShipmentState.PENDING)
                .buildUnchecked();
    }

    /** Rows such as {@code packed: shipped cancelled}; a star allows everything. The first State is an initial one. */
    static StateMachine workflow(String... rows) {
        List<StateMachine.State> states = new ArrayList<>();
        for (String row : rows) {
            String[] said = row.split(":", 2);
            Set<String> next = Arrays.stream(said[1].strip().split(" "))
                    .filter(each -> !each.isEmpty())
                    .map(OrderInWarehouse::id)
                    .collect(Collectors.toSet());
            states.add(new StateMachine.State(
                    id(said[0]), said[0], states.isEmpty(), said[1].contains("*") ? null : next));
        }
        return new StateMachine(states);
    }

    private static String id(String key) {
        return "id-" + key;
    }

    private static List<ItemState> states(String key, long quantity) {
        return new ArrayList<>(List.of(state(key, quantity)));
    }

    private static ItemState state(String key, long quantity) {
        return ItemStateBuilder.of()
                .quantity(quantity)
                .state(StateReferenceBuilder.of().id(id(key)).build())
                .build();
    }

    OrderInWarehouse lineStates(Map<Milestone, String> keys) {
        tables = new StateTables(
                tables.warehouse(),
                keys,
                tables.walk(),
                tables.shipmentStates(),
                tables.orderStates(),
                tables.completeOrder(),
                tables.allowed(),
                tables.allocation());
        return this;
    }

    OrderInWarehouse orderStates(Map<OrderMilestone, String> keys) {
        tables = new StateTables(
                tables.warehouse(),
                tables.lineStates(),
                tables.walk(),
                tables.shipmentStates(),
                keys,
                tables.completeOrder(),
                tables.allowed(),
                tables.allocation());
        return this;
    }

    OrderInWarehouse withoutWalking() {
        tables = new StateTables(
                tables.warehouse(),
                tables.lineStates(),
                false,
                tables.shipmentStates(),
                tables.orderStates(),
                tables.completeOrder(),
                tables.allowed(),
                tables.allocation());
        return this;
    }

    OrderInWarehouse allocation(StateTables.Allocation allocation) {
        tables = new StateTables(
                tables.warehouse(),
                tables.lineStates(),
                tables.walk(),
                tables.shipmentStates(),
                tables.orderStates(),
                tables.completeOrder(),
                tables.allowed(),
                allocation);
        return this;
    }

    /** @param pieces such as {@code received 2}, replacing what the line had */
    OrderInWarehouse has(String line, String... pieces) {
        statesOf(line).clear();
        for (String each : pieces) {
            String[] said = each.split(" ");
            statesOf(line).add(state(said[0], Long.parseLong(said[1])));
        }
        return this;
    }

    /** @param parts such as {@code l1 2}; none: the whole order */
    OrderInWarehouse sentTo(String site, String reference, String... parts) {
        return link(site, reference, OrderLink.State.ACCEPTED, parts);
    }

    OrderInWarehouse link(String site, String reference, OrderLink.State state, String... parts) {
        links.removeIf(link -> link.reference().equals(reference));
        List<OrderLink.Part> sent = Arrays.stream(parts)
                .map(each -> each.split(" "))
                .map(said -> new OrderLink.Part(said[0], "", Long.parseLong(said[1]), null))
                .toList();
        links.add(new OrderLink(
                "shop",
                "o1",
                "W-1",
                "main",
                reference,
                new OrderLink.Sent("f", "c", Map.of(), site.isEmpty() ? null : site, sent),
                state));
        return this;
    }

    /** Replaces what was said of this reference. @param lines such as {@code pickable: KET 2 allocated} */
    OrderInWarehouse says(String reference, String state, String... lines) {
        seen.removeIf(detail -> detail.externalReference().equals(reference));
        List<OrderDetail.Shipment> shipments = new ArrayList<>();
        for (String each : lines) {
            String[] shipment = each.split(": ?", 2);
            String[] head = shipment[0].split(" ");
            shipments.add(new OrderDetail.Shipment(
                    reference + "_S" + (shipments.size() + 1),
                    head[0],
                    null,
                    null,
                    null,
                    Arrays.stream(shipment[1].split(", "))
                            .map(line -> line.split(" "))
                            .map(line -> new OrderDetail.Line(
                                    line[0], Long.parseLong(line[1]), line.length > 2 ? line[2] : ""))
                            .toList(),
                    head.length > 1 ? head[1] : null));
        }
        seen.add(new OrderDetail(reference, state, shipments));
        return this;
    }

    OrderInWarehouse ships(String line, long pieces) {
        shipped.merge(line, pieces, Long::sum);
        return this;
    }

    OrderInWarehouse ships(String reference, String line, long pieces) {
        shippedAs.computeIfAbsent(reference, _ -> new HashMap<>()).merge(line, pieces, Long::sum);
        return ships(line, pieces);
    }

    QuantityLedger ledger() {
        List<LineQuantities> lines = new ArrayList<>();
        for (LineItem line : order.getLineItems()) {
            lines.add(new LineQuantities(
                    line.getId(),
                    line.getVariant().getSku(),
                    line.getQuantity(),
                    shipped.getOrDefault(line.getId(), 0L),
                    true));
        }
        for (CustomLineItem item : order.getCustomLineItems()) {
            lines.add(new LineQuantities(
                    item.getId(), item.getSlug(), item.getQuantity(), shipped.getOrDefault(item.getId(), 0L), false));
        }
        return new QuantityLedger(lines, shippedAs);
    }

    Lacking lines() {
        return LineProgress.missing(order, ledger(), seen, links, tables, lineItems);
    }

    Lacking whole() {
        return OrderProgress.missing(order, ledger(), seen, links, tables, new Known(lineItems, orders));
    }

    /** What is missing of the lines, for people; an empty list when nothing is. */
    List<String> lacks() {
        return told(lines());
    }

    List<String> orderLacks() {
        return told(whole());
    }

    static List<String> told(Lacking lacking) {
        return switch (lacking) {
            case Lacking.Actions(List<OrderUpdateAction> actions, List<String> notes) ->
                actions.stream().map(OrderInWarehouse::words).toList();
            case Lacking.Stuck(String reason, String help) -> List.of("stuck: " + reason, "help: " + help);
        };
    }

    List<String> notes() {
        return ((Lacking.Actions) lines()).notes();
    }

    /** Writes what is missing, which must then be missing no more; gives back what it was. */
    List<String> catchesUp() {
        List<String> missing = lacks();
        if (lines() instanceof Lacking.Actions(List<OrderUpdateAction> actions, List<String> notes)) {
            actions.forEach(this::apply);
        }
        assertThat(lines())
                .as("after %s", missing)
                .satisfiesAnyOf(
                        again -> assertThat(again)
                                .isInstanceOfSatisfying(
                                        Lacking.Actions.class,
                                        nothing -> assertThat(nothing.actions()).isEmpty()),
                        again -> assertThat(again).isInstanceOf(Lacking.Stuck.class));
        return missing;
    }

    /** Pieces of a line by State. */
    Map<String, Long> states(String line) {
        Map<String, Long> found = new TreeMap<>();
        statesOf(line).forEach(each -> found.merge(key(each), each.getQuantity(), Long::sum));
        return found;
    }

    private static String key(ItemState state) {
        return state.getState().getId().substring("id-".length());
    }

    private List<ItemState> statesOf(String line) {
        return order.getLineItems().stream()
                .filter(each -> each.getId().equals(line))
                .findFirst()
                .map(LineItem::getState)
                .orElseGet(() -> order.getCustomLineItems().stream()
                        .filter(each -> each.getId().equals(line))
                        .findFirst()
                        .orElseThrow()
                        .getState());
    }

    private static String words(OrderUpdateAction action) {
        return switch (action) {
            case OrderTransitionLineItemStateAction move ->
                "%s: %d %s -> %s"
                        .formatted(
                                move.getLineItemId(),
                                move.getQuantity(),
                                name(move.getFromState()),
                                name(move.getToState()));
            case OrderTransitionCustomLineItemStateAction move ->
                "%s: %d %s -> %s"
                        .formatted(
                                move.getCustomLineItemId(),
                                move.getQuantity(),
                                name(move.getFromState()),
                                name(move.getToState()));
            case OrderSetLineItemCustomFieldAction set ->
                "%s: %s = %s".formatted(set.getLineItemId(), set.getName(), set.getValue());
            case OrderSetLineItemCustomTypeAction set ->
                "%s: type %s %s"
                        .formatted(
                                set.getLineItemId(),
                                set.getType().getKey(),
                                new LinkedHashMap<>(set.getFields().values()));
            case OrderChangeShipmentStateAction change ->
                "shipmentState " + change.getShipmentState().getJsonName();
            case OrderChangeOrderStateAction change ->
                "orderState " + change.getOrderState().getJsonName();
            case OrderTransitionStateAction move -> "state " + name(move.getState());
            default -> throw new AssertionError("unexpected " + action.getAction());
        };
    }

    private static String name(StateResourceIdentifier state) {
        return state.getKey() == null ? state.getId() : state.getKey();
    }

    void apply(OrderUpdateAction action) {
        switch (action) {
            case OrderTransitionLineItemStateAction move ->
                move(statesOf(move.getLineItemId()), move.getQuantity(), move.getFromState(), move.getToState());
            case OrderTransitionCustomLineItemStateAction move ->
                move(statesOf(move.getCustomLineItemId()), move.getQuantity(), move.getFromState(), move.getToState());
            case OrderSetLineItemCustomFieldAction set ->
                fields(line(set.getLineItemId())).put(set.getName(), set.getValue());
            case OrderSetLineItemCustomTypeAction set ->
                typed(set.getLineItemId(), set.getFields().values());
            case OrderChangeShipmentStateAction change -> order.setShipmentState(change.getShipmentState());
            case OrderChangeOrderStateAction change -> order.setOrderState(change.getOrderState());
            case OrderTransitionStateAction move -> {
                StateMachine.State to = orders.byKey(move.getState().getKey()).orElseThrow();
                StateMachine.State from = order.getState() == null
                        ? null
                        : orders.byId(order.getState().getId()).orElseThrow();
                assertThat(orders.allows(from, to)).isTrue();
                order.setState(StateReferenceBuilder.of().id(to.id()).build());
            }
            default -> throw new AssertionError("unexpected " + action.getAction());
        }
    }

    private void move(List<ItemState> states, long quantity, StateResourceIdentifier from, StateResourceIdentifier to) {
        StateMachine.State before = lineItems.byKey(name(from)).orElseThrow();
        StateMachine.State then = lineItems.byKey(name(to)).orElseThrow();
        assertThat(lineItems.allows(before, then))
                .as(before.key() + " -> " + then.key())
                .isTrue();
        Map<String, Long> pieces = new TreeMap<>();
        states.forEach(each -> pieces.merge(key(each), each.getQuantity(), Long::sum));
        assertThat(pieces.getOrDefault(before.key(), 0L))
                .as("pieces in " + before.key())
                .isGreaterThanOrEqualTo(quantity);
        pieces.merge(before.key(), -quantity, Long::sum);
        pieces.merge(then.key(), quantity, Long::sum);
        states.clear();
        pieces.forEach((key, left) -> {
            if (left > 0) {
                states.add(state(key, left));
            }
        });
    }

    private LineItem line(String id) {
        return order.getLineItems().stream()
                .filter(each -> each.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> fields(LineItem line) {
        return line.getCustom().getFields().values();
    }

    OrderInWarehouse typed(String lineId, Map<String, Object> fields) {
        line(lineId)
                .setCustom(CustomFieldsBuilder.of()
                        .type(TypeReferenceBuilder.of().id("type-1").build())
                        .fields(FieldContainerBuilder.of()
                                .values(new HashMap<>(fields))
                                .build())
                        .build());
        return this;
    }
}
