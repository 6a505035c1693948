package connector.routing;

import java.util.regex.Pattern;

/**
 * A field of the document that the destination's configuration fills. It takes the place of what the connector would send.
 *
 * @param key OrderFlow's key (reference §1.5); {@code orderLine.n.x} is a field of every line, {@code orderAttribute.x} an
 *     attribute of the name x
 */
public record OwnField(String key, Expression expression) {

    public static final String LINE = "orderLine.n.";
    public static final String ATTRIBUTE = "orderAttribute.";

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*");
    private static final Pattern RESERVED = Pattern.compile("(order\\.)?("
            + "externalReference|originatingExternalReference|partialOrder|currency|deliveryCountryCode|deliveryAddressLine1"
            + "|\\w*Price(Net|Gross|Tax)|\\w*Tax"
            + "|orderLine\\.n\\.(product\\.externalReference|quantity|shipment|thirdPartyReference|\\w*Price(Net|Gross)|\\w*Tax)"
            + "|shipment\\.(externalReference|orderItem|site))");

    /** Fields of lines are counted by the connector, so a number is not for the configuration to choose. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches()
                && (!key.startsWith("orderLine.") || key.startsWith(LINE))
                && (!key.startsWith(ATTRIBUTE) || key.indexOf('.', ATTRIBUTE.length()) < 0);
    }

    /** What identifies an order, its goods and its money, and where it goes: that is never an expression's business. */
    public static boolean isReserved(String key) {
        return RESERVED.matcher(key).matches();
    }

    public boolean ofLine() {
        return key.startsWith(LINE);
    }

    public boolean isAttribute() {
        return key.startsWith(ATTRIBUTE);
    }
}
