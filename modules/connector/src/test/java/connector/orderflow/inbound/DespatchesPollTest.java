package connector.orderflow.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.Despatch;
import connector.orderflow.ImportDocument;
import connector.orderflow.News;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderFlow;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.KnownLinks;
import connector.orderflow.doubles.RememberedAudit;
import connector.orderflow.doubles.RememberedQueue;
import connector.orderflow.doubles.SetClock;
import connector.workqueue.Cursors;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Polling alone finds every despatch, once, and never moves past one that was not stored. */
class DespatchesPollTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CURSOR = "orderflow.despatches/leeds";

    private final SetClock clock = new SetClock(NOW);
    private final RememberedQueue queue = new RememberedQueue();
    private final RememberedAudit audit = new RememberedAudit();
    private final KnownLinks links = new KnownLinks();
    private final StoredCursors cursors = new StoredCursors();
    private final Warehouse warehouse = new Warehouse();
    private final Transactions transactions = new Transactions();
    private final DespatchesPoll poll = new DespatchesPoll(
            Destinations.nowhere().settings(),
            warehouse,
            new DespatchesPoll.Storage(queue, links, cursors, audit, new TransactionTemplate(transactions)),
            clock);

    private static Despatch despatch(String reference, String order, String... packages) {
        return new Despatch(
                reference,
                order,
                "despatched",
                "dpd",
                "DPD",
                null,
                "155",
                null,
                Instant.parse("2026-03-02T08:00:00Z"),
                List.of(packages),
                List.of(new Despatch.Line("MUG", 2, "line-1")));
    }

    @Test
    void theFirstRunLooksBackAndTheNextOnesOverlap() {
        poll.run();
        assertThat(warehouse.asked).containsExactly(List.of(NOW.minus(Duration.ofHours(26)), NOW));
        assertThat(cursors.read(CURSOR)).contains(NOW.toString());

        clock.pass(Duration.ofMinutes(1));
        poll.run();
        assertThat(warehouse.asked.getLast()).isEqualTo(List.of(NOW.minus(Duration.ofHours(2)), NOW.plusSeconds(60)));
    }

    @Test
    void everyDespatchIsStoredOnceInItsOrdersLaneAndCanBeReadBack() {
        links.knows("leeds", "CT-1", "order-id-1");
        warehouse.has = List.of(despatch("S1", "CT-1", "155", "156"), despatch("S2", "CT-2"));
        poll.run();
        clock.pass(Duration.ofMinutes(1));
        poll.run();

        assertThat(queue.works).hasSize(2);
        assertThat(queue.works)
                .extracting(Work::lane)
                .containsExactly(Lane.ofOrder("shop", "order-id-1"), Lane.ofReference("leeds", "CT-2"));
        Work first = queue.works.getFirst();
        assertThat(first.source()).isEqualTo("poll/leeds");
        assertThat(first.kind()).isEqualTo(Despatch.SHIPMENT_NEWS);
        assertThat(first.headers()).containsEntry("content", "despatch+json");
        Item item = new Item(1, first.lane(), first.kind(), first.source(), first.headers(), first.body(), NOW, 0);
        assertThat(NewsReader.read(item)).containsExactly(new News.Despatched(despatch("S1", "CT-1", "155", "156")));
    }

    @Test
    void aTrackingNumberCorrectedLaterIsNews() {
        warehouse.has = List.of(despatch("S1", "CT-1", "155"));
        poll.run();
        warehouse.has = List.of(despatch("S1", "CT-1", "999"));
        clock.pass(Duration.ofMinutes(1));
        poll.run();
        assertThat(queue.works).hasSize(2);
    }

    @Test
    void aTrackingNumberCorrectedBackIsNewsAgainAndSaidTwiceItIsNot() {
        for (String label : List.of("AAA", "BBB", "AAA", "AAA")) {
            warehouse.has = List.of(despatch("S1", "CT-1", label));
            poll.run();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(queue.works).hasSize(3);
        assertThat(queue.works).extracting(Work::dedupeKey).doesNotHaveDuplicates();
    }

    @Test
    void aShipmentListedTwiceInOneAnswerIsNoNewsInTheNext() {
        warehouse.has = List.of(despatch("S1", "CT-1", "AAA", "BBB"), despatch("S1", "CT-1", "AAA"));
        poll.run();
        clock.pass(Duration.ofMinutes(1));
        poll.run();
        assertThat(queue.works)
                .hasSize(2)
                .last()
                .satisfies(last -> assertThat(new String(last.body(), StandardCharsets.UTF_8))
                        .contains("BBB"));
    }

    @Test
    void whatAnotherSourceBroughtSinceIsNoRepeatOfThePollsLastReport() {
        OvertakenReports watcher = new OvertakenReports(
                List.of(Destinations.nowhere().settings()),
                cursors,
                new PendingTable(JdbcClient.create(new SimpleDriverDataSource())));
        warehouse.has = List.of(despatch("S1", "CT-1", "AAA"));
        poll.run();
        watcher.saved("shop", "order-id-1", "despatch/S1", despatch("S1", "CT-1", "AAA"));
        poll.run();
        assertThat(queue.works).as("the same by another source is the same").hasSize(1);

        watcher.saved("shop", "order-id-1", "despatch/S1", despatch("S1", "CT-1", "BBB"));
        clock.pass(Duration.ofMinutes(1));
        poll.run();
        assertThat(queue.works).hasSize(2);
    }

    @Test
    void aFailedAnswerLeavesTheCursorWhereItIs() {
        cursors.write(CURSOR, NOW.minusSeconds(600).toString());
        warehouse.fails = true;
        poll.run();
        assertThat(cursors.read(CURSOR)).contains(NOW.minusSeconds(600).toString());
        assertThat(audit.written)
                .singleElement()
                .satisfies(trail -> assertThat(trail.decisions()).isNotEmpty());
    }

    @Test
    void aDespatchThatCannotBeStoredLeavesTheCursorWhereItIs() {
        cursors.write(CURSOR, NOW.minusSeconds(600).toString());
        warehouse.has = List.of(despatch("S1", "CT-1"), despatch("S2", "CT-2"));
        queue.breaksAfter(1);
        assertThatThrownBy(poll::run).isInstanceOf(DataAccessException.class);
        assertThat(cursors.read(CURSOR)).contains(NOW.minusSeconds(600).toString());
    }

    @Test
    void aBusyDayIsStoredInPortionsAndTheCursorMovesAfterTheLast() {
        cursors.write(CURSOR, NOW.minusSeconds(600).toString());
        int many = 2 * PollStorage.AT_ONCE + 1;
        warehouse.has = IntStream.range(0, many)
                .mapToObj(n -> despatch("S" + n, "CT-" + n))
                .toList();
        queue.breaksAfter(2 * PollStorage.AT_ONCE);
        assertThatThrownBy(poll::run).isInstanceOf(DataAccessException.class);
        assertThat(transactions.committed).isEqualTo(2);
        assertThat(cursors.read(CURSOR)).contains(NOW.minusSeconds(600).toString());

        queue.works();
        poll.run();
        assertThat(queue.works).hasSize(many);
        assertThat(cursors.read(CURSOR)).contains(NOW.toString());
    }

    @Test
    void afterALongSilenceItCatchesUpDayByDay() {
        cursors.write(CURSOR, NOW.minus(Duration.ofDays(3)).toString());
        warehouse.answersOnly = 2;
        poll.run();
        assertThat(cursors.read(CURSOR)).contains(NOW.minus(Duration.ofDays(1)).toString());
        warehouse.answersOnly = 9;
        poll.run();
        assertThat(cursors.read(CURSOR)).contains(NOW.toString());
    }

    @Test
    void aDayThatFailedIsNotPassedOverForTheNextOne() {
        cursors.write(CURSOR, NOW.minus(Duration.ofDays(3)).toString());
        warehouse.failsAt = 2;
        poll.run();
        assertThat(warehouse.asked).hasSize(2);
        assertThat(cursors.read(CURSOR)).contains(NOW.minus(Duration.ofDays(2)).toString());
    }

    private static final class StoredCursors implements Cursors {

        private final Map<String, String> values = new LinkedHashMap<>();

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void write(String name, String value) {
            values.put(name, value);
        }
    }

    private static final class Transactions extends AbstractPlatformTransactionManager {

        private int committed;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            committed++;
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    private static final class Warehouse implements OrderFlow {

        private final List<List<Instant>> asked = new ArrayList<>();
        private List<Despatch> has = List.of();
        private boolean fails;
        private int answersOnly = Integer.MAX_VALUE;
        private int failsAt = -1;

        @Override
        public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
            asked.add(List.of(from, to));
            return fails || asked.size() == failsAt || answersOnly-- <= 0
                    ? new DespatchesAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "time-out"))
                    : new DespatchesAnswer.Despatches(has);
        }

        @Override
        public ImportAnswer importDocument(String destination, ImportDocument document) {
            throw new AssertionError("a poll only reads despatches");
        }

        @Override
        public DetailAnswer orderDetail(String destination, String orderReference) {
            throw new AssertionError("a poll only reads despatches");
        }

        @Override
        public PendingAnswer pending(String destination) {
            throw new AssertionError("a poll only reads despatches");
        }

        @Override
        public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
            throw new AssertionError("a poll only reads despatches");
        }

        @Override
        public InventoryAnswer inventory(String destination, List<String> skus) {
            throw new AssertionError("a poll only reads despatches");
        }
    }
}
