package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Amounts.Part;
import connector.orderexport.Mapped.CannotMap;
import connector.orderflow.OrderImportLine;
import connector.orderflow.OrderImportPrices;
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
    private final SumCheck whole;
    private final SumCheck part;
    private final Totals totals;
    private final TaxCodes codes;

    PriceMapping(Order order, Parting parting, ExportRules rules) {
        this.rules = rules;
        this.parting = parting;
        amounts = Amounts.of(order.getTotalPrice(), order.getTaxMode());
        shares = new ConsignmentTotals(order, amounts, rules.customLineItems(), parting);
        Totals ofOrder = Totals.of(order, amounts, rules.customLineItems());
        totals = shares.of(ofOrder);
        whole = new SumCheck(ofOrder);
        part = new SumCheck(totals);
        codes = new TaxCodes(rules.taxCodes());
    }

    Optional<CannotMap> difference() {
        return whole.difference().or(part::difference);
    }

    /** Of the order, and of the consignment if it is not all of it. */
    String proof() {
        return isPartial() ? whole.proof() + "; of these " + part.proof() : whole.proof();
    }

    boolean isPartial() {
        return !parting.isWhole();
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
