package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Amounts.Part;
import connector.orderexport.Mapped.CannotMap;
import connector.orderflow.OrderImportLine;
import connector.orderflow.OrderImportPrices;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The money of one consignment, of an order whose amounts were checked. */
final class PriceMapping {

    private final ExportRules rules;
    private final Amounts amounts;
    private final Parting parting;
    private final ConsignmentTotals shares;
    private final Optional<CannotMap> lost;
    private final SumCheck whole;
    private final SumCheck part;
    private final Totals totals;
    private final TaxCodes codes;

    PriceMapping(Order order, Going going, Consignment one, ExportRules rules) {
        this.rules = rules;
        parting = new Parting(order, going, one);
        amounts = Amounts.of(order.getTotalPrice(), order.getTaxMode());
        shares = new ConsignmentTotals(order, amounts, rules.customLineItems(), parting);
        Totals ofOrder = Totals.of(order, amounts, rules.customLineItems());
        totals = shares.of(ofOrder);
        whole = new SumCheck(ofOrder);
        part = new SumCheck(totals);
        codes = new TaxCodes(rules.taxCodes());
        lost = going.isReduced() ? lost(order, going, ofOrder) : Optional.empty();
    }

    /** What goes and what is cancelled must be the order, to the minor unit. */
    private Optional<CannotMap> lost(Order order, Going going, Totals ofOrder) {
        Part together = Totals.sum(
                amounts,
                Parting.each(order, going).stream()
                        .map(each -> new ConsignmentTotals(order, amounts, rules.customLineItems(), each).of(ofOrder))
                        .map(Totals::sum));
        return together.equals(ofOrder.sum())
                ? Optional.empty()
                : CannotMap.cannot(
                        "What is left of the order and what is cancelled are not the order.",
                        "lineItems.state",
                        "Report this order; nothing is sent while its parts disagree.");
    }

    Optional<CannotMap> difference() {
        return whole.difference().or(part::difference).or(() -> lost);
    }

    /** Of the order, and of the consignment if it is not all of it. */
    String proof() {
        return parting.isWhole() ? whole.proof() : whole.proof() + "; of these " + part.proof();
    }

    /** There are other consignments. */
    boolean isPartial() {
        return !parting.isAlone();
    }

    Totals totals() {
        return totals;
    }

    Amounts amounts() {
        return amounts;
    }

    ConsignmentTotals shares() {
        return shares;
    }

    /** How many pieces of a line go this way. */
    long pieces(LineItem line) {
        return parting.pieces(line.getId());
    }

    Part of(LineItem line) {
        return parting.price(PricedItem.of(line), amounts);
    }

    @Nullable
    String taxCode(LineItem line) {
        return codes.ofLine(line.getTaxRate(), line.getPerMethodTaxRate(), parting.shippingKey());
    }

    @Nullable
    String taxCode(CustomLineItem item) {
        return codes.ofLine(item.getTaxRate(), item.getPerMethodTaxRate(), parting.shippingKey());
    }

    OrderImportPrices map(List<OrderImportLine> lines, Optional<ShippingInfo> shipping) {
        List<@Nullable String> all = new ArrayList<>();
        lines.forEach(line -> all.add(line.taxCode()));
        String goods = TaxCodes.common(all);
        String ofShipping = shipping.map(info -> codes.of(info.getTaxRate())).orElse(null);
        if (totals.shipping() != null) {
            all.add(ofShipping);
        }
        return new OrderImportPrices(
                amounts.currency(),
                rules.currencyUnits().get(amounts.currency()),
                totals.goodsToPay(),
                goods,
                totals.shipping() == null ? null : totals.shipping().price(),
                ofShipping,
                totals.total().price(),
                TaxCodes.common(all));
    }
}
