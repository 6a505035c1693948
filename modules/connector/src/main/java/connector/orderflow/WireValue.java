package connector.orderflow;

import connector.orderflow.DestinationSettings.BackslashPolicy;
import java.util.regex.Pattern;

/** A value of an {@link ImportDocument.Field}, made safe for a {@code key=value} line inside XML (reference §1.5). */
public final class WireValue {

    // also the breaks that only Unicode knows: some readers split lines at them
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

    private WireValue() {}

    public static String of(String meant, BackslashPolicy backslash) {
        String legal = LegalText.of(meant).strip();
        return LINE_BREAK.matcher(unescaped(legal, backslash)).replaceAll("[BR]");
    }

    private static String unescaped(String value, BackslashPolicy backslash) {
        return switch (backslash) {
            case REPLACE -> value.replace('\\', '/');
            case DOUBLE -> value.replace("\\", "\\\\");
            case KEEP -> value;
        };
    }
}
