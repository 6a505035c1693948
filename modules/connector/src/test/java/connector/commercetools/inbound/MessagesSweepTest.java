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
        shop.theirs = NOW.plus(Duration.ofDays(2));
        sweepAt(shop.theirs).run();
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

    /** 500 messages of 33 kB are more than an answer may have. */
    @Test
    void pagesThatAreTooLargeAreHalved() {
        IntStream.range(0, 600).forEach(i -> shop.sends("m-%05d".formatted(i), NOW.minus(Duration.ofMinutes(10))));
        shop.largest = shop.page(new MessagePages.Position("2026-11-23T09:00:00Z", ""), 70, 0)
                .length();
        sweep().run();
        assertThat(stored.works).extracting(Work::dedupeKey).hasSize(600).doesNotHaveDuplicates();
        assertThat(shop.asked).hasSizeLessThan(25);
        assertThat(stored.cursors.get(CURSOR)).endsWith("|m-00599");
    }

    @Test
    void aMessageThatIsTooLargeEvenAloneIsShownAndPassed() {
        for (int i = 0; i < 40; i++) {
            if (i % 13 == 7 || i == 8) {
                shop.messages.add(new Sent(
                        "m-%05d".formatted(i),
                        NOW.minus(Duration.ofMinutes(30 - i / 2)),
                        "{\"order\":\"" + "x".repeat(5_000) + "\"}"));
            } else {
                shop.sends("m-%05d".formatted(i), NOW.minus(Duration.ofMinutes(30 - i / 2)));
            }
        }
        shop.largest = 4_000;
        sweep().run();
        assertThat(stored.works).extracting(Work::dedupeKey).hasSize(36).contains("m-00006", "m-00009", "m-00039");
        assertThat(stored.kept)
                .hasSize(4)
                .allSatisfy(kept -> assertThat(kept.kind()).isEqualTo("commercetools.unreadable"));
        assertThat(stored.trails.stream().flatMap(trail -> trail.decisions().stream()))
                .anySatisfy(decision -> assertThat(decision.verdict()).isEqualTo("passed over"));

        sweep().run();
        assertThat(stored.kept).as("nobody is told twice").hasSize(4);
    }

    /** Ten thousand in one second, many of them with equal times: each is read once, by its place. */
    @Test
    void tenThousandMessagesOfOneSecondAreAllRead() {
        Instant second = NOW.minus(Duration.ofMinutes(10));
        IntStream.range(0, 10_000).forEach(i -> shop.sends("m-%05d".formatted(i), second.plusMillis(i % 3)));
        sweep().run();
        assertThat(stored.works).extracting(Work::dedupeKey).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(shop.asked).hasSize(21);
    }

    @Test
    void theMarginIsMeasuredByTheirClock() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        shop.sends("m-young", NOW.minus(Duration.ofSeconds(59)));
        shop.sends("m-old", NOW.minus(Duration.ofSeconds(61)));
        sweepAt(NOW.plus(Duration.ofMinutes(10))).run();
        assertThat(stored.works).extracting(Work::dedupeKey).containsExactly("m-1", "m-old");

        sweepAt(NOW.minus(Duration.ofMinutes(10))).run();
        assertThat(stored.works).hasSize(2);
        shop.theirs = NOW.plus(Duration.ofSeconds(2));
        sweepAt(NOW.minus(Duration.ofMinutes(10))).run();
        assertThat(stored.works).extracting(Work::dedupeKey).contains("m-young");
    }

    @Test
    void theFirstRunLooksBackByTheirClockToo() {
        shop.sends("m-1", NOW.minus(Duration.ofMinutes(30)));
        sweepAt(NOW.plus(Duration.ofHours(5))).run();
        assertThat(stored.works).extracting(Work::dedupeKey).containsExactly("m-1");
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

        int largest = Integer.MAX_VALUE;
        Instant theirs = NOW;

        void sends(String id, Instant createdAt) {
            messages.add(new Sent(id, createdAt, """
                    {"id":"%s","version":1,"sequenceNumber":1,"resource":{"typeId":"order","id":"o-%s"},
                     "resourceVersion":1,"type":"OrderCreated","order":{"customerEmail":"jo@example.com"},
                     "createdAt":"%s"}""".formatted(id, id, createdAt)));
        }

        @Override
        public PageAnswer after(Position position, int limit, int skipped) {
            asked.add(position);
            if (failure != null) {
                return new PageAnswer.Failed(failure);
            }
            String body = nonsense == null ? page(position, limit, skipped) : nonsense;
            if (body.length() > largest) {
                return new PageAnswer.TooLarge(Failure.of(FailureKind.BROKEN_ANSWER, "an answer of more than that"));
            }
            Trail.current().exchanged(exchange(body));
            return new PageAnswer.Page(body.getBytes(StandardCharsets.UTF_8), theirs);
        }

        private String page(Position position, int limit, int skipped) {
            return messages.stream()
                    .filter(message -> isAfter(message, position))
                    .sorted(Comparator.comparing(Sent::createdAt).thenComparing(Sent::id))
                    .skip(skipped)
                    .limit(limit)
                    .map(Sent::json)
                    .collect(Collectors.joining(
                            ",", "{\"limit\":%d,\"results\":[".formatted(limit), "],\"facets\":{\"a\":[1]}}"));
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
