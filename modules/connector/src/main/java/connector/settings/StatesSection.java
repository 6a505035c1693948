package connector.settings;

import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.routing.AllowedChanges;
import connector.routing.Nearest;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import connector.settings.Mentions.Thing;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code states:} as it is written in the file. */
record StatesSection(
        @DefaultValue LineItems lineItems,
        @DefaultValue("true") boolean walk,
        @DefaultValue Shipment shipment,
        @DefaultValue Order order,
        @DefaultValue("false") boolean completeOrder,
        @DefaultValue Allowed allowed,
        @DefaultValue Allocation allocation) {

    private static final Set<String> ORDER_STATES = Set.of("Open", "Confirmed", "Complete", "Cancelled");
    private static final Set<String> SHIPMENT_STATES =
            Set.of("Shipped", "Delivered", "Ready", "Pending", "Delayed", "Partial", "Backorder", "Canceled");
    private static final Set<String> PAYMENT_STATES = Set.of("BalanceDue", "Failed", "Pending", "CreditOwed", "Paid");

    /** Keys of LineItemStates. */
    record LineItems(
            @Nullable String received,
            @Nullable String backorder,
            @Nullable String allocated,
            @Nullable String picking,
            @Nullable String packed,
            @Nullable String shipped,
            @Nullable String cancelled,
            @Nullable String returned) {

        private static final String PATH = "states.line-items.";

        /** Pieces in these never go back to another. */
        private static final List<Milestone> ENDS = List.of(Milestone.SHIPPED, Milestone.CANCELLED, Milestone.RETURNED);

        Map<Milestone, String> keys(Problems problems) {
            Map<Milestone, String> keys = new EnumMap<>(Milestone.class);
            put(keys, Milestone.RECEIVED, received);
            put(keys, Milestone.BACKORDER, backorder);
            put(keys, Milestone.ALLOCATED, allocated);
            put(keys, Milestone.PICKING, picking);
            put(keys, Milestone.PACKED, packed);
            put(keys, Milestone.SHIPPED, shipped);
            put(keys, Milestone.CANCELLED, cancelled);
            put(keys, Milestone.RETURNED, returned);
            keys.forEach((milestone, key) -> problems.mention(PATH + word(milestone), Thing.LINE_STATE, Set.of(key)));
            ends(keys, problems);
            return keys;
        }

        private static void ends(Map<Milestone, String> keys, Problems problems) {
            keys.forEach(
                    (milestone, key) -> ENDS.stream()
                            .filter(end -> end != milestone && key.equals(keys.get(end)))
                            .filter(end -> !ENDS.contains(milestone) || milestone.compareTo(end) < 0)
                            .forEach(
                                    end -> problems.add(
                                            PATH + word(milestone),
                                            "is the same State as that of " + word(end) + ", '" + key + "'",
                                            "Shipped, cancelled and returned pieces need States of their own; leave one out otherwise.")));
        }
    }

    /** Shipment states, empty for one that is left alone. */
    record Shipment(
            @DefaultValue("Pending") String received,
            @DefaultValue("Backorder") String backorder,
            @DefaultValue("Ready") String allocated,
            @DefaultValue("Ready") String picking,
            @DefaultValue("Ready") String packed,
            @DefaultValue("Partial") String partlyShipped,
            @DefaultValue("Shipped") String shipped,
            @DefaultValue("Canceled") String cancelled) {

        Map<OrderMilestone, String> states(Problems problems) {
            Map<OrderMilestone, String> states = new EnumMap<>(OrderMilestone.class);
            put(states, OrderMilestone.RECEIVED, received);
            put(states, OrderMilestone.BACKORDER, backorder);
            put(states, OrderMilestone.ALLOCATED, allocated);
            put(states, OrderMilestone.PICKING, picking);
            put(states, OrderMilestone.PACKED, packed);
            put(states, OrderMilestone.PARTLY_SHIPPED, partlyShipped);
            put(states, OrderMilestone.SHIPPED, shipped);
            put(states, OrderMilestone.CANCELLED, cancelled);
            states.forEach((milestone, state) ->
                    known("states.shipment." + word(milestone), state, SHIPMENT_STATES, problems));
            return states;
        }
    }

    /** Keys of States of type OrderState. */
    record Order(
            @Nullable String received,
            @Nullable String backorder,
            @Nullable String allocated,
            @Nullable String picking,
            @Nullable String packed,
            @Nullable String partlyShipped,
            @Nullable String shipped,
            @Nullable String cancelled,
            @Nullable String returned) {

        Map<OrderMilestone, String> keys(Problems problems) {
            Map<OrderMilestone, String> keys = new EnumMap<>(OrderMilestone.class);
            put(keys, OrderMilestone.RECEIVED, received);
            put(keys, OrderMilestone.BACKORDER, backorder);
            put(keys, OrderMilestone.ALLOCATED, allocated);
            put(keys, OrderMilestone.PICKING, picking);
            put(keys, OrderMilestone.PACKED, packed);
            put(keys, OrderMilestone.PARTLY_SHIPPED, partlyShipped);
            put(keys, OrderMilestone.SHIPPED, shipped);
            put(keys, OrderMilestone.CANCELLED, cancelled);
            put(keys, OrderMilestone.RETURNED, returned);
            keys.forEach((milestone, key) ->
                    problems.mention("states.order." + word(milestone), Thing.WORKFLOW_STATE, Set.of(key)));
            return keys;
        }
    }

    /** Rows that replace those of the strict tables. */
    record Allowed(
            @DefaultValue Map<String, Set<String>> orderStates,
            @DefaultValue Map<String, Set<String>> shipmentStates,
            @DefaultValue Map<String, Set<String>> paymentStates) {

        StateTables.Allowed tables(Problems problems) {
            return new StateTables.Allowed(
                    rows("order-states", AllowedChanges.ORDER_STATES, orderStates, ORDER_STATES, problems),
                    rows("shipment-states", AllowedChanges.SHIPMENT_STATES, shipmentStates, SHIPMENT_STATES, problems),
                    rows("payment-states", AllowedChanges.PAYMENT_STATES, paymentStates, PAYMENT_STATES, problems));
        }

        private static AllowedChanges rows(
                String table,
                AllowedChanges strict,
                Map<String, Set<String>> rows,
                Set<String> known,
                Problems problems) {
            rows.forEach((state, next) -> {
                String path = "states.allowed." + table + "." + state;
                Set<String> named = new HashSet<>(next);
                named.add(state);
                named.stream()
                        .filter(each -> !each.isBlank())
                        .sorted()
                        .forEach(each -> known(path, each, known, problems));
            });
            return strict.with(rows);
        }
    }

    /** Custom fields of lines. */
    record Allocation(
            @Nullable String siteField,
            @Nullable String expectedField,
            @Nullable String type) {

        StateTables.Allocation fields(Problems problems) {
            mention("states.allocation.site-field", Thing.LINE_FIELD, siteField, problems);
            mention("states.allocation.expected-field", Thing.LINE_FIELD, expectedField, problems);
            mention("states.allocation.type", Thing.LINE_TYPE, type, problems);
            if (type != null && siteField == null && expectedField == null) {
                problems.add(
                        "states.allocation.type",
                        "is given although no field is",
                        "Name a field with site-field or expected-field, or leave the type out.");
            }
            return new StateTables.Allocation(siteField, expectedField, type);
        }

        private static void mention(String path, Thing thing, @Nullable String name, Problems problems) {
            if (name != null) {
                problems.mention(path, thing, Set.of(name));
            }
        }
    }

    /** @param warehouse what the states of each destination mean */
    StateTables tables(Map<String, WarehouseStates> warehouse, Problems problems) {
        return new StateTables(
                warehouse,
                lineItems.keys(problems),
                walk,
                shipment.states(problems),
                order.keys(problems),
                completeOrder,
                allowed.tables(problems),
                allocation.fields(problems));
    }

    private static <K> void put(Map<K, String> keys, K milestone, @Nullable String key) {
        if (key != null && !key.isBlank()) {
            keys.put(milestone, key);
        }
    }

    private static String word(Enum<?> milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void known(String path, String state, Set<String> known, Problems problems) {
        if (!known.contains(state)) {
            problems.add(
                    path,
                    "commercetools has no state '" + state + "'",
                    Nearest.to(state, known)
                                    .map(each -> "Did you mean '" + each + "'? ")
                                    .orElse("")
                            + "It has "
                            + String.join(", ", known.stream().sorted().toList()) + ".");
        }
    }
}
