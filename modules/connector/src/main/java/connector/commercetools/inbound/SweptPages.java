package connector.commercetools.inbound;

import connector.audit.Exchange;
import connector.audit.Trail;
import connector.commercetools.client.MessagePages.Position;
import connector.commercetools.inbound.Decoded.Malformed;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import connector.workqueue.WorkQueue.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

    /**
     * What of a page is old enough.
     *
     * @param messages what of them is kept
     * @param last where they end; where the page began, when there are none
     * @param more whether there may be others behind
     */
    record Page(List<JsonNode> messages, Position last, boolean more) {}

    /**
     * Empty when it is no page, or one that does not lead on: reading after it would skip or repeat for ever.
     *
     * @param until what is as young as this is left for the next sweep
     * @param limit so many messages were asked for
     */
    Optional<Page> read(byte[] body, Position from, Instant until, int limit) {
        try (JsonParser parser = json.createParser(body)) {
            List<JsonNode> listed = results(parser);
            if (listed == null) {
                return Optional.empty();
            }
            List<JsonNode> old = listed.stream()
                    .takeWhile(message ->
                            Instant.parse(position(message).createdAt()).isBefore(until))
                    .toList();
            Position last = old.isEmpty() ? from : position(old.getLast());
            boolean more = old.size() == listed.size() && listed.size() >= limit;
            return old.isEmpty() || leadsOn(from, last) ? Optional.of(new Page(old, last, more)) : Optional.empty();
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** One message after the other, so that a page is never in memory as a tree. Null when there are none to read. */
    private static @Nullable List<JsonNode> results(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean results = parser.currentName().equals("results");
            JsonToken value = parser.nextToken();
            if (results) {
                return value == JsonToken.START_ARRAY ? messages(parser) : null;
            }
            parser.skipChildren();
        }
        return null;
    }

    private static List<JsonNode> messages(JsonParser parser) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonToken start = parser.nextToken(); start != JsonToken.END_ARRAY; start = parser.nextToken()) {
            messages.add(start == JsonToken.START_OBJECT ? message(parser) : parser.readValueAsTree());
        }
        return messages;
    }

    /** What is not kept, such as the order it carries, is passed by. */
    private static JsonNode message(JsonParser parser) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (KeptFields.include(field)) {
                message.set(field, parser.readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        return KeptFields.of(message);
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
                .map(message -> new Swept(message, decoder.decodeListed(message)))
                .sorted(Comparator.comparing(this::lane))
                .filter(each -> store(each) == Stored.NEW)
                .count();
        Trail trail = withoutMessages(read);
        trail.decided("swept", page.messages().size() + " messages, " + fresh + " of them news");
        return trail;
    }

    private record Swept(JsonNode message, Decoded decoded) {}

    private String lane(Swept swept) {
        return switch (swept.decoded()) {
            case OrderNews news -> intake.lane(news).key();
            case ProductNews news -> intake.lane(news).key();
            case NotHandled news -> "";
            case Malformed malformed -> "";
        };
    }

    private Stored store(Swept swept) {
        Position position = position(swept.message());
        String correlationId = projectKey + "/" + position.id();
        return switch (swept.decoded()) {
            case OrderNews news -> intake.store(news, TRANSPORT, new Trail(correlationId, lane(swept), clock));
            case ProductNews news -> intake.store(news, TRANSPORT, new Trail(correlationId, lane(swept), clock));
            case NotHandled news -> intake.keep(news, TRANSPORT, new Trail(correlationId, null, clock));
            case Malformed(String why) ->
                keep(position.createdAt() + "/" + position.id(), why, KeptFields.bytes(swept.message()), correlationId);
        };
    }

    /** A message that cannot be had is shown: somebody may look up what it was about. */
    void passOver(Position after, int skipped, String why) {
        String place = after.createdAt() + "/" + after.id() + "/" + skipped;
        keep("passed over/" + place, why, "{}".getBytes(StandardCharsets.UTF_8), projectKey + "/" + UUID.randomUUID());
    }

    private Stored keep(String dedupeKey, String why, byte[] body, String correlationId) {
        return intake.keep(
                new NotHandled("commercetools.unreadable", dedupeKey, why, body),
                TRANSPORT,
                new Trail(correlationId, null, clock));
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
