package connector.orderflow.inbound;

import connector.orderflow.DestinationSettings.Push;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may push for a destination: Basic auth or a secret path segment. Nothing configured: nobody. */
final class PushAuth {

    private final Optional<byte[]> login;
    private final Optional<byte[]> token;

    PushAuth(Push push) {
        login = push.user() == null || push.password() == null
                ? Optional.empty()
                : Optional.of(Sha256.of(push.user() + ":" + push.password()));
        token = push.pathToken() == null || push.pathToken().isBlank()
                ? Optional.empty()
                : Optional.of(Sha256.of(push.pathToken()));
    }

    /** @param authorization header as it came */
    boolean admits(@Nullable String authorization, String firstSegment) {
        // both are always looked at, so that the time taken says nothing about either
        return same(login, credentials(authorization)) | isToken(firstSegment);
    }

    /** Whether the segment is the secret, or may have been meant as it, so that it must not be written down. */
    boolean isSecret(String firstSegment, boolean admitted) {
        return token.isPresent() && (!admitted || isToken(firstSegment));
    }

    private boolean isToken(String firstSegment) {
        return same(token, firstSegment);
    }

    private static boolean same(Optional<byte[]> expected, String given) {
        return expected.isPresent() && MessageDigest.isEqual(expected.get(), Sha256.of(given));
    }

    private static String credentials(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return "";
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring("basic ".length()).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
