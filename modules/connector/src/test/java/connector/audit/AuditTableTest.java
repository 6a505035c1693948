package connector.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTableTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final AuditLog log = new AuditTable(database.dataSource(), RedactionPolicy.STANDARD);
    private final AuditStory story = new StoryTable(database.dataSource());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anExchangeComesBackAsItWasKept() {
        Trail trail = trail("order/shop/o1", NOON);
        String body = "{\"id\":\"o1\",\"words\":\"" + "many ".repeat(500) + "\"}";
        Exchange exchange = exchange(NOON, body);
        trail.exchanged(exchange);

        log.write(trail);

        StoryLine line = story.of("o1").getFirst();
        assertThat(line.correlationId()).isEqualTo("c-1");
        assertThat(line.lane()).isEqualTo("order/shop/o1");
        assertThat(line)
                .isInstanceOfSatisfying(
                        StoryLine.Exchanged.class,
                        exchanged -> assertThat(exchanged.exchange())
                                .usingRecursiveComparison()
                                .isEqualTo(exchange));
        assertThat(stored("select length(request) from exchange")).isLessThan(body.length() / 5);
        assertThat(stored("select request_size from exchange")).isEqualTo(body.length());
    }

    @Test
    void whatATrailGetsAfterItWasPreparedIsKeptTooAndRedacted() {
        Trail trail = trail("order/shop/o1", NOON);
        trail.exchanged(exchange(NOON, "{\"customerEmail\":\"ann@example.com\"}"));
        AuditLog.Prepared prepared = log.prepare(trail);
        trail.exchanged(exchange(NOON, "{\"customerEmail\":\"bob@example.com\"}"));
        trail.decided("parked", "they do not like ann@example.com");

        prepared.write();

        assertThat(story.of("o1")).hasSize(3);
        assertThat(story.of("o1").toString()).doesNotContain("ann@", "bob@");
    }

    @Test
    void personalDataIsNotInTheTable() {
        Trail trail = trail("order/shop/o1", NOON);
        trail.exchanged(exchange(NOON, "{\"customerEmail\":\"ann@example.com\"}"));
        trail.decided("parked", "they do not like ann@example.com");

        log.write(trail);

        assertThat(stored("select count(*) from exchange where position('ann@' in encode(request, 'escape')) > 0"))
                .isZero();
        assertThat(stored("select count(*) from decision where why like '%ann@%'"))
                .isZero();
    }

    @Test
    void theStoryIsFoundByNumberAndByIdWhicheverAStepKnew() {
        Trail early = trail("order/shop/o1", NOON);
        early.decided("waiting", "before the number was known");
        Trail later = trail("order/shop/o1", NOON.plusSeconds(60));
        later.concerns("CT-1");
        later.decided("imported", "when the number was known");
        Trail news = trail("reference/leeds/CT-1", NOON.plusSeconds(120));
        news.decided("linked", "news that came by reference");
        Trail other = trail("order/shop/o2", NOON);
        other.concerns("CT-2");
        other.decided("imported", "another order");
        List.of(later, news, other, early).forEach(log::write);

        assertThat(verdicts("o1")).containsExactly("waiting", "imported", "linked");
        assertThat(verdicts("CT-1")).containsExactly("waiting", "imported", "linked");
        assertThat(verdicts("CT-2")).containsExactly("imported");
        assertThat(verdicts("CT-3")).isEmpty();
    }

    @Test
    void whatHappenedAtTheSameInstantKeepsItsOrder() {
        Trail trail = trail("order/shop/o1", NOON);
        trail.exchanged(exchange(NOON, "{}"));
        for (int i = 0; i < 20; i++) {
            trail.decided("step " + i, "same instant");
        }
        log.write(trail);

        List<StoryLine> lines = story.of("o1");
        assertThat(lines.getFirst()).isInstanceOf(StoryLine.Exchanged.class);
        assertThat(verdicts("o1")).startsWith("step 0", "step 1", "step 2").endsWith("step 19");
    }

    @Test
    void aTrailMayBeLong() {
        Trail trail = trail("order/shop/o1", NOON);
        for (int i = 0; i < 201; i++) {
            trail.exchanged(exchange(NOON.plusMillis(i), "{\"line\":" + i + "}"));
            trail.decided("step " + i, "same instant");
        }

        log.write(trail);

        assertThat(stored("select count(*) from exchange")).isEqualTo(201);
        assertThat(verdicts("o1")).hasSize(201).startsWith("step 0").endsWith("step 200");
    }

    @Test
    void theTrailComesAndGoesWithTheTransactionOfTheCaller() {
        Trail trail = trail("order/shop/o1", NOON);
        trail.exchanged(exchange(NOON, "{}"));
        trail.decided("imported", "in a transaction that fails");

        assertThatThrownBy(() -> new TransactionTemplate(new JdbcTransactionManager(database.dataSource()))
                        .executeWithoutResult(status -> {
                            log.write(trail);
                            throw new IllegalStateException("later in the same transaction");
                        }))
                .hasMessage("later in the same transaction");
        assertThat(story.of("o1")).isEmpty();

        log.write(trail);
        assertThat(story.of("o1")).hasSize(2);
    }

    @Test
    void aNulCharacterDoesNotLoseTheTrail() {
        Trail trail = trail("order/shop/o1", NOON);
        trail.decided("parked", "they said a\0b");

        log.write(trail);

        assertThat(story.of("o1")).hasSize(1);
    }

    @Test
    void aTrailWithoutAnythingWritesNothing() {
        log.write(trail("order/shop/o1", NOON));

        assertThat(stored("select count(*) from exchange")).isZero();
    }

    private List<String> verdicts(String order) {
        return story.of(order).stream()
                .filter(StoryLine.Decided.class::isInstance)
                .map(line -> ((StoryLine.Decided) line).decision().verdict())
                .toList();
    }

    private int stored(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Integer.class)
                .single();
    }

    private static Trail trail(String lane, Instant at) {
        return new Trail("c-1", lane, Clock.fixed(at, ZoneOffset.UTC));
    }

    private static Exchange exchange(Instant at, String body) {
        return new Exchange(
                at,
                Exchange.Direction.INBOUND,
                Exchange.System.COMMERCETOOLS,
                "shop",
                "POST",
                "/in/shop",
                200,
                Duration.ofMillis(12),
                2,
                Map.of("Content-Type", "application/json", "X-Two", "a: b"),
                body.getBytes(UTF_8),
                Map.of(),
                "ok".getBytes(UTF_8),
                FailureKind.REFUSED,
                "they said no");
    }
}
