package connector.orderexport;

import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Mapped.CannotMap;
import connector.orderexport.Mapped.Ready;
import connector.orderflow.ImportAddress;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderImportAttribute;
import connector.orderflow.OrderImportLine;
import connector.orderflow.OrderImportShipment;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A consignment of a commercetools order becomes OrderFlow's order import. Pure: same order, same rules, same document. What the
 * document cannot say truthfully is a {@link CannotMap}, never a guess.
 */
final class OrderMapping {

    /** One shipment per import (reference §8 no. 18). */
    static final String SHIPMENT_SUFFIX = "_S1";

    private final Order order;
    private final Consignment one;
    private final ExportRules rules;
    private final ShipTo target;
    private final DeliveryChoice delivery;
    private final FieldText text;
    private final WallClock clock;
    private final OwnFieldMapping own;
    private final PriceMapping prices;

    private OrderMapping(OrderFacts facts, Going all, Consignment one, ExportRules rules) {
        this.order = facts.order();
        this.one = one;
        this.rules = rules;
        target = ShipTo.of(one).getFirst();
        delivery = DeliveryChoice.of(facts, target, rules);
        text = new FieldText(rules, order.getLocale());
        clock = new WallClock(rules.timeZone());
        own = new OwnFieldMapping(facts, rules, text);
        prices = new PriceMapping(order, all, one, rules);
    }

    /**
     * The document of one consignment; those of all consignments of the order sum up to the order.
     *
     * @param all of the order, in the order they were routed
     * @param one one of {@code all}
     * @param ofDestination the rules of its destination
     */
    static Mapped map(OrderFacts facts, List<Consignment> all, Consignment one, ExportRules ofDestination) {
        return map(facts, Going.all(all), one, ofDestination);
    }

    /** The same of an order of which not everything goes. */
    static Mapped map(OrderFacts facts, Going all, Consignment one, ExportRules ofDestination) {
        ExportRules rules = ofDestination.of(facts);
        Optional<CannotMap> problem = OrderChecks.problem(facts.order(), all, one, rules);
        return problem.isPresent() ? problem.get() : new OrderMapping(facts, all, one, rules).map();
    }

    /** OrderFlow's reference for a consignment, whether it can be mapped or not. */
    static String reference(Order order, Consignment one, ExportRules rules) {
        return rules.referenceOf(number(order), Objects.requireNonNullElse(order.getId(), ""), one.suffix());
    }

    /** What people call the order. */
    static String number(Order order) {
        String number = order.getOrderNumber();
        return number == null || number.isBlank() ? Objects.requireNonNullElse(order.getId(), "") : number.strip();
    }

    private Mapped map() {
        Optional<CannotMap> problem = prices.difference().or(this::unknownDay);
        if (problem.isPresent()) {
            return problem.get();
        }
        OrderImport document = document();
        return own.problem()
                .<Mapped>map(failed -> failed)
                .orElseGet(() -> new Ready(document, text.truncations(), prices.proof()));
    }

    private Optional<CannotMap> unknownDay() {
        return delivery.earliestShipDate() != null && clock.placed(order) == null
                ? CannotMap.missing("a time it was placed, because its earliest ship date counts from it", "createdAt")
                : Optional.empty();
    }

    private OrderImport document() {
        String reference = reference(order, one, rules);
        OrderTextMapping words = new OrderTextMapping(order, rules, text);
        PromotionMapping promotions = new PromotionMapping(text);
        AddressMapping addresses = new AddressMapping(rules.addresses(), text);
        BaseAddress address = Objects.requireNonNull(target.address(order));
        ImportAddress deliverTo = addresses.map("delivery", address, order.getCustomerEmail());
        List<OrderImportLine> lines = new LineMapping(order, prices, text, rules, own).map();
        return new OrderImport(
                reference,
                reference.equals(number(order)) ? null : number(order),
                prices.isPartial(),
                clock.placed(order),
                rules.source(),
                new PaymentMapping(text, clock).map(order),
                prices.map(lines, target.shippingInfo(order)),
                promotions.codes(order),
                promotions.description(order),
                words.customerComment(),
                deliverTo,
                invoice(addresses, deliverTo),
                lines,
                shipment(reference, words.deliveryInstruction(target)),
                attributes(),
                own.ofOrder());
    }

    private ImportAddress invoice(AddressMapping addresses, ImportAddress deliverTo) {
        BaseAddress billing = order.getBillingAddress();
        return billing == null ? deliverTo : addresses.map("invoice", billing, order.getCustomerEmail());
    }

    private OrderImportShipment shipment(String reference, @Nullable String instruction) {
        return new OrderImportShipment(
                reference + SHIPMENT_SUFFIX,
                delivery.earliestShipDate() == null ? null : clock.earliest(delivery.earliestShipDate(), order),
                text.name("shipment.priority", delivery.priority()),
                text.name("shipment.priorityName", delivery.priorityName()),
                text.name("shipment.deliverySuggestionCode", delivery.code()),
                text.name("shipment.deliverySuggestionName", delivery.name()),
                text.name("shipment.courier", delivery.courier()),
                text.name("shipment.courierService", delivery.service()),
                instruction,
                one.site() == null ? rules.site() : one.site());
    }

    private List<OrderImportAttribute> attributes() {
        return Stream.concat(new AttributeMapping(text, rules).map(order, prices).stream(), own.attributes().stream())
                .toList();
    }
}
