package sandbox.orderflow;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a field may hold (reference §2.1, §2.2; lengths of order fields assumed as in §8 no. 1). Tells the key, never
 * the value: values can be personal.
 *
 * @param prefix of keys in messages, for example {@code orderLine.2.}
 * @param problems gets what breaks a rule
 */
record FieldRules(String prefix, Map<String, String> fields, List<String> problems) {

    private static final int SHORT = 120;
    private static final int LONG = 255;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern QUANTITY = Pattern.compile("0*[1-9]\\d{0,8}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?:.*(?:PriceNet|PriceGross|PriceTax|Tax))|tax|priceNet|priceGross|weight|length|width|height|area|volume");
    private static final Pattern SHORT_TEXTS =
            Pattern.compile(".*(?:[rR]eference|Name|AddressLine[1-6]|addressLine[1-6])|barcode|type");
    private static final Set<String> LONG_NAMES = Set.of("deliverySuggestionName", "priorityName");
    private static final Set<String> BOOLEANS =
            Set.of("validated", "requiresApproval", "partialOrder", "activated", "sellable", "authorised");
    private static final Set<String> TIMES = Set.of("placed", "exported", "returnDate");

    /** Every field by the rule of its name. */
    FieldRules checkAll() {
        fields.forEach((key, value) -> {
            if (!value.isEmpty()) {
                check(key, value);
            }
        });
        return this;
    }

    FieldRules mandatory(String... keys) {
        for (String key : keys) {
            if (value(key).isEmpty()) {
                problems.add("Field '" + prefix + key + "' is missing");
            }
        }
        return this;
    }

    FieldRules atLeastOneOf(String first, String second) {
        if (value(first).isEmpty() && value(second).isEmpty()) {
            problems.add("Field '" + prefix + first + "' or '" + prefix + second + "' is missing");
        }
        return this;
    }

    /** The field must link to this entity of the same import. */
    FieldRules link(String key, String target) {
        if (!value(key).equals(target)) {
            problems.add("Field '" + prefix + key + "' is not " + target);
        }
        return this;
    }

    FieldRules atMost(int length, String key) {
        if (value(key).length() > length) {
            problems.add("Field '" + prefix + key + "' is longer than " + length);
        }
        return this;
    }

    /** Empty, or one of these words. */
    FieldRules oneOf(String key, String... words) {
        if (!value(key).isEmpty() && !List.of(words).contains(value(key))) {
            problems.add("Field '" + prefix + key + "' is none of " + List.of(words));
        }
        return this;
    }

    /** A whole number above zero. */
    FieldRules quantity(String key) {
        String value = value(key);
        if (!value.isEmpty() && !QUANTITY.matcher(value).matches()) {
            problems.add("Field '" + prefix + key + "' is not a quantity above zero");
        }
        return this;
    }

    private void check(String key, String value) {
        int limit = SHORT_TEXTS.matcher(key).matches() && !LONG_NAMES.contains(key) ? SHORT : LONG;
        if (value.length() > limit) {
            problems.add("Field '" + prefix + key + "' is longer than " + limit);
        }
        String wanted = wanted(key, value);
        if (!wanted.isEmpty()) {
            problems.add("Field '" + prefix + key + "' is not " + wanted);
        }
    }

    private static String wanted(String key, String value) {
        if (NUMBERS.matcher(key).matches() && !NUMBER.matcher(value).matches()) {
            return "a number";
        }
        if ((key.endsWith("CountryCode") || key.equals("countryCode")) && !COUNTRIES.contains(value)) {
            return "a country code";
        }
        if (key.equals("currency") && !CURRENCIES.contains(value)) {
            return "a currency code";
        }
        if (TIMES.contains(key) && LocalTimes.parse(value).isEmpty()) {
            return "a time";
        }
        if (key.equals("earliestShipDate") && LocalTimes.parseDay(value).isEmpty()) {
            return "a date";
        }
        return BOOLEANS.contains(key) && !value.equals("true") && !value.equals("false") ? "true or false" : "";
    }

    private String value(String key) {
        return fields.getOrDefault(key, "");
    }
}
