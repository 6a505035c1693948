package sandbox.commercetools.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Money in and out of JSON: minor units of one currency. Rounds half even, the platform's default. */
public record Cents(String currency) {

    /** Minor units, with a fraction where the money is of high precision. */
    public static BigDecimal exact(JsonNode money) {
        if (!money.has("preciseAmount")) {
            return BigDecimal.valueOf(money.path("centAmount").asLong(0));
        }
        int digits = digits(money.path("currencyCode").asString(""));
        return BigDecimal.valueOf(
                money.path("preciseAmount").longValue(),
                money.path("fractionDigits").intValue() - digits);
    }

    public static long round(BigDecimal minorUnits) {
        return minorUnits.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    public ObjectNode money(long minorUnits) {
        return Json.object()
                .put("type", "centPrecision")
                .put("currencyCode", currency)
                .put("centAmount", minorUnits)
                .put("fractionDigits", (long) digits(currency));
    }

    static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
