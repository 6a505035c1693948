package connector.orderflow.inbound;

import connector.audit.AuditLog;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.DestinationSettings;
import connector.orderflow.inbound.Arrival.Reply;
import connector.orderflow.wire.MalformedXml;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** OrderFlow's pushes (reference §3.1): stored, then acknowledged. Any path below the destination will do. */
@RestController
class PushController {

    private static final Logger LOG = LoggerFactory.getLogger(PushController.class);

    private final Map<String, Entrance> entrances;
    private final PushIntake intake;
    private final AuditLog audit;
    private final Clock clock;

    /** What one destination's pushes have to pass. */
    private record Entrance(DestinationSettings settings, PushAuth auth, PushDecoder decoder) {

        Entrance(DestinationSettings settings) {
            this(settings, new PushAuth(settings.push()), new PushDecoder(settings.timeZone()));
        }
    }

    PushController(List<DestinationSettings> destinations, PushIntake intake, AuditLog audit, Clock clock) {
        this.entrances = destinations.stream()
                .collect(Collectors.toUnmodifiableMap(DestinationSettings::name, Entrance::new, (one, _) -> one));
        this.intake = intake;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping({"/in/orderflow/{destination}", "/in/orderflow/{destination}/**"})
    ResponseEntity<byte[]> push(@PathVariable String destination, HttpServletRequest request) throws IOException {
        Entrance entrance = entrances.get(destination);
        if (entrance == null) {
            return ResponseEntity.notFound().build();
        }
        ArrivalReader reader = new ArrivalReader(request, destination);
        try {
            return entity(reply(entrance, reader));
        } catch (DataAccessException | TransactionException databaseIsAway) {
            // without its text, which may quote the row
            LOG.warn(
                    "A push for {} could not be stored ({}), OrderFlow will send it again",
                    destination,
                    databaseIsAway.getClass().getSimpleName());
            return entity(failure(entrance.settings()));
        }
    }

    private Reply reply(Entrance entrance, ArrivalReader reader) throws IOException {
        String segment = reader.segment();
        boolean admitted = entrance.auth().admits(reader.authorization(), segment);
        Arrival head = reader.head(clock, entrance.auth().isSecret(segment, admitted));
        if (!admitted) {
            return turnedAway(
                    head, 401, "Basic auth or the secret path segment of this destination is missing or wrong");
        }
        int most = entrance.settings().push().maxBodyBytes();
        byte[] body = reader.body(most);
        return body.length > most
                ? turnedAway(head, 413, "The message is longer than " + most + " bytes")
                : read(entrance, head.withBody(body));
    }

    private Reply read(Entrance entrance, Arrival push) {
        XmlElement root;
        try {
            root = SecureXml.tree(push.body());
        } catch (MalformedXml malformed) {
            return turnedAway(push, 400, "The message cannot be read: " + malformed.getMessage());
        }
        Reply reply = success(entrance.settings(), Objects.requireNonNullElse(root.value("messageId"), ""));
        Trail trail = push.trail(null, clock);
        trail.exchanged(push.answered(reply, clock.instant()));
        intake.store(push, entrance.decoder().decode(root), trail);
        return reply;
    }

    private Reply turnedAway(Arrival push, int status, String why) {
        Reply reply = Reply.refused(status, why);
        Trail trail = push.trail(null, clock);
        trail.exchanged(push.answered(reply, clock.instant()));
        audit.write(trail);
        return reply;
    }

    private static Reply success(DestinationSettings settings, String messageId) {
        return new Reply(
                200,
                settings.push().answerContentType(),
                AnswerTemplate.filled(settings.push().answer(), messageId),
                null);
    }

    private static Reply failure(DestinationSettings settings) {
        return new Reply(
                503,
                settings.push().answerContentType(),
                AnswerTemplate.filled(settings.push().errorAnswer(), ""),
                FailureKind.OUR_BUG);
    }

    private static ResponseEntity<byte[]> entity(Reply reply) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(reply.status()).header(HttpHeaders.CONTENT_TYPE, reply.contentType());
        if (reply.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"connector\", charset=\"UTF-8\"");
        }
        return answer.body(reply.bytes());
    }
}
