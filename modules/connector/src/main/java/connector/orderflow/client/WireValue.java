package connector.orderflow.client;

import connector.orderflow.DestinationSettings.BackslashPolicy;
import java.util.regex.Pattern;

/** A value made safe for a {@code key=value} line inside XML (reference §1.5). */
final class WireValue {

    // also the breaks that only Unicode knows: some readers split lines at them
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

    private WireValue() {}

    static String of(String meant, BackslashPolicy backslash) {
        String legal = legalOnly(meant).strip();
        return LINE_BREAK.matcher(unescaped(legal, backslash)).replaceAll("[BR]");
    }

    /** Without the characters XML 1.0 cannot hold, lone surrogates included. */
    static String legalOnly(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().filter(WireValue::legal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private static String unescaped(String value, BackslashPolicy backslash) {
        return switch (backslash) {
            case REPLACE -> value.replace('\\', '/');
            case DOUBLE -> value.replace("\\", "\\\\");
            case KEEP -> value;
        };
    }
}
