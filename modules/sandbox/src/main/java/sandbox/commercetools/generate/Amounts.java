package sandbox.commercetools.generate;

import java.util.Currency;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Money of one currency, in minor units. */
record Amounts(String currency) {

    ObjectNode money(long minorUnits) {
        return Json.object()
                .put("type", "centPrecision")
                .put("currencyCode", currency)
                .put("centAmount", minorUnits)
                .put("fractionDigits", (long) digits());
    }

    int digits() {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** A catalogue price, kept in pence or cents, in this currency. */
    long local(long hundredths) {
        return switch (digits()) {
            case 0 -> hundredths * 2;
            case 3 -> hundredths * 10;
            default -> hundredths;
        };
    }
}
