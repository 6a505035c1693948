package connector.commercetools.inbound;

import connector.audit.AuditLog;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.CommercetoolsSettings.Source;
import connector.commercetools.inbound.Decoded.Malformed;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import connector.workqueue.WorkQueue;
import connector.workqueue.WorkQueue.Stored;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes notifications over HTTP: from a Pub/Sub push subscription, commercetools Connect, or whatever forwards a queue.
 * A 2xx means that the notification is stored.
 */
@RestController
class MessagesController {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesController.class);
    private static final String RETRY_SECONDS = "10";

    private final CommercetoolsSettings settings;
    private final Intake intake;
    private final Map<String, MessageDecoder> decoders;
    private final AuditLog audit;
    private final Clock clock;

    MessagesController(CommercetoolsSettings settings, WorkQueue queue, AuditLog audit, Clock clock) {
        this.settings = settings;
        this.intake = new Intake(queue, settings.projectKey());
        this.decoders = settings.sources().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        source -> new MessageDecoder(
                                settings.projectKey(), source.getValue().maxBodyBytes())));
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping("/in/commercetools/{source}")
    ResponseEntity<Map<String, String>> receive(@PathVariable("source") String name, HttpServletRequest request)
            throws IOException {
        Source source = settings.sources().get(name);
        MessageDecoder decoder = decoders.get(name);
        if (source == null || decoder == null) {
            return answer(404, "there is no source of this name");
        }
        var delivery = new Delivery(name, request, clock.instant(), clock);
        if (!SharedSecret.matches(source.secret(), request.getHeader(source.header()))) {
            return reject(delivery, 401, FailureKind.REFUSED, "the secret in header " + source.header() + " is wrong");
        }
        Optional<byte[]> body = body(request, source.maxBodyBytes());
        return body.isEmpty()
                ? reject(delivery, 413, FailureKind.REFUSED, "more than " + source.maxBodyBytes() + " bytes")
                : store(delivery, decoder.decode(body.get()));
    }

    private ResponseEntity<Map<String, String>> store(Delivery delivery, Decoded decoded) {
        try {
            return switch (decoded) {
                case OrderNews news -> {
                    Trail trail = delivery.received(
                            settings.projectKey(), intake.lane(news).key(), news.body());
                    yield stored(intake.store(news, transport(delivery), trail));
                }
                case ProductNews news -> {
                    Trail trail = delivery.received(
                            settings.projectKey(), intake.lane(news).key(), news.body());
                    yield stored(intake.store(news, transport(delivery), trail));
                }
                case NotHandled news -> {
                    Trail trail = delivery.received(settings.projectKey(), null, news.body());
                    intake.keep(news, transport(delivery), trail);
                    yield ResponseEntity.ok(Map.of("status", "not handled", "why", news.why()));
                }
                case Malformed(String why) -> reject(delivery, 400, FailureKind.BROKEN_ANSWER, why);
            };
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("A notification could not be stored and was not acknowledged: {}", unavailable.getClass());
            return ResponseEntity.status(503)
                    .header("Retry-After", RETRY_SECONDS)
                    .body(Map.of("status", "not stored, send it again"));
        }
    }

    private static ResponseEntity<Map<String, String>> stored(Stored stored) {
        return ResponseEntity.ok(Map.of(
                "status",
                switch (stored) {
                    case NEW -> "stored";
                    case REPEATED -> "repeated";
                }));
    }

    private static String transport(Delivery delivery) {
        return "push/" + delivery.source();
    }

    /** Empty when it is larger than allowed; then no more than that was read. */
    private static Optional<byte[]> body(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        return body.length > limit ? Optional.empty() : Optional.of(body);
    }

    private ResponseEntity<Map<String, String>> reject(Delivery delivery, int status, FailureKind kind, String why) {
        try {
            audit.write(delivery.rejected(settings.projectKey(), status, kind, why));
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("A rejected notification could not be recorded: {} ({})", why, unavailable.getClass());
        }
        return answer(status, why);
    }

    private static ResponseEntity<Map<String, String>> answer(int status, String why) {
        return ResponseEntity.status(status).body(Map.of("status", "rejected", "why", why));
    }
}
