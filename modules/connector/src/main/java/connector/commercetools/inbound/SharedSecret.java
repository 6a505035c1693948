package connector.commercetools.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Compares what a sender presents with what is configured, in a time that tells nothing about either. */
final class SharedSecret {

    private SharedSecret() {}

    /** Never true for a blank secret: an unset one must not open the door. */
    static boolean matches(String secret, @Nullable String presented) {
        boolean usable = !secret.isBlank() && presented != null;
        return MessageDigest.isEqual(hash(secret), hash(presented == null ? "" : presented)) && usable;
    }

    /** Hashed first, so that not even the length shows. */
    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
