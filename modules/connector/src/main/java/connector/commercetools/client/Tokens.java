package connector.commercetools.client;

import connector.audit.Exchange;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.client.OneCall.Told;
import connector.http.HttpAnswer;
import connector.http.HttpAnswer.Received;
import connector.http.HttpCall;
import connector.http.HttpCalls;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by client credentials, one for all threads, renewed before it expires. Ours instead of the SDK's, which
 * fetches on another thread (the exchange would miss the caller's trail) and renews only after a 401.
 */
final class Tokens {

    private final CommercetoolsSettings settings;
    private final HttpCalls calls;
    private final Attempts attempts;
    private final Clock clock;
    private final OneCall<AccessToken> renewal;
    private final AtomicReference<@Nullable AccessToken> token = new AtomicReference<>();

    Tokens(CommercetoolsSettings settings, HttpCalls calls, Attempts attempts, Clock clock) {
        this.settings = settings;
        this.calls = calls;
        this.attempts = attempts;
        this.clock = clock;
        this.renewal = new OneCall<>("access token", clock);
    }

    /** @throws CallFailed when there is none to be had; the call it is for was not sent then */
    String current() {
        AccessToken known = usable();
        return known != null ? known.value() : value(renewal.ask(this::renewed));
    }

    /** The API did not accept this token: the next {@link #current} fetches another one, unless somebody did already. */
    void refused(String value) {
        AccessToken known = token.get();
        if (known != null && known.value().equals(value)) {
            token.compareAndSet(known, null);
        }
    }

    private static String value(Told<AccessToken> told) {
        return switch (told) {
            case Told.Answer<AccessToken>(AccessToken renewed) -> renewed.value();
            case Told.Failed<AccessToken>(Failure failure) -> throw new CallFailed(failure);
        };
    }

    private @Nullable AccessToken usable() {
        AccessToken known = token.get();
        return known != null && clock.instant().isBefore(known.renewAt()) ? known : null;
    }

    private Told<AccessToken> renewed() {
        AccessToken others = usable();
        if (others != null) {
            return new Told.Answer<>(others);
        }
        Told<AccessToken> told = fetch();
        if (told instanceof Told.Answer<AccessToken>(AccessToken fetched)) {
            token.set(fetched);
        }
        return told;
    }

    private Told<AccessToken> fetch() {
        var answer = attempts.of("GET", RepeatRule::mayRepeat, this::ask);
        if (answer instanceof Received received && received.status() == 200) {
            return AccessToken.read(received.body(), clock.instant())
                    .<Told<AccessToken>>map(Told.Answer::new)
                    .orElseGet(() -> new Told.Failed<>(new Failure(
                            FailureKind.BROKEN_ANSWER, "commercetools answered without an access token", false, null)));
        }
        Failure failure = Failures.of("access token", "POST", answer, clock.instant());
        return new Told.Failed<>(new Failure(failure.kind(), failure.words(), false, failure.retryAfter()));
    }

    /** In a trail of its own, so that only an exchange without the token and the secret reaches the caller's. */
    private HttpAnswer ask(int attempt) {
        Trail caller = Trail.current();
        Trail own = new Trail(caller.correlationId(), caller.lane(), clock);
        HttpAnswer answer = own.follow(() -> calls.send(call(attempt)));
        own.exchanges().forEach(exchange -> caller.exchanged(withoutSecrets(exchange)));
        return answer;
    }

    private HttpCall call(int attempt) {
        String client = settings.clientId() + ":" + settings.clientSecret();
        String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        String scope = settings.scopes().isEmpty()
                ? ""
                : "&scope=" + URLEncoder.encode(String.join(" ", settings.scopes()), StandardCharsets.UTF_8);
        return new HttpCall(
                Exchange.System.COMMERCETOOLS,
                settings.projectKey(),
                "POST",
                tokenUrl(),
                Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"),
                ("grant_type=client_credentials" + scope).getBytes(StandardCharsets.UTF_8),
                settings.timeout(),
                attempt);
    }

    /** The configured address as it is, or with commercetools' path when it names only a host. */
    private URI tokenUrl() {
        String path = settings.authUrl().getPath();
        boolean hostOnly = path == null || path.isEmpty() || path.equals("/");
        return hostOnly ? settings.authUrl().resolve("/oauth/token") : settings.authUrl();
    }

    private static Exchange withoutSecrets(Exchange full) {
        byte[] response = full.status() == 200 ? new byte[0] : full.response();
        return new Exchange(
                full.at(),
                full.direction(),
                full.system(),
                full.peer(),
                full.method(),
                full.url(),
                full.status(),
                full.duration(),
                full.attempt(),
                Map.of(),
                full.request(),
                full.responseHeaders(),
                response,
                full.failure(),
                full.failureWords());
    }
}
