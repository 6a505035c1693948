package connector.orderflow;

/** Text that XML 1.0 can carry. */
public final class LegalText {

    private LegalText() {}

    /** Without control characters other than tab and line breaks, and without lone surrogates. */
    public static String of(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().filter(LegalText::legal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** Nearly every text there is: nothing that would have to be looked at more closely. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
