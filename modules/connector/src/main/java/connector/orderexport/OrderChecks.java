package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.order.Order;
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

    /** More pieces than that are a mistake, and might run over where they are counted. */
    private static final long MOST_PIECES = Integer.MAX_VALUE;

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
    static Optional<CannotMap> problem(Order order, List<Consignment> all, Consignment one, ExportRules rules) {
        OrderChecks checks = new OrderChecks(order, one, rules);
        return checks.reference()
                .or(checks::lines)
                .or(checks::customLines)
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
        boolean customGoods = Sdk.list(order.getCustomLineItems()).stream()
                .anyMatch(item ->
                        rules.customLineItems().kindOf(Objects.toString(item.getSlug(), "")) == CustomLineItemKind.SKU);
        return Sdk.list(order.getLineItems()).isEmpty() && !customGoods
                ? CannotMap.cannot(
                        "The order has nothing to ship.",
                        "lineItems",
                        "Leave such orders to a release rule, or map its custom line items as SKU.")
                : Optional.empty();
    }

    private Optional<CannotMap> lines() {
        for (LineItem line : Sdk.list(order.getLineItems())) {
            String field = "lineItems[%s].".formatted(line.getId());
            String sku = line.getVariant() == null ? null : line.getVariant().getSku();
            if (sku == null || filled(sku) == null) {
                return CannotMap.missing("a SKU on every line", field + "variant.sku");
            }
            Optional<CannotMap> problem = id(line.getId(), field + "id")
                    .or(() -> sku(sku, field + "variant.sku"))
                    .or(() -> quantity(line.getQuantity(), field + "quantity"));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<CannotMap> customLines() {
        for (CustomLineItem item : Sdk.list(order.getCustomLineItems())) {
            Optional<CannotMap> problem = customLine(item, "customLineItems[%s].".formatted(item.getId()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<CannotMap> customLine(CustomLineItem item, String field) {
        String slug = filled(item.getSlug());
        if (slug == null) {
            return CannotMap.missing("a slug on every custom line item", field + "slug");
        }
        return switch (rules.customLineItems().kindOf(item.getSlug())) {
            case FEE, IGNORE -> id(item.getId(), field + "id");
            case SKU ->
                id(item.getId(), field + "id")
                        .or(() -> sku(item.getSlug(), field + "slug"))
                        .or(() -> quantity(item.getQuantity(), field + "quantity"));
            case PARK ->
                CannotMap.cannot(
                        "The rules park orders with the custom line item %s.".formatted(slug),
                        field + "slug",
                        "Say in customLineItems whether it is FEE, SKU or IGNORE." + CannotMap.RESEND);
        };
    }

    private Optional<CannotMap> id(@Nullable String id, String field) {
        return id == null
                        || filled(id) == null
                        || !FieldText.isReference(id)
                        || id.length() > rules.limits().reference()
                ? CannotMap.missing("a usable id on every line", field)
                : Optional.empty();
    }

    private Optional<CannotMap> sku(String sku, String field) {
        if (sku.length() > rules.limits().reference()) {
            return CannotMap.cannot(
                    "A SKU is longer than %d characters."
                            .formatted(rules.limits().reference()),
                    field,
                    "Raise the reference limit if OrderFlow takes it; a SKU is never cut.");
        }
        return FieldText.isReference(sku)
                ? Optional.empty()
                : CannotMap.cannot(
                        "A SKU has characters that would not arrive.",
                        field,
                        "Correct it in commercetools; a SKU is never cleaned." + CannotMap.RESEND);
    }

    private static Optional<CannotMap> quantity(@Nullable Long quantity, String field) {
        if (quantity == null || quantity < 1) {
            return CannotMap.missing("a quantity of at least 1 on every line", field);
        }
        return quantity > MOST_PIECES
                ? CannotMap.cannot(
                        "A line has more pieces than anybody has.", field, "Check the order in commercetools.")
                : Optional.empty();
    }
}
