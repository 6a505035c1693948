package sandbox.commercetools;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Request;
import sandbox.http.Response;

/** OAuth 2 client credentials: hands out bearer tokens and checks them. */
final class Tokens {

    private final Settings settings;
    private final String projectKey;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    Tokens(Settings settings, String projectKey, Clock clock, Ids ids) {
        this.settings = settings;
        this.projectKey = projectKey;
        this.clock = clock;
        this.ids = ids;
    }

    /** POST /oauth/token. */
    Response grant(Request request) {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (settings.clientId() + ":" + settings.clientSecret()).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(request.header("authorization"))) {
            throw ApiError.invalidClient();
        }
        boolean clientCredentials = request.text().contains("grant_type=client_credentials")
                || "client_credentials".equals(request.query().get("grant_type"));
        if (!clientCredentials) {
            throw ApiError.invalidInput("Only the grant type client_credentials is supported.");
        }
        String token = ids.next();
        Instant now = clock.instant();
        expiries.values().removeIf(expiry -> expiry.isBefore(now));
        expiries.put(token, now.plus(settings.tokenLifetime()));
        return Answers.json(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("expires_in", settings.tokenLifetime().toSeconds())
                        .put("scope", "manage_project:" + projectKey)
                        .put("token_type", "Bearer"));
    }

    /** @return the client the token was given to */
    String client(@Nullable String authorization) {
        Instant expiry = authorization != null && authorization.startsWith("Bearer ")
                ? expiries.get(authorization.substring("Bearer ".length()))
                : null;
        if (expiry == null || !clock.instant().isBefore(expiry)) {
            throw ApiError.invalidToken();
        }
        return settings.clientId();
    }

    /** From now on no token handed out so far is accepted. */
    void revokeAll() {
        expiries.clear();
    }
}
