package sandbox.commercetools.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** A tax rate of a country; taxes round half even, as the platform does by default. */
record TaxRate(String name, BigDecimal rate, boolean included, String country) {

    /** Net and gross of a price, in minor units. */
    record Taxed(long net, long gross) {
        long tax() {
            return gross - net;
        }
    }

    Taxed of(long price) {
        BigDecimal amount = BigDecimal.valueOf(price);
        if (included) {
            BigDecimal net = amount.divide(BigDecimal.ONE.add(rate), 0, RoundingMode.HALF_EVEN);
            return new Taxed(net.longValueExact(), price);
        }
        long tax = amount.multiply(rate).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        return new Taxed(price, price + tax);
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("name", name)
                .put("amount", rate)
                .put("includedInPrice", included)
                .put("country", country)
                .put("id", "tax-" + country + "-" + rate.toPlainString());
        json.putArray("subRates");
        return json;
    }

    ObjectNode taxedJson(Amounts amounts, long price) {
        Taxed taxed = of(price);
        ObjectNode json = Json.object();
        json.set("totalNet", amounts.money(taxed.net()));
        json.set("totalGross", amounts.money(taxed.gross()));
        json.putArray("taxPortions").add(portion(amounts, taxed.tax()));
        json.set("totalTax", amounts.money(taxed.tax()));
        return json;
    }

    ObjectNode portion(Amounts amounts, long tax) {
        ObjectNode portion = Json.object().put("name", name).put("rate", rate);
        portion.set("amount", amounts.money(tax));
        return portion;
    }
}
