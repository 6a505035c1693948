package connector.commercetools.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** @param renewAt shortly before it expires */
record AccessToken(String value, Instant renewAt) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    /** Empty when the token endpoint's answer holds none (RFC 6749 §5.1). */
    static Optional<AccessToken> read(byte[] answer, Instant now) {
        try {
            JsonNode body = JSON.readTree(answer);
            String value = body.path("access_token").asString("");
            Duration life = Duration.ofSeconds(body.path("expires_in").asLong(0));
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AccessToken(value, now.plus(life).minus(margin(life))));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Duration margin(Duration life) {
        Duration tenth = life.dividedBy(10);
        return tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    }
}
