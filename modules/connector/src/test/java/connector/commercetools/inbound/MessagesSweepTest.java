package connector.commercetools.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.Exchange;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.CommercetoolsSettings.Source;
import connector.commercetools.CommercetoolsSettings.Sweep;
import connector.commercetools.client.MessagePages;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class MessagesSweepTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String CURSOR = "commercetools/shop/messages";

    private final StoredWork stored = new StoredWork();
    private final Shop shop = new Shop();

    @Test
    void theFirstRunLooksBackAndLeavesTheYoungestAlone() {
        shop.sends("m-old", NOW.minus(Duration.ofHours(2)));
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        shop.sends("m-young", NOW.minus(Duration.ofSeconds(30)));
        sweep().run();
        assertThat(stored.works).extracting(Work::dedupeKey).containsExactly("m-1");
        assertThat(stored.cursors).containsEntry(CURSOR, "2026-11-23T09:30:00Z|m-1");
    }

    @Test
    void aRunGoesOnWhereTheLastOneStopped() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        sweep().run();
        shop.sends("m-2", NOW.minus(Duration.ofMinutes(20)));
        sweep().run();
        assertThat(stored.works).extracting(Work::dedupeKey).containsExactly("m-1", "m-2");
        assertThat(shop.asked.getLast().id()).isEqualTo("m-1");
    }

    @Test
    void aStillShopDoesNotMoveTheStartOfTheFirstRun() {
        sweep().run();
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(59)));
        sweepAt(NOW.plus(Duration.ofDays(2))).run();
        assertThat(stored.works).extracting(Work::dedupeKey).containsExactly("m-1");
    }

    @Test
    void manyMessagesOfOneMomentAreAllReadAcrossPages() {
        Instant moment = NOW.minus(Duration.ofMinutes(10));
        IntStream.range(0, 1201).forEach(i -> shop.sends("m-%05d".formatted(i), moment));
        sweep().run();
        assertThat(stored.works).hasSize(1201);
        assertThat(stored.works).extracting(Work::dedupeKey).doesNotHaveDuplicates();
        assertThat(shop.asked).hasSize(3);
    }

    @Test
    void aPageThatCannotBeStoredIsReadAgainAsAWhole() {
        Instant moment = NOW.minus(Duration.ofMinutes(10));
        IntStream.range(0, 700).forEach(i -> shop.sends("m-%05d".formatted(i), moment));
        stored.capacity = 600;
        assertThatThrownBy(() -> sweep().run()).isInstanceOf(DataAccessException.class);
        assertThat(stored.works).hasSize(500);
        assertThat(stored.cursors.get(CURSOR)).endsWith("|m-00499");

        stored.capacity = Integer.MAX_VALUE;
        sweep().run();
        assertThat(stored.works).hasSize(700);
    }

    @Test
    void whatASubscriptionBroughtAlreadyIsARepeat() {
        var decoder = new MessageDecoder("shop", 10_000);
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        String delivery = shop.messages
                .getFirst()
                .json()
                .replaceFirst("\\{", "{\"notificationType\":\"Message\",\"projectKey\":\"shop\",");
        var news = (Decoded.OrderNews) decoder.decode(delivery.getBytes(StandardCharsets.UTF_8));
        new Intake(stored, "shop").store(news, "push/connect", new Trail("shop/12345678", null, clock(NOW)));
        sweep().run();
        assertThat(stored.works).hasSize(1);
        assertThat(stored.cursors.get(CURSOR)).endsWith("|m-1");
    }

    @Test
    void aSweptMessageBecomesTheSameWorkAsADeliveredOne() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        sweep().run();
        assertThat(stored.works).singleElement().satisfies(work -> {
            assertThat(work.lane()).isEqualTo(Lane.ofOrder("shop", "o-m-1"));
            assertThat(work.kind()).isEqualTo(CommercetoolsSettings.ORDER_NEWS);
            assertThat(work.source()).isEqualTo("commercetools/shop");
            assertThat(work.headers()).containsEntry("transport", "sweep");
            assertThat(work.correlationId()).isEqualTo("shop/m-1");
        });
    }

    @Test
    void noOrderSnapshotReachesTheQueueOrTheTrail() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        sweep().run();
        assertThat(text(stored.works.getFirst().body())).contains("m-1").doesNotContain("jo@example.com");
        assertThat(stored.trails.stream().flatMap(trail -> trail.exchanges().stream()))
                .hasSize(1)
                .allSatisfy(exchange -> assertThat(text(exchange.response())).doesNotContain("jo@example.com"));
    }

    @Test
    void aFailureLeavesTheCursorAndIsOnRecord() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        sweep().run();
        String before = stored.cursors.get(CURSOR);
        shop.sends("m-2", NOW.minus(Duration.ofMinutes(20)));
        shop.failure = Failure.of(FailureKind.REFUSED, "commercetools answered 403 (read messages)");
        sweep().run();
        assertThat(stored.cursors).containsEntry(CURSOR, before);
        assertThat(stored.trails.getLast().decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.verdict()).isEqualTo("sweep stopped");
            assertThat(decision.why()).contains("403");
        });
        shop.failure = null;
        sweep().run();
        assertThat(stored.works).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoPageLeavesTheCursor() {
        for (String nonsense : List.of(
                "<html>",
                "{}",
                "{\"results\":[{\"id\":\"x\"}]}",
                "{\"results\":[{\"createdAt\":\"2026-11-23T09:30:00Z\"}]}")) {
            shop.nonsense = nonsense;
            sweep().run();
            assertThat(stored.cursors.get(CURSOR)).isEqualTo("2026-11-23T09:00:00Z|");
            assertThat(stored.works).isEmpty();
            assertThat(stored.trails.getLast().decisions().getFirst().verdict()).isEqualTo("sweep stopped");
        }
    }

    @Test
    void aPageThatDoesNotLeadOnEndsTheRun() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        sweep().run();
        shop.nonsense = "{\"results\":[" + shop.messages.getFirst().json() + "]}";
        sweep().run();
        assertThat(stored.trails.getLast().decisions().getFirst().verdict()).isEqualTo("sweep stopped");
    }

    @Test
    void aMessageNobodyCanReadIsKeptAndTheOthersGoOn() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        shop.messages.add(new Sent(
                "m-2",
                NOW.minus(Duration.ofMinutes(29)),
                "{\"id\":\"m-2\",\"createdAt\":\"2026-11-23T09:31:00Z\",\"email\":\"jo@example.com\"}"));
        shop.sends("m-3", NOW.minus(Duration.ofMinutes(28)));
        sweep().run();
        assertThat(stored.works).extracting(Work::dedupeKey).containsExactly("m-1", "m-3");
        assertThat(stored.kept).singleElement().satisfies(kept -> {
            assertThat(kept.kind()).isEqualTo("commercetools.unreadable");
            assertThat(kept.body()).contains("m-2").doesNotContain("jo@example.com");
        });
    }

    @Test
    void aSweepThatIsSwitchedOffAsksNothing() {
        var off = new Sweep(false, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1));
        sweep(settings(Map.of(), off), NOW).run();
        assertThat(shop.asked).isEmpty();
        assertThat(stored.cursors).isEmpty();
    }

    @Test
    void theTaskIsNamedAfterTheProjectAndRunsAtTheConfiguredInterval() {
        assertThat(sweep().name()).isEqualTo(CURSOR);
        assertThat(sweep().interval()).isEqualTo(Duration.ofMinutes(5));
    }

    private MessagesSweep sweep() {
        return sweepAt(NOW);
    }

    private MessagesSweep sweepAt(Instant now) {
        return sweep(settings(Map.of()), now);
    }

    private MessagesSweep sweep(CommercetoolsSettings settings, Instant now) {
        var storage = new SweepStorage(stored, stored, stored, new TransactionTemplate(stored));
        return new MessagesSweep(settings, shop, storage, clock(now));
    }

    static CommercetoolsSettings settings(Map<String, Source> sources) {
        return settings(sources, new Sweep(true, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1)));
    }

    private static CommercetoolsSettings settings(Map<String, Source> sources, Sweep sweep) {
        URI nowhere = URI.create("http://127.0.0.1:1");
        return new CommercetoolsSettings(
                "shop",
                nowhere,
                nowhere,
                "client-id",
                "client-secret",
                List.of(),
                "orderflow",
                Duration.ofSeconds(5),
                4,
                sources,
                sweep);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private record Sent(String id, Instant createdAt, String json) {}

    /** A Messages API that sorts and filters as asked, and records its exchanges as the real client does. */
    private static final class Shop implements MessagePages {

        final List<Sent> messages = new ArrayList<>();
        final List<Position> asked = new ArrayList<>();

        @Nullable
        Failure failure;

        @Nullable
        String nonsense;

        void sends(String id, Instant createdAt) {
            messages.add(new Sent(id, createdAt, """
                    {"id":"%s","version":1,"sequenceNumber":1,"resource":{"typeId":"order","id":"o-%s"},
                     "resourceVersion":1,"type":"OrderCreated","order":{"customerEmail":"jo@example.com"},
                     "createdAt":"%s"}""".formatted(id, id, createdAt)));
        }

        @Override
        public PageAnswer after(Position position, Instant until) {
            asked.add(position);
            if (failure != null) {
                return new PageAnswer.Failed(failure);
            }
            String body = nonsense == null ? page(position, until) : nonsense;
            Trail.current().exchanged(exchange(body));
            return new PageAnswer.Page(body.getBytes(StandardCharsets.UTF_8));
        }

        private String page(Position position, Instant until) {
            return messages.stream()
                    .filter(message -> message.createdAt().isBefore(until) && isAfter(message, position))
                    .sorted(Comparator.comparing(Sent::createdAt).thenComparing(Sent::id))
                    .limit(LARGEST_PAGE)
                    .map(Sent::json)
                    .collect(Collectors.joining(",", "{\"results\":[", "]}"));
        }

        private static boolean isAfter(Sent message, Position position) {
            int time = message.createdAt().compareTo(Instant.parse(position.createdAt()));
            return time > 0 || (time == 0 && message.id().compareTo(position.id()) > 0);
        }

        private static Exchange exchange(String body) {
            return new Exchange(
                    NOW,
                    Exchange.Direction.OUTBOUND,
                    Exchange.System.COMMERCETOOLS,
                    "shop",
                    "GET",
                    "http://127.0.0.1/shop/messages",
                    200,
                    Duration.ZERO,
                    1,
                    Map.of(),
                    new byte[0],
                    Map.of(),
                    body.getBytes(StandardCharsets.UTF_8),
                    null,
                    null);
        }
    }
}
