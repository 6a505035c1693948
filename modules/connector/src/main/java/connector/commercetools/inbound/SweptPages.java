package connector.commercetools.inbound;

import connector.audit.Exchange;
import connector.audit.Trail;
import connector.commercetools.client.MessagePages.Position;
import connector.commercetools.inbound.Decoded.Malformed;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import connector.workqueue.WorkQueue.Stored;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of the Messages API, read and stored. */
final class SweptPages {

    private static final String TRANSPORT = "sweep";

    /** The platform's limit of a document, which a message with an order in it cannot pass (reference §4.4). */
    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private final Intake intake;
    private final String projectKey;
    private final Clock clock;
    private final JsonMapper json = Json.reader(LONGEST_TEXT);
    private final MessageDecoder decoder;

    SweptPages(Intake intake, String projectKey, Clock clock) {
        this.intake = intake;
        this.projectKey = projectKey;
        this.clock = clock;
        this.decoder = new MessageDecoder(projectKey, LONGEST_TEXT);
    }

    /** @param last where the page ends; where it began, when it is empty */
    record Page(List<JsonNode> messages, Position last) {}

    /** Empty when it is no page, or one that does not lead on: reading after it would skip or repeat for ever. */
    Optional<Page> read(byte[] body, Position from) {
        try {
            JsonNode results = json.readTree(body).path("results");
            if (!results.isArray()) {
                return Optional.empty();
            }
            var messages = new ArrayList<JsonNode>();
            results.forEach(messages::add);
            Position last = messages.isEmpty() ? from : position(messages.getLast());
            return messages.isEmpty() || leadsOn(from, last)
                    ? Optional.of(new Page(List.copyOf(messages), last))
                    : Optional.empty();
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Position position(JsonNode message) {
        return new Position(
                message.path("createdAt").asString(""), message.path("id").asString(""));
    }

    private static boolean leadsOn(Position from, Position last) {
        return !last.id().isEmpty()
                && !last.equals(from)
                && !Instant.parse(last.createdAt()).isBefore(Instant.parse(from.createdAt()));
    }

    /** Stores every message. Gives the trail of the page, for the same transaction. */
    Trail store(Page page, Trail read) {
        // everybody who locks several lanes in one transaction does so in the same order; within a lane nothing moves
        long fresh = page.messages().stream()
                .sorted(Comparator.comparing(
                        message -> message.path("resource").path("id").asString("")))
                .filter(message -> store(message) == Stored.NEW)
                .count();
        Trail trail = withoutMessages(read);
        trail.decided("swept", page.messages().size() + " messages, " + fresh + " of them news");
        return trail;
    }

    private Stored store(JsonNode message) {
        Position position = position(message);
        String correlationId = projectKey + "/" + position.id();
        return switch (decoder.decodeListed(message)) {
            case OrderNews news ->
                intake.store(
                        news,
                        TRANSPORT,
                        new Trail(correlationId, intake.lane(news).key(), clock));
            case ProductNews news ->
                intake.store(
                        news,
                        TRANSPORT,
                        new Trail(correlationId, intake.lane(news).key(), clock));
            case NotHandled news -> intake.keep(news, TRANSPORT, new Trail(correlationId, null, clock));
            case Malformed(String why) ->
                intake.keep(
                        new NotHandled(
                                "commercetools.unreadable",
                                position.createdAt() + "/" + position.id(),
                                why,
                                KeptFields.bytes(message)),
                        TRANSPORT,
                        new Trail(correlationId, null, clock));
        };
    }

    /** The same exchanges without the pages: messages carry whole orders, with their addresses. */
    Trail withoutMessages(Trail read) {
        Trail trail = new Trail(read.correlationId(), read.lane(), clock);
        for (Exchange full : read.exchanges()) {
            trail.exchanged(full.status() == 200 ? full.withoutResponse() : full);
        }
        return trail;
    }
}
