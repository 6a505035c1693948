package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Mapped.CannotMap;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the consignments are the order: every piece of every line goes exactly one way, to one address. */
final class PartingChecks {

    private static final String ROUTE_AGAIN = "Check the order's shipping targets, and the routes." + CannotMap.RESEND;

    private final Order order;
    private final Going all;
    private final Consignment one;

    PartingChecks(Order order, Going all, Consignment one) {
        this.order = order;
        this.all = all;
        this.one = one;
    }

    /** @param rules those of this consignment's destination */
    Optional<CannotMap> problem(ExportRules rules) {
        return nothing()
                .or(this::unknownLine)
                .or(this::noPiece)
                .or(() -> unevenLine(new Parting(order, all, one)))
                .or(() -> homelessProduct(new Parting(order, all, one), rules))
                .or(this::severalTargets)
                .or(this::lineTarget);
    }

    private Optional<CannotMap> nothing() {
        return one.parts().isEmpty()
                ? CannotMap.cannot("A consignment has nothing to ship.", "lineItems", ROUTE_AGAIN)
                : Optional.empty();
    }

    private Optional<CannotMap> unknownLine() {
        Set<String> known = PricedItem.all(order)
                .map(PricedItem::id)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        return parts().anyMatch(part -> !known.contains(part.lineItemId()))
                ? CannotMap.cannot("A consignment has a line that the order has not.", "lineItems", ROUTE_AGAIN)
                : Optional.empty();
    }

    private Optional<CannotMap> noPiece() {
        return parts().filter(part -> part.quantity() < 1)
                .findFirst()
                .flatMap(part -> CannotMap.cannot(
                        "A consignment has no piece of a line.",
                        "lineItems[%s].shippingDetails".formatted(part.lineItemId()),
                        ROUTE_AGAIN));
    }

    private Optional<CannotMap> unevenLine(Parting parting) {
        Stream<PricedItem> spoken =
                Stream.concat(PricedItem.lines(order), PricedItem.all(order).filter(item -> parting.names(item.id())));
        return spoken.filter(item -> parting.allPieces(item.id()) != Objects.requireNonNullElse(item.quantity(), 0L))
                .findFirst()
                .flatMap(item -> CannotMap.cannot(
                        "%d of %d pieces of a line are in a consignment."
                                .formatted(parting.allPieces(item.id()), item.quantity()),
                        item.field() + "shippingDetails",
                        ROUTE_AGAIN));
    }

    /** Nobody says which destination gets it, and each would go by rules of its own. */
    private Optional<CannotMap> homelessProduct(Parting parting, ExportRules rules) {
        return parting.staysTogether()
                ? Optional.empty()
                : OrderParts.list(order.getCustomLineItems()).stream()
                        .filter(item -> !parting.names(item.getId()) && isProduct(item, rules))
                        .findFirst()
                        .flatMap(item -> CannotMap.cannot(
                                "No route says where the custom line item %s goes.".formatted(item.getSlug()),
                                PricedItem.of(item).field() + "slug",
                                "Give it a shipping target, or treat it as FEE."));
    }

    private static boolean isProduct(CustomLineItem item, ExportRules rules) {
        return rules.customLineItems().kindOf(item.getSlug()) == CustomLineItemKind.SKU;
    }

    private Optional<CannotMap> severalTargets() {
        List<ShipTo> targets = ShipTo.of(one);
        return targets.size() > 1 || targets.stream().anyMatch(target -> !target.isExact(order))
                ? CannotMap.cannot(
                        "The order ships to several addresses.", "shippingMode", "Split it into one order per address.")
                : Optional.empty();
    }

    /** A line with targets of its own must not go to the order's address. */
    private Optional<CannotMap> lineTarget() {
        Set<String> split = PricedItem.all(order)
                .filter(item -> item.shippingDetails() != null
                        && !OrderParts.list(item.shippingDetails().getTargets()).isEmpty())
                .map(PricedItem::id)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        return one.parts().stream()
                        .anyMatch(part -> split.contains(part.lineItemId())
                                && part.addressKey() == null
                                && part.shippingKey() == null)
                ? CannotMap.cannot(
                        "Lines of the order have shipping addresses of their own.",
                        "lineItems.shippingDetails",
                        "Split it into one order per address.")
                : Optional.empty();
    }

    private Stream<Consignment.Part> parts() {
        return all.withCancelled().stream().flatMap(each -> each.parts().stream());
    }
}
