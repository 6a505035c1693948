package connector.returns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Keys of return items, made from what the warehouse told, so that a fact told twice finds what it wrote the first time (reference,
 * commercetools §3.2 and §4.3: {@code [A-Za-z0-9_-]{2,256}}, unique within the order).
 */
final class ReturnKeys {

    private static final String RECEIVED = "of-rma-";
    private static final String CARRIED = "of-was-";
    private static final int HASH_BYTES = 8;

    private ReturnKeys() {}

    /** For a new item of this fact. @param taken keys in use; the new one is added */
    static String received(String fact, Set<String> taken) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> start(fact) + n)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }

    /** Whether an item of this key was made of this fact. */
    static boolean isOf(String key, String fact) {
        return key.startsWith(start(fact));
    }

    /** For an item without a key that is about to be replaced: its id would be lost. */
    static String carried(String id) {
        return CARRIED + id;
    }

    /** What stays the same of an item while lists are replaced: its key, else its first id. */
    static String identity(String key) {
        return key.startsWith(CARRIED) ? key.substring(CARRIED.length()) : key;
    }

    /** Short and safe, whatever the text is. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    private static String start(String fact) {
        return RECEIVED + hash(fact) + "-";
    }
}
