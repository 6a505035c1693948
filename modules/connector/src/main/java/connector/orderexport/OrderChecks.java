package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.ItemShippingDetails;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.orderexport.ExportRules.CustomLineItemKind;
import connector.orderexport.Mapped.CannotMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order must have before it can be mapped: nothing is made up for what is missing (reference §8 no. 1). */
final class OrderChecks {

    private static final String RESEND = " Then send the order again.";

    private final Order order;
    private final ExportRules rules;

    private OrderChecks(Order order, ExportRules rules) {
        this.order = order;
        this.rules = rules;
    }

    /** The first thing that stands in the way. */
    static Optional<CannotMap> problem(Order order, ExportRules rules) {
        OrderChecks checks = new OrderChecks(order, rules);
        return checks.oneAddress()
                .or(checks::reference)
                .or(checks::deliveryAddress)
                .or(checks::somethingToShip)
                .or(checks::lines)
                .or(checks::customLines)
                .or(checks::amounts)
                .or(checks::taxSide);
    }

    private Optional<CannotMap> oneAddress() {
        if (order.getShippingMode() == ShippingMode.MULTIPLE) {
            return cannot(
                    "The order ships to several addresses.", "shippingMode", "Split it into one order per address.");
        }
        boolean split = Stream.concat(
                        Sdk.list(order.getLineItems()).stream().map(LineItem::getShippingDetails),
                        Sdk.list(order.getCustomLineItems()).stream().map(CustomLineItem::getShippingDetails))
                .anyMatch(OrderChecks::hasTargets);
        return split
                ? cannot(
                        "Lines of the order have shipping addresses of their own.",
                        "lineItems.shippingDetails",
                        "Split it into one order per address.")
                : Optional.empty();
    }

    private static boolean hasTargets(@Nullable ItemShippingDetails details) {
        return details != null && !Sdk.list(details.getTargets()).isEmpty();
    }

    private Optional<CannotMap> reference() {
        if (filled(order.getId()) == null) {
            return cannot("The order has no id.", "id", "Read the order again.");
        }
        int longest = rules.limits().reference() - OrderMapping.SHIPMENT_SUFFIX.length();
        return OrderMapping.reference(order, rules).length() > longest
                ? cannot(
                        "The order's reference is longer than %d characters.".formatted(longest),
                        "orderNumber",
                        "Use a shorter reference pattern for this destination; a reference is never cut.")
                : Optional.empty();
    }

    private Optional<CannotMap> deliveryAddress() {
        BaseAddress address = order.getShippingAddress();
        if (address == null) {
            return missing("a delivery address", "shippingAddress");
        }
        String country = AddressMapping.countryCode(address);
        if (country == null || !country.matches("[A-Z]{2}")) {
            return missing("a two-letter country of delivery", "shippingAddress.country");
        }
        if (AddressMapping.contactName(address) == null && filled(address.getCompany()) == null) {
            return missing("a name or company to deliver to", "shippingAddress.lastName");
        }
        List<@Nullable String> lines = AddressMapping.lines(address, rules.addresses());
        return lines.isEmpty() || lines.getFirst() == null
                ? missing("a first address line", "shippingAddress.streetName")
                : Optional.empty();
    }

    private Optional<CannotMap> somethingToShip() {
        boolean customGoods = Sdk.list(order.getCustomLineItems()).stream()
                .anyMatch(item ->
                        rules.customLineItems().kindOf(Objects.toString(item.getSlug(), "")) == CustomLineItemKind.SKU);
        return Sdk.list(order.getLineItems()).isEmpty() && !customGoods
                ? cannot(
                        "The order has nothing to ship.",
                        "lineItems",
                        "Leave such orders to a release rule, or map its custom line items as SKU.")
                : Optional.empty();
    }

    private Optional<CannotMap> lines() {
        for (LineItem line : Sdk.list(order.getLineItems())) {
            String field = "lineItems[%s].".formatted(line.getId());
            String sku =
                    line.getVariant() == null ? null : filled(line.getVariant().getSku());
            if (sku == null) {
                return missing("a SKU on every line", field + "variant.sku");
            }
            Optional<CannotMap> problem =
                    sku(sku, field + "variant.sku").or(() -> quantity(line.getQuantity(), field + "quantity"));
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
            return missing("a slug on every custom line item", field + "slug");
        }
        return switch (rules.customLineItems().kindOf(item.getSlug())) {
            case FEE, IGNORE -> Optional.empty();
            case SKU -> sku(slug, field + "slug").or(() -> quantity(item.getQuantity(), field + "quantity"));
            case PARK ->
                cannot(
                        "The rules park orders with the custom line item %s.".formatted(slug),
                        field + "slug",
                        "Say in customLineItems whether it is FEE, SKU or IGNORE." + RESEND);
        };
    }

    private Optional<CannotMap> sku(String sku, String field) {
        return sku.length() > rules.limits().reference()
                ? cannot(
                        "A SKU is longer than %d characters."
                                .formatted(rules.limits().reference()),
                        field,
                        "Raise the reference limit if OrderFlow takes it; a SKU is never cut.")
                : Optional.empty();
    }

    private static Optional<CannotMap> quantity(@Nullable Long quantity, String field) {
        return quantity == null || quantity < 1
                ? missing("a quantity of at least 1 on every line", field)
                : Optional.empty();
    }

    private Optional<CannotMap> amounts() {
        TypedMoney total = order.getTotalPrice();
        if (total == null || total.getCurrencyCode() == null || total.getFractionDigits() == null) {
            return missing("a total with currency and fraction digits", "totalPrice");
        }
        for (Amount amount : allAmounts()) {
            if (amount.money == null || amount.money.getCentAmount() == null) {
                return missing("every price", amount.field);
            }
            if (!total.getCurrencyCode().equals(amount.money.getCurrencyCode())) {
                return cannot(
                        "The order has prices in two currencies.", amount.field, "Check the order in commercetools.");
            }
        }
        return Optional.empty();
    }

    private List<Amount> allAmounts() {
        List<Amount> amounts = new ArrayList<>();
        amounts.add(new Amount("totalPrice", order.getTotalPrice()));
        for (LineItem line : Sdk.list(order.getLineItems())) {
            amounts.add(new Amount("lineItems[%s].totalPrice".formatted(line.getId()), line.getTotalPrice()));
        }
        for (CustomLineItem item : Sdk.list(order.getCustomLineItems())) {
            amounts.add(new Amount("customLineItems[%s].totalPrice".formatted(item.getId()), item.getTotalPrice()));
        }
        if (order.getShippingInfo() != null) {
            amounts.add(new Amount("shippingInfo.price", Totals.shippingPrice(order.getShippingInfo())));
        }
        if (order.getDiscountOnTotalPrice() != null) {
            amounts.add(new Amount(
                    "discountOnTotalPrice.discountedAmount",
                    order.getDiscountOnTotalPrice().getDiscountedAmount()));
        }
        return amounts;
    }

    /** Without taxedPrice the total is either net or gross; a mixture would be neither. */
    private Optional<CannotMap> taxSide() {
        boolean untaxed = order.getTaxedPrice() == null && order.getTaxMode() != TaxMode.DISABLED;
        long sides = Totals.taxRates(order).map(Amounts::taxOnTop).distinct().count();
        return untaxed && sides > 1
                ? cannot(
                        "Some prices include tax and some do not, and the taxes are not calculated.",
                        "taxedPrice",
                        "Have commercetools or the tax service calculate them." + RESEND)
                : Optional.empty();
    }

    private static Optional<CannotMap> missing(String what, String field) {
        return cannot("The order needs %s; it has none.".formatted(what), field, "Fill it in commercetools." + RESEND);
    }

    private static Optional<CannotMap> cannot(String reason, String field, String help) {
        return Optional.of(new CannotMap(reason, field, help));
    }

    private record Amount(String field, @Nullable TypedMoney money) {}
}
