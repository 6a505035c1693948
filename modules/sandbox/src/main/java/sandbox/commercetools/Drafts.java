package sandbox.commercetools;

import java.util.Currency;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what drafts leave to the platform. */
final class Drafts {

    private Drafts() {}

    static void absent(ObjectNode node, String field, String value) {
        if (!node.hasNonNull(field)) {
            node.put(field, value);
        }
    }

    /** Every {@code {centAmount, currencyCode}} below becomes a centPrecision money with its fraction digits. */
    static void typedMoney(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("centAmount") && object.has("currencyCode")) {
            absent(object, "type", "centPrecision");
            if (!object.has("fractionDigits")) {
                object.put("fractionDigits", digits(Json.requiredText(object, "currencyCode")));
            }
        }
        node.forEach(Drafts::typedMoney);
    }

    static ObjectNode times(ObjectNode unit, long quantity) {
        ObjectNode total = Json.object().put("type", "centPrecision");
        total.set("currencyCode", unit.path("currencyCode"));
        total.put("centAmount", Math.multiplyExact(unit.path("centAmount").longValue(), quantity));
        return total.put("fractionDigits", digits(Json.requiredText(unit, "currencyCode")));
    }

    private static int digits(String currencyCode) {
        try {
            return Currency.getInstance(currencyCode).getDefaultFractionDigits();
        } catch (IllegalArgumentException unknown) {
            throw ApiError.invalidField("currencyCode", currencyCode);
        }
    }
}
