package sandbox.commercetools.generate;

import java.util.LinkedHashMap;
import java.util.Map;
import sandbox.commercetools.generate.TaxRate.Taxed;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds up an order: the total is the sum of the prices, net plus tax is gross, tax is the sum of its portions. */
final class Totals {

    private final Map<TaxRate, Long> taxes = new LinkedHashMap<>();
    private long price;
    private long net;
    private long gross;

    void add(long amount, TaxRate rate) {
        add(amount, rate, 1);
    }

    /** @return net and gross of what was taken off */
    Taxed takeOff(long amount, TaxRate rate) {
        add(amount, rate, -1);
        return rate.of(amount);
    }

    long price() {
        return price;
    }

    ObjectNode taxedPrice(Amounts amounts) {
        ObjectNode json = Json.object();
        json.set("totalNet", amounts.money(net));
        json.set("totalGross", amounts.money(gross));
        ArrayNode portions = json.putArray("taxPortions");
        taxes.forEach((rate, tax) -> portions.add(rate.portion(amounts, tax)));
        json.set("totalTax", amounts.money(gross - net));
        return json;
    }

    private void add(long amount, TaxRate rate, int sign) {
        Taxed taxed = rate.of(amount);
        price += sign * amount;
        net += sign * taxed.net();
        gross += sign * taxed.gross();
        taxes.merge(rate, sign * taxed.tax(), Long::sum);
    }
}
