package connector.orderflow.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.database.TestDatabase;
import connector.orderflow.Despatch;
import connector.orderflow.DestinationSettings;
import connector.orderflow.ImportDocument;
import connector.orderflow.News;
import connector.orderflow.News.Because;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.orderflow.PendingShipment;
import connector.orderflow.Silence;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.RememberedAudit;
import connector.orderflow.doubles.RememberedQueue;
import connector.orderflow.doubles.SetClock;
import connector.workqueue.Cursors;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What no push told: changes among pending shipments, and orders nobody has heard of. On a real database. */
class QuietPollsTest {

    private static final Instant NOW = Instant.now();
    private static final Duration DAY = Duration.ofHours(24);

    private final TestDatabase database = TestDatabase.create();
    private final SetClock clock = new SetClock(NOW);
    private final RememberedQueue queue = new RememberedQueue();
    private final RememberedAudit audit = new RememberedAudit();
    private final OrderLinks links = OrderLinks.in(database.dataSource());
    private final Silence silence = Silence.in(database.dataSource());
    private final Floor floor = new Floor();
    private final List<Integer> storedInOneTransaction = new ArrayList<>();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final PollStorage storage = new PollStorage(
            new Looks(queue, links, clock),
            new PendingTable(jdbc),
            silence,
            audit,
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()) {
                @Override
                protected void doCommit(DefaultTransactionStatus status) {
                    super.doCommit(status);
                    int before = storedInOneTransaction.stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    storedInOneTransaction.add(queue.works.size() - before);
                }
            }));
    private final DestinationSettings settings = Destinations.nowhere().settings();
    private final PendingPoll pending = new PendingPoll(settings, floor, storage);
    private final SilentOrders silent = new SilentOrders(settings, storage);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_shipment_is_news_when_it_appears_and_when_it_changes_and_never_else() {
        floor.has("S1", "ready", "2026-03-02");
        pending.run();
        pending.run();
        assertThat(looks()).containsExactly(new News.Look("CT-1", "S1", Because.PENDING));

        floor.has("S1", "packable", "2026-03-02");
        pending.run();
        pending.run();
        floor.has("S1", "packable", "2026-03-09");
        pending.run();
        pending.run();
        assertThat(looks()).hasSize(3);

        floor.has("S1", "ready", "2026-03-02");
        pending.run();
        assertThat(looks()).as("back to what it was is news, too").hasSize(4);
        assertThat(queue.works).extracting(Work::dedupeKey).doesNotHaveDuplicates();
    }

    /** No index takes such a reference, and nobody else may suffer from it. */
    @Test
    void a_shipment_with_an_endless_reference_is_one_like_any_other() {
        String endless = new java.util.Random(3)
                .ints(5_000, 'A', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        floor.has("S1", "ready", "2026-03-02");
        floor.has(endless, "ready", "2026-03-02");
        pending.run();
        pending.run();
        assertThat(looks()).hasSize(2);
    }

    @Test
    void what_order_detail_said_since_makes_the_same_again_news() {
        floor.has("S1", "released", "2026-07-03");
        pending.run();
        int before = queue.works.size();
        OvertakenReports watcher = new OvertakenReports(List.of(settings), new NoCursors(), new PendingTable(jdbc));
        watcher.saved(
                "shop",
                "o",
                "detail/CT-1",
                new OrderDetail(
                        "CT-1",
                        "released",
                        List.of(new OrderDetail.Shipment(
                                "S1", "released", null, null, null, List.of(), "2026-07-09"))));
        pending.run();
        assertThat(queue.works)
                .as("the warehouse has gone back to the first day")
                .hasSize(before + 1);
        pending.run();
        assertThat(queue.works).hasSize(before + 1);
    }

    @Test
    void one_that_is_pending_no_more_is_news_the_second_time_it_is_missing() {
        floor.has("S1", "packed", null);
        pending.run();
        floor.pending.clear();
        pending.run();
        assertThat(looks()).as("the despatches poll gets its chance").hasSize(1);

        pending.run();
        pending.run();
        assertThat(looks())
                .containsExactly(
                        new News.Look("CT-1", "S1", Because.PENDING), new News.Look("CT-1", "S1", Because.GONE));
    }

    @Test
    void one_that_was_missing_for_a_moment_makes_no_news() {
        floor.has("S1", "packed", null);
        pending.run();
        floor.pending.clear();
        pending.run();
        floor.has("S1", "packed", null);
        pending.run();
        floor.pending.clear();
        pending.run();

        assertThat(looks()).hasSize(1);
    }

    @Test
    void a_poll_without_answer_forgets_nothing() {
        floor.has("S1", "packed", null);
        pending.run();
        floor.fails = Optional.of(Failure.of(FailureKind.NO_ANSWER, "no answer"));
        pending.run();
        pending.run();
        floor.fails = Optional.empty();
        pending.run();

        assertThat(looks()).hasSize(1);
    }

    @Test
    void a_full_warehouse_holds_few_lanes_at_a_time() {
        for (int n = 0; n < 3 * PollStorage.AT_ONCE - 1; n++) {
            floor.has("S" + n, "ready", null);
        }
        pending.run();
        assertThat(looks()).hasSize(3 * PollStorage.AT_ONCE - 1).doesNotHaveDuplicates();
        assertThat(storedInOneTransaction).hasSize(3).allMatch(works -> works <= PollStorage.AT_ONCE);

        pending.run();
        floor.pending.clear();
        pending.run();
        pending.run();
        assertThat(looks()).as("all are gone").hasSize(2 * (3 * PollStorage.AT_ONCE - 1));
    }

    @Test
    void news_of_a_linked_order_goes_to_its_lane() {
        links.save(link("CT-1", OrderLink.State.ACCEPTED));
        floor.has("S1", "packed", null);
        pending.run();

        assertThat(queue.works).singleElement().satisfies(work -> {
            assertThat(work.lane()).isEqualTo(Lane.ofOrder("shop", "id-CT-1"));
            assertThat(work.kind()).isEqualTo(Despatch.SHIPMENT_NEWS);
            assertThat(work.source()).isEqualTo("pending/leeds");
        });
    }

    @Test
    void an_order_nobody_heard_of_for_a_day_is_asked_for_once_a_day() {
        links.save(link("CT-1", OrderLink.State.ACCEPTED));
        silent.run();
        assertThat(looks()).isEmpty();

        clock.pass(DAY.plusMinutes(1));
        silent.run();
        silent.run();
        assertThat(looks()).containsExactly(new News.Look("CT-1", null, Because.SILENT));

        clock.pass(DAY.plusMinutes(1));
        silent.run();
        assertThat(looks()).hasSize(2);
    }

    @Test
    void news_of_it_or_its_end_keep_it_from_being_asked_for() {
        links.save(link("CT-1", OrderLink.State.ACCEPTED));
        links.save(link("CT-2", OrderLink.State.ACCEPTED));
        links.save(link("CT-3", OrderLink.State.SENDING));
        clock.pass(DAY.plusMinutes(1));
        heard("CT-1", clock.instant());
        silence.heard("shop", "id-CT-2", true);

        silent.run();

        assertThat(looks()).isEmpty();
    }

    @Test
    void a_thousand_silent_orders_are_asked_for_some_at_a_time() {
        for (int n = 0; n < SilentOrders.MOST + 10; n++) {
            links.save(link("CT-" + n, OrderLink.State.ACCEPTED));
        }
        clock.pass(DAY.plusMinutes(1));

        silent.run();
        assertThat(looks()).hasSize(SilentOrders.MOST);
        silent.run();
        assertThat(looks()).hasSize(SilentOrders.MOST + 10).doesNotHaveDuplicates();
    }

    private void heard(String reference, Instant at) {
        jdbc.sql("update order_link set heard_at = :at where reference = :reference")
                .param("at", Timestamp.from(at))
                .param("reference", reference)
                .update();
    }

    private List<News> looks() {
        return queue.works.stream()
                .<News>map(work -> JsonMapper.shared().readValue(work.body(), News.Look.class))
                .toList();
    }

    private static OrderLink link(String reference, OrderLink.State state) {
        return new OrderLink(
                "shop",
                "id-" + reference,
                reference,
                "leeds",
                reference,
                new OrderLink.Sent("print", "content", Map.of()),
                state);
    }

    /** An OrderFlow that is asked for nothing but what is pending. */
    private static final class Floor implements OrderFlow {

        private final List<PendingShipment> pending = new ArrayList<>();
        private Optional<Failure> fails = Optional.empty();

        void has(String reference, String state, String earliest) {
            pending.removeIf(each -> each.reference().equals(reference));
            pending.add(new PendingShipment(reference, "CT-1", state, null, earliest));
        }

        @Override
        public PendingAnswer pending(String destination) {
            return fails.<PendingAnswer>map(PendingAnswer.Failed::new)
                    .orElseGet(() -> new PendingAnswer.Pending(List.copyOf(pending)));
        }

        @Override
        public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
            throw new AssertionError("not asked for");
        }

        @Override
        public ImportAnswer importDocument(String destination, ImportDocument document) {
            throw new AssertionError("not asked for");
        }

        @Override
        public DetailAnswer orderDetail(String destination, String orderReference) {
            throw new AssertionError("not asked for");
        }

        @Override
        public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
            throw new AssertionError("not asked for");
        }

        @Override
        public InventoryAnswer inventory(String destination, List<String> skus) {
            throw new AssertionError("not asked for");
        }
    }

    private static final class NoCursors implements Cursors {

        @Override
        public Optional<String> read(String name) {
            return Optional.empty();
        }

        @Override
        public void write(String name, String value) {
            throw new AssertionError("no despatch was reported");
        }
    }
}
