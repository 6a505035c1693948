package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.type.CustomFields;
import connector.orderexport.Mapped.CannotMap;
import connector.orderexport.Mapped.Ready;
import connector.orderflow.ImportAddress;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderImportShipment;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A commercetools order becomes OrderFlow's order import. Pure: same order, same rules, same document. What the document cannot
 * say truthfully is a {@link CannotMap}, never a guess.
 */
final class OrderMapping {

    /** One shipment per import (reference §8 no. 18). */
    static final String SHIPMENT_SUFFIX = "_S1";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Order order;
    private final Consignment one;
    private final ExportRules rules;
    private final FieldText text;
    private final Amounts amounts;
    private final Parting parting;
    private final ShipTo target;
    private final ConsignmentTotals shares;
    private final Totals whole;
    private final Totals totals;

    private OrderMapping(Order order, List<Consignment> all, Consignment one, ExportRules rules) {
        this.order = order;
        this.one = one;
        this.rules = rules;
        text = new FieldText(rules, order.getLocale());
        amounts = Amounts.of(order.getTotalPrice(), order.getTaxMode());
        parting = new Parting(order, all, one);
        target = ShipTo.of(one).getFirst();
        shares = new ConsignmentTotals(order, amounts, rules.customLineItems(), parting);
        whole = Totals.of(order, amounts, rules.customLineItems());
        totals = shares.of(whole);
    }

    /**
     * The document of one consignment; those of all consignments of the order sum up to the order.
     *
     * @param all of the order, in the order they were routed
     * @param one one of {@code all}
     * @param rules of its destination
     */
    static Mapped map(Order order, List<Consignment> all, Consignment one, ExportRules rules) {
        Optional<CannotMap> problem = OrderChecks.problem(order, all, one, rules);
        return problem.isPresent() ? problem.get() : new OrderMapping(order, all, one, rules).map();
    }

    /** OrderFlow's reference for a consignment, whether it can be mapped or not. */
    static String reference(Order order, Consignment one, ExportRules rules) {
        return rules.referenceOf(number(order), order.getId(), one.suffix());
    }

    private Mapped map() {
        SumCheck sums = new SumCheck(whole);
        SumCheck own = new SumCheck(totals);
        Optional<CannotMap> difference = sums.difference().or(own::difference);
        if (difference.isPresent()) {
            return difference.get();
        }
        OrderImport document = document();
        String proof = parting.isWhole() ? sums.proof() : sums.proof() + "; of these " + own.proof();
        return new Ready(document, text.truncations(), proof);
    }

    private OrderImport document() {
        String reference = reference(order, one, rules);
        AddressMapping addresses = new AddressMapping(rules.addresses(), text);
        ImportAddress delivery =
                addresses.map("delivery", Objects.requireNonNull(target.address(order)), order.getCustomerEmail());
        return new OrderImport(
                reference,
                reference.equals(number(order)) ? null : text.name("originatingExternalReference", number(order)),
                !parting.isWhole(),
                placed(),
                rules.source(),
                amounts.currency(),
                rules.currencyUnits().get(amounts.currency()),
                totals.goodsToPay(),
                totals.shipping() == null ? null : totals.shipping().price(),
                totals.total().price(),
                text.name("promotionCode", promotionCode()),
                text.text("customerComment", customerComment()),
                delivery,
                invoice(addresses, delivery),
                new LineMapping(amounts, text, rules).map(order, parting),
                shipment(reference),
                new AttributeMapping(text, rules).map(order, totals, shares));
    }

    private static String number(Order order) {
        String number = filled(order.getOrderNumber());
        return number == null ? order.getId() : number;
    }

    /** {@code completedAt} is when an imported order was really placed. */
    private @Nullable String placed() {
        ZonedDateTime at = order.getCompletedAt() == null ? order.getCreatedAt() : order.getCompletedAt();
        return at == null ? null : TIME.format(at.withZoneSameInstant(rules.timeZone()));
    }

    /** Codes come as references; one that is not expanded has no code we could name. */
    private @Nullable String promotionCode() {
        return Sdk.list(order.getDiscountCodes()).stream()
                .map(info -> info.getDiscountCode() == null
                        ? null
                        : info.getDiscountCode().getObj())
                .filter(Objects::nonNull)
                .map(code -> filled(code.getCode()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(","));
    }

    private @Nullable String customerComment() {
        CustomFields custom = order.getCustom();
        if (rules.customerCommentField() == null || custom == null || custom.getFields() == null) {
            return null;
        }
        Object value = custom.getFields().values().get(rules.customerCommentField());
        return value instanceof String comment ? comment : null;
    }

    private ImportAddress invoice(AddressMapping addresses, ImportAddress delivery) {
        BaseAddress billing = order.getBillingAddress();
        return billing == null ? delivery : addresses.map("invoice", billing, order.getCustomerEmail());
    }

    private OrderImportShipment shipment(String reference) {
        String site = one.site() == null ? rules.site() : one.site();
        return DeliveryChoice.of(target.shippingInfo(order).orElse(null), rules)
                .map(choice -> new OrderImportShipment(
                        reference + SHIPMENT_SUFFIX,
                        text.name("shipment.deliverySuggestionCode", choice.code()),
                        text.name("shipment.deliverySuggestionName", choice.name()),
                        site))
                .orElseGet(() -> new OrderImportShipment(reference + SHIPMENT_SUFFIX, null, null, site));
    }
}
