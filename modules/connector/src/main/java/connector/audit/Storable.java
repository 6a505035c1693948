package connector.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes text from outside what PostgreSQL takes: no U+0000, which neither its text nor its jsonb knows, and no half of a surrogate
 * pair, which is no character. Either becomes U+FFFD. Every edge passes its texts through here once, so that no record fails on them.
 */
public final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    /** An index of PostgreSQL takes some 2,700 bytes of a key; a character has three at most, a pair four. */
    private static final int LONGEST_KEY = 500;

    private static final int KEPT_OF_KEY = 400;

    private Storable() {}

    public static String text(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isBad(text, at)) {
                return cleaned(text, at);
            }
        }
        return text;
    }

    /** A text that an index can hold: one that is too long is cut, and told apart by its hash. */
    public static String key(String text) {
        String key = text(text);
        return key.length() <= LONGEST_KEY ? key : text(key.substring(0, KEPT_OF_KEY)) + "#" + hash(key);
    }

    /** The same document, as long as it was, in which no text means more than {@link #text} lets stand. What is no JSON stays what it is. */
    public static byte[] json(byte[] json) {
        return new StorableJson(json).cleaned();
    }

    private static String cleaned(String text, int from) {
        StringBuilder cleaned = new StringBuilder(text);
        for (int at = from; at < text.length(); at++) {
            if (isBad(text, at)) {
                cleaned.setCharAt(at, REPLACEMENT);
            }
        }
        return cleaned.toString();
    }

    private static boolean isBad(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        boolean secondHalf = Character.isLowSurrogate(character);
        return character == 0 || secondHalf && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
