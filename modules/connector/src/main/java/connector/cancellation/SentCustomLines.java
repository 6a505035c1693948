package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import connector.commercetools.OrderParts;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Part;
import connector.routing.ExportDesk;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import connector.routing.OrderFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which custom line items went to the warehouse as lines, by order reference: those that the rules call a product, and only where
 * the document that was sent has as many lines as that makes. Rules that changed since make nobody's fee a product. Pure.
 */
final class SentCustomLines {

    private static final Pattern LINE = Pattern.compile("orderLine\\.\\d+\\.product\\.externalReference");

    private final OrderFacts facts;
    private final Set<String> custom;
    private final Set<String> named;

    private SentCustomLines(OrderFacts facts, List<OrderLink> links) {
        this.facts = facts;
        custom = OrderParts.customLines(facts.order()).stream()
                .map(CustomLineItem::getId)
                .collect(Collectors.toSet());
        named = links.stream()
                .flatMap(link -> link.sent().parts().stream())
                .map(Part::lineId)
                .filter(custom::contains)
                .collect(Collectors.toSet());
    }

    /** The slug is the product's reference. */
    static Map<String, List<Part>> byReference(OrderFacts facts, List<OrderLink> links, ExportDesk desk) {
        Map<String, List<Part>> sent = new HashMap<>();
        SentCustomLines lines = new SentCustomLines(facts, links);
        if (!lines.custom.isEmpty()) {
            links.forEach(link -> sent.put(link.reference(), lines.of(link, desk)));
        }
        return sent;
    }

    private List<Part> of(OrderLink link, ExportDesk desk) {
        CustomLineItems kinds = desk.rules(link.destination()).of(facts).customLineItems();
        List<Part> along = new ArrayList<>();
        List<Part> byName = new ArrayList<>();
        products(kinds).forEach(item -> {
            if (!named.contains(item.getId())) {
                along.add(part(item, item.getQuantity()));
            }
            link.sent().parts().stream()
                    .filter(part -> part.lineId().equals(item.getId()))
                    .forEach(part -> byName.add(part(item, part.quantity())));
        });
        long others = lines(link) - byName.stream().map(Part::lineId).distinct().count() - goods(link);
        if (others == along.size()) {
            return Stream.concat(byName.stream(), along.stream()).toList();
        }
        return others == 0 ? List.copyOf(byName) : List.of();
    }

    private Stream<CustomLineItem> products(CustomLineItems kinds) {
        return OrderParts.customLines(facts.order()).stream()
                .filter(item -> item.getSlug() != null && item.getQuantity() != null)
                .filter(item -> kinds.kindOf(item.getSlug()) == CustomLineItemKind.SKU);
    }

    private static Part part(CustomLineItem item, long pieces) {
        return new Part(item.getId(), item.getSlug().strip(), pieces, null);
    }

    /** Of the document as it was sent. */
    private static long lines(OrderLink link) {
        return link.sent().fields().keySet().stream()
                .filter(field -> LINE.matcher(field).matches())
                .count();
    }

    private long goods(OrderLink link) {
        return link.sent().parts().isEmpty()
                ? OrderParts.lines(facts.order()).size()
                : link.sent().parts().stream()
                        .map(Part::lineId)
                        .filter(id -> !custom.contains(id))
                        .distinct()
                        .count();
    }
}
