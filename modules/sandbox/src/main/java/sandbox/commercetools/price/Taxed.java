package sandbox.commercetools.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Net, gross and tax by rate. */
record Taxed(long net, long gross, Map<Rate, Long> taxes) {

    static final Taxed NOTHING = new Taxed(0, 0, Map.of());

    /** What a tax portion is told by. */
    record Rate(String name, BigDecimal amount) {}

    /** @param amount in minor units, of the pieces together
     * @param unitLevel whether the tax of one unit is rounded, and then multiplied */
    static Taxed of(List<Piece> pieces, long amount, JsonNode taxRate, boolean unitLevel) {
        BigDecimal rate = taxRate.path("amount").decimalValue();
        boolean included = taxRate.path("includedInPrice").asBoolean(false);
        long other = 0;
        if (unitLevel) {
            for (Piece piece : pieces) {
                other += other(piece.unit(), rate, included) * piece.quantity();
            }
        } else {
            other = other(BigDecimal.valueOf(amount), rate, included);
        }
        long net = included ? other : amount;
        long gross = included ? amount : other;
        return new Taxed(
                net,
                gross,
                Map.of(new Rate(taxRate.path("name").asString(""), rate.stripTrailingZeros()), gross - net));
    }

    static Taxed read(JsonNode taxed) {
        Map<Rate, Long> taxes = new LinkedHashMap<>();
        for (JsonNode portion : taxed.path("taxPortions")) {
            Rate rate = new Rate(
                    portion.path("name").asString(""),
                    portion.path("rate").decimalValue().stripTrailingZeros());
            taxes.merge(rate, portion.path("amount").path("centAmount").asLong(0), Long::sum);
        }
        return new Taxed(
                taxed.path("totalNet").path("centAmount").asLong(0),
                taxed.path("totalGross").path("centAmount").asLong(0),
                taxes);
    }

    Taxed plus(Taxed more) {
        Map<Rate, Long> sums = new LinkedHashMap<>(taxes);
        more.taxes.forEach((rate, tax) -> sums.merge(rate, tax, Long::sum));
        return new Taxed(net + more.net, gross + more.gross, sums);
    }

    Taxed minus(Taxed less) {
        Map<Rate, Long> negative = new LinkedHashMap<>();
        less.taxes.forEach((rate, tax) -> negative.put(rate, -tax));
        return plus(new Taxed(-less.net, -less.gross, negative));
    }

    /** Takes a discount off in proportion to what is taxed at each rate; the shares add up to it. */
    static Taxed share(long amount, Map<JsonNode, Long> worthByRate) {
        BigDecimal whole = BigDecimal.valueOf(
                worthByRate.values().stream().mapToLong(Long::longValue).sum());
        BigDecimal seen = BigDecimal.ZERO;
        Taxed shares = NOTHING;
        long given = 0;
        for (Map.Entry<JsonNode, Long> each : worthByRate.entrySet()) {
            seen = seen.add(BigDecimal.valueOf(each.getValue()));
            long until = whole.signum() == 0 || seen.equals(whole)
                    ? amount
                    : Cents.round(BigDecimal.valueOf(amount).multiply(seen).divide(whole, 9, RoundingMode.HALF_EVEN));
            shares = shares.plus(of(List.of(), until - given, each.getKey(), false));
            given = until;
        }
        return shares;
    }

    ObjectNode json(Cents cents) {
        ObjectNode json = Json.object();
        json.set("totalNet", cents.money(net));
        json.set("totalGross", cents.money(gross));
        ArrayNode portions = json.putArray("taxPortions");
        taxes.forEach((rate, tax) -> portions.addObject()
                .put("name", rate.name)
                .put("rate", rate.amount)
                .set("amount", cents.money(tax)));
        json.set("totalTax", cents.money(gross - net));
        return json;
    }

    private static long other(BigDecimal amount, BigDecimal rate, boolean included) {
        BigDecimal factor = BigDecimal.ONE.add(rate);
        return Cents.round(included ? amount.divide(factor, 12, RoundingMode.HALF_EVEN) : amount.multiply(factor));
    }
}
