package connector.audit;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditPartitionsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void todayAndThreeDaysMoreAreMadeHoweverOften() {
        partitions(NOON).createAhead();
        partitions(NOON).createAhead();
        partitions(NOON.plus(Duration.ofDays(1))).createAhead();

        assertThat(tables("decision_2"))
                .containsExactly(
                        "decision_20261123",
                        "decision_20261124",
                        "decision_20261125",
                        "decision_20261126",
                        "decision_20261127");
    }

    @Test
    void aRowLiesInTheDayItHappenedInUtc() {
        partitions(NOON).createAhead();
        decide(Instant.parse("2026-11-23T00:00:00Z"));
        decide(Instant.parse("2026-11-23T23:59:59.999999Z"));
        decide(Instant.parse("2026-11-24T00:00:00Z"));
        decide(Instant.parse("2026-12-24T00:00:00Z"));

        assertThat(count("decision_20261123")).isEqualTo(2);
        assertThat(count("decision_20261124")).isEqualTo(1);
        assertThat(count("decision_rest")).as("nobody made that day").isEqualTo(1);
    }

    @Test
    void severalProcessesMayMakeThemAtOnce() {
        List<CompletableFuture<Void>> starts = IntStream.range(0, 6)
                .mapToObj(number ->
                        CompletableFuture.runAsync(() -> partitions(NOON).createAhead()))
                .toList();
        starts.forEach(CompletableFuture::join);

        assertThat(tables("exchange_2")).hasSize(4);
    }

    @Test
    void aDayThatHasRowsInTheDefaultPartitionStaysThereAndTheOthersAreMade() {
        decide(NOON);

        partitions(NOON).createAhead();

        assertThat(count("decision_rest")).isEqualTo(1);
        assertThat(tables("decision_2")).containsExactly("decision_20261124", "decision_20261125", "decision_20261126");
    }

    @Test
    void whatIsOlderThanTheRetentionIsDroppedAndNothingElse() {
        decide(NOON.minus(Duration.ofDays(40)));
        partitions(NOON.minus(Duration.ofDays(31))).createAhead();
        partitions(NOON).createAhead();
        decide(NOON.minus(Duration.ofDays(31)));
        decide(NOON.minus(Duration.ofDays(30)));
        decide(NOON);

        List<String> dropped = partitions(NOON).dropOlderThan(Period.ofDays(30));

        assertThat(dropped).containsExactly("exchange_20261023", "decision_20261023");
        assertThat(count("decision")).isEqualTo(2);
        assertThat(count("decision_rest")).isZero();
    }

    private AuditPartitions partitions(Instant now) {
        return new AuditPartitions(new PartitionTable(database.dataSource()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void decide(Instant at) {
        Trail trail = new Trail("c-1", "order/shop/o1", Clock.fixed(at, ZoneOffset.UTC));
        trail.decided("released", "for a test");
        new AuditTable(database.dataSource(), RedactionPolicy.STANDARD).write(trail);
    }

    private List<String> tables(String start) {
        return JdbcClient.create(database.dataSource())
                .sql("select tablename from pg_tables where starts_with(tablename, :start) order by 1")
                .param("start", start)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private int count(String table) {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
