package connector.orderexport;

import connector.routing.CancelRules;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an order says, as far as a warehouse could be interested: a fingerprint without what changes by itself or by our own
 * writing. Equal fingerprints: whatever differs comes from changed rules, not from a changed order. Pure.
 */
final class OrderContent {

    private static final Set<String> OF_THE_ORDER = Set.of(
            "version",
            "lastModifiedAt",
            "lastModifiedBy",
            "lastMessageSequenceNumber",
            "syncInfo",
            "orderState",
            "shipmentState",
            "state",
            "returnInfo");
    private static final Set<String> OF_A_SHIPPING = Set.of("deliveries", "shippingMethodState", "estimatedDelivery");
    private static final Set<String> OF_A_PAYMENT = Set.of("version", "lastModifiedAt", "lastModifiedBy");
    private static final Set<String> OF_A_LINE = Set.of("state", "lastModifiedAt");

    /** What an order only refers to changes without the order: a discount may be renamed. A payment is part of it. */
    private static final String EXPANDED = "obj";

    private static final int LIKELY_SIZE = 16_384;

    private OrderContent() {}

    static String fingerprint(OrderFacts facts, ExportDesk desk, Before before) {
        Map<String, Object> order = without(facts.json(), OF_THE_ORDER);
        CancelRules cancel = desk.cancel();
        order.computeIfPresent(
                "custom",
                (name, custom) -> theirs(
                        custom,
                        desk.changes().tooLateField(),
                        cancel.told().field(),
                        cancel.told().reasonField()));
        order.computeIfPresent("shippingInfo", (name, shipping) -> part(shipping, OF_A_SHIPPING));
        order.computeIfPresent(
                "shipping",
                (name, list) -> each(list, one -> {
                    Map<String, Object> shipping = without(one, Set.of());
                    shipping.computeIfPresent("shippingInfo", (key, info) -> part(info, OF_A_SHIPPING));
                    return shipping;
                }));
        order.computeIfPresent(
                "lineItems",
                (name, list) -> each(list, line -> {
                    Map<String, Object> rest = without(line, OF_A_LINE);
                    rest.computeIfPresent(
                            "custom",
                            (key, custom) -> theirs(custom, cancel.lines().refundField()));
                    return rest;
                }));
        order.computeIfPresent(
                "paymentInfo", (name, info) -> payments(info, cancel.payment().field()));
        order.computeIfPresent("customLineItems", (name, list) -> each(list, line -> without(line, OF_A_LINE)));
        Map<String, Long> cancelled = new TreeMap<>(before.cancelledByCommerce(facts, desk));
        StringBuilder text = new StringBuilder(LIKELY_SIZE);
        write(order, text);
        String said = text.toString();
        return Fingerprint.of(cancelled.isEmpty() ? List.of(said) : List.of(said, cancelled.toString()));
    }

    /** Expanded references hold the whole payment (reference, commercetools §6), and with it what we note there. */
    private static Object payments(Object info, @Nullable String ours) {
        Map<String, Object> rest = info instanceof Map<?, ?> map ? without(map, Set.of()) : new HashMap<>();
        rest.computeIfPresent(
                "payments",
                (name, list) -> each(list, one -> {
                    Map<String, Object> reference = without(one, Set.of());
                    Object obj = reference.remove(EXPANDED);
                    return obj == null ? reference : Map.of("payment", payment(obj, ours));
                }));
        return rest;
    }

    private static Object payment(Object obj, @Nullable String ours) {
        if (!(obj instanceof Map<?, ?> map)) {
            return obj;
        }
        Map<String, Object> payment = without(map, OF_A_PAYMENT);
        payment.computeIfPresent("custom", (key, custom) -> theirs(custom, ours));
        return payment;
    }

    /** Without the fields in which we tell commerce something; null when nothing else is in it. */
    private static @Nullable Object theirs(Object custom, @Nullable String... ours) {
        Set<String> names = Arrays.stream(ours).filter(Objects::nonNull).collect(Collectors.toSet());
        if (names.isEmpty() || !(custom instanceof Map<?, ?> map) || !(map.get("fields") instanceof Map<?, ?> fields)) {
            return custom;
        }
        Map<String, Object> rest = without(fields, names);
        return rest.isEmpty() ? null : rest;
    }

    private static Object part(Object value, Set<String> names) {
        return value instanceof Map<?, ?> map ? without(map, names) : value;
    }

    private static Object each(Object list, java.util.function.Function<Map<?, ?>, Object> change) {
        return list instanceof List<?> items
                ? items.stream()
                        .map(item -> item instanceof Map<?, ?> map ? change.apply(map) : String.valueOf(item))
                        .toList()
                : list;
    }

    private static Map<String, Object> without(Map<?, ?> map, Set<String> names) {
        Map<String, Object> rest = HashMap.newHashMap(map.size());
        map.forEach((name, value) -> {
            if (!names.contains(String.valueOf(name)) && value != null) {
                rest.put(String.valueOf(name), value);
            }
        });
        return rest;
    }

    /** Objects with their names in order, all the way down; what is null is not there. */
    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map -> {
                String[] names = map.keySet().toArray(String[]::new);
                Arrays.sort(names);
                text.append('{');
                for (String name : names) {
                    Object each = name.equals(EXPANDED) ? null : map.get(name);
                    if (each != null) {
                        write(each, text.append(name).append('='));
                        text.append(',');
                    }
                }
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                for (Object each : list) {
                    write(each == null ? "null" : each, text);
                    text.append(',');
                }
                text.append(']');
            }
            default -> text.append(value);
        }
    }
}
