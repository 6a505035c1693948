package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Mapped.CannotMap;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an order must have before it can be mapped: nothing is made up for what is missing (reference §8 no. 1). */
final class OrderChecks {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Order order;
    private final Consignment one;
    private final ExportRules rules;

    private OrderChecks(Order order, Consignment one, ExportRules rules) {
        this.order = order;
        this.one = one;
        this.rules = rules;
    }

    /** The first thing that stands in the way. */
    static Optional<CannotMap> problem(Order order, Going all, Consignment one, ExportRules rules) {
        OrderChecks checks = new OrderChecks(order, one, rules);
        return checks.reference()
                .or(() -> new LineChecks(rules).problem(order))
                .or(checks::somethingToShip)
                .or(() -> AmountChecks.problem(order))
                .or(() -> new PartingChecks(order, all, one).problem(rules))
                .or(checks::deliveryAddress)
                .or(checks::billingCountry);
    }

    private Optional<CannotMap> reference() {
        if (filled(order.getId()) == null) {
            return CannotMap.cannot("The order has no id.", "id", "Read the order again.");
        }
        int longest = rules.limits().reference() - OrderMapping.SHIPMENT_SUFFIX.length();
        String reference = OrderMapping.reference(order, one, rules);
        String number = OrderMapping.number(order);
        if (reference.length() > longest || number.length() > longest) {
            return CannotMap.cannot(
                    "The order's reference is longer than %d characters.".formatted(longest),
                    "orderNumber",
                    "Use a shorter reference pattern for this destination; a reference is never cut.");
        }
        return FieldText.isReference(reference) && FieldText.isReference(number)
                ? Optional.empty()
                : CannotMap.cannot(
                        "The order's reference has characters that would not arrive.",
                        "orderNumber",
                        "Use {id} in the reference pattern for such orders; a reference is never cleaned.");
    }

    private Optional<CannotMap> deliveryAddress() {
        ShipTo target = ShipTo.of(one).getFirst();
        BaseAddress address = target.address(order);
        if (address == null) {
            return CannotMap.missing("a delivery address", target.field());
        }
        String country = AddressMapping.countryCode(address);
        if (country == null || !COUNTRY.matcher(country).matches()) {
            return CannotMap.missing("a two-letter country of delivery", target.field() + ".country");
        }
        if (AddressMapping.contactName(address) == null && filled(address.getCompany()) == null) {
            return CannotMap.missing("a name or company to deliver to", target.field() + ".lastName");
        }
        List<@Nullable String> lines = AddressMapping.lines(address, rules.addresses());
        return lines.isEmpty() || lines.getFirst() == null
                ? CannotMap.missing("a first address line", target.field() + ".streetName")
                : Optional.empty();
    }

    /** Nobody needs one, but one that is none would be sent. */
    private Optional<CannotMap> billingCountry() {
        BaseAddress address = order.getBillingAddress();
        String country = address == null ? null : AddressMapping.countryCode(address);
        return country == null || COUNTRY.matcher(country).matches()
                ? Optional.empty()
                : CannotMap.cannot(
                        "The billing address has no two-letter country.",
                        "billingAddress.country",
                        "Correct it in commercetools." + CannotMap.RESEND);
    }

    private Optional<CannotMap> somethingToShip() {
        boolean customGoods = OrderParts.list(order.getCustomLineItems()).stream()
                .anyMatch(item ->
                        rules.customLineItems().kindOf(Objects.toString(item.getSlug(), "")) == CustomLineItemKind.SKU);
        return OrderParts.list(order.getLineItems()).isEmpty() && !customGoods
                ? CannotMap.cannot(
                        "The order has nothing to ship.",
                        "lineItems",
                        "Leave such orders to a release rule, or map its custom line items as SKU.")
                : Optional.empty();
    }
}
