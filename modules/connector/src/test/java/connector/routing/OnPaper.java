package connector.routing;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderKeys;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders and rules as stories write them. */
final class OnPaper {

    static final Instant NOW = Instant.parse("2026-07-03T12:00:00Z");

    private OnPaper() {}

    /** @param more further members of the order's JSON */
    static Order order(String more, String... lines) {
        return JsonUtils.fromJsonString("""
                {"type":"Order","id":"o-1","version":1,"orderNumber":"W-1","createdAt":"2026-07-03T11:00:00.000Z",
                 "orderState":"Open","paymentState":"Paid","shippingMode":"Single",
                 "totalPrice":{"type":"centPrecision","currencyCode":"GBP","centAmount":1,"fractionDigits":2},
                 %s "lineItems":[%s]}
                """.formatted(more, String.join(",", lines)), Order.class);
    }

    /** @param more further members of the line's JSON, with a comma before */
    static String line(String id, long quantity, String more) {
        return """
                {"id":"%s","quantity":%d,"productId":"p","name":{"en":"x"},"variant":{"id":1,"sku":"SKU-%s"}%s}""".formatted(id, quantity, id, more);
    }

    static OrderFacts facts(Order order) {
        return facts(order, OrderKeys.NONE);
    }

    static OrderFacts facts(Order order, OrderKeys keys) {
        return new OrderFacts(order, keys, NOW);
    }

    static LineItem lineOf(Order order, String id) {
        return order.getLineItems().stream()
                .filter(each -> each.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Condition condition(String text) {
        try {
            return new Condition(Expression.parse(text));
        } catch (InvalidExpression wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** What a route takes, one criterion after the other. */
    record Taking(
            Set<String> stores,
            Set<String> countries,
            Set<String> zones,
            Set<String> methods,
            Set<String> channels,
            Map<String, Set<String>> lineFields,
            String when) {

        static Taking all() {
            return new Taking(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), "");
        }

        Taking countries(String... some) {
            return new Taking(stores, Set.of(some), zones, methods, channels, lineFields, when);
        }

        Taking zones(String... some) {
            return new Taking(stores, countries, Set.of(some), methods, channels, lineFields, when);
        }

        Taking methods(String... some) {
            return new Taking(stores, countries, zones, Set.of(some), channels, lineFields, when);
        }

        Taking channels(String... some) {
            return new Taking(stores, countries, zones, methods, Set.of(some), lineFields, when);
        }

        Taking lineField(String name, String... some) {
            return new Taking(stores, countries, zones, methods, channels, Map.of(name, Set.of(some)), when);
        }

        Taking stores(String... some) {
            return new Taking(Set.of(some), countries, zones, methods, channels, lineFields, when);
        }

        Taking when(String text) {
            return new Taking(stores, countries, zones, methods, channels, lineFields, text);
        }

        Route to(String rule, String destination, String site) {
            return new Route(
                    rule,
                    destination,
                    site,
                    new Route.Takes(
                            stores,
                            countries,
                            Set.of(),
                            Set.of(),
                            zones,
                            methods,
                            channels,
                            Map.of(),
                            lineFields,
                            when.isEmpty() ? null : condition(when)));
        }
    }

    static List<Consignment> consignments(Routing routing) {
        return switch (routing) {
            case Routing.Routed routed -> routed.consignments();
            case Routing.NoRoute none -> throw new AssertionError(none);
        };
    }

    /** {@code rule > destination/site -suffix: 1 x A, 2 x B}. */
    static List<String> told(Routing routing) {
        return consignments(routing).stream()
                .map(each -> each.rule() + " > " + each.destination() + "/" + each.site() + " -" + each.suffix() + ": "
                        + each.parts().stream()
                                .map(part -> part.quantity() + " x " + part.lineItemId())
                                .collect(Collectors.joining(", ")))
                .toList();
    }
}
