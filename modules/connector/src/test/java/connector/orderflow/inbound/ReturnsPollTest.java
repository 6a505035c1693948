package connector.orderflow.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.DestinationSettings;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.ReturnReports;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.KnownLinks;
import connector.orderflow.doubles.RememberedAudit;
import connector.orderflow.doubles.RememberedQueue;
import connector.orderflow.doubles.SetClock;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import connector.workqueue.Cursors;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The report of returns is asked for day by day on the tenant's calendar, and every line of it is the same line next time. */
class ReturnsPollTest {

    /** Half past midnight in London, still the day before in UTC. */
    private static final Instant NOW = Instant.parse("2026-07-07T23:30:00Z");

    private static final String CURSOR = "orderflow.returns/leeds";
    private static final DestinationSettings SETTINGS = Destinations.nowhere().settings();

    private final SetClock clock = new SetClock(NOW);
    private final RememberedQueue queue = new RememberedQueue();
    private final RememberedAudit audit = new RememberedAudit();
    private final KnownLinks links = new KnownLinks();
    private final StoredCursors cursors = new StoredCursors();
    private final Report report = new Report();
    private final ReturnsPoll poll = new ReturnsPoll(
            new ReturnReports.Poll("leeds", "returned", Duration.ofMinutes(15), Duration.ofDays(1), Duration.ofDays(3)),
            SETTINGS.timeZone(),
            report,
            new DespatchesPoll.Storage(queue, links, cursors, audit, new TransactionTemplate(new Transactions())),
            clock);

    @Test
    void the_first_round_looks_back_and_the_next_ones_overlap_by_whole_days_of_the_tenant() {
        poll.run();
        assertThat(report.asked).containsExactly(day(4), day(5), day(6), day(7), day(8));
        assertThat(cursors.read(CURSOR)).contains(NOW.toString());

        report.asked.clear();
        clock.pass(Duration.ofHours(1));
        poll.run();
        assertThat(report.asked).containsExactly(day(7), day(8));
    }

    @Test
    void a_day_that_fails_is_asked_for_again_and_no_day_behind_it_is_skipped() {
        report.failing = day(6);
        poll.run();
        assertThat(report.asked).containsExactly(day(4), day(5), day(6));
        assertThat(audit.written.getLast().decisions()).isNotEmpty();

        report.failing = null;
        report.asked.clear();
        poll.run();
        assertThat(report.asked).contains(day(6), day(7), day(8));
    }

    @Test
    void lines_of_one_order_come_together_into_its_lane_once_however_often_they_are_listed() {
        links.knows("leeds", "CT-1", "order-id-1");
        report.xml = rows(row("CT-1", "MUG", "1"), row("CT-2", "MUG", "1"), row("CT-1", "KET", "2"));
        poll.run();
        clock.pass(Duration.ofHours(1));
        poll.run();

        assertThat(queue.works)
                .extracting(Work::lane)
                .containsExactly(Lane.ofOrder("shop", "order-id-1"), Lane.ofReference("leeds", "CT-2"));
        Work first = queue.works.getFirst();
        assertThat(ReturnNews.read(
                        new Item(1, first.lane(), first.kind(), first.source(), first.headers(), first.body(), NOW, 0)))
                .extracting(line -> line.quantity() + " " + line.product() + " " + line.condition())
                .containsExactlyInAnyOrder("1 MUG As new", "2 KET As new");
    }

    @Test
    void lines_that_are_alike_are_counted_in_whatever_order_they_are_listed() {
        List<ReturnLine> one = lines(row("CT-1", "MUG", "1"), row("CT-1", "MUG", "2"), row("CT-1", "MUG", "1"));
        List<ReturnLine> other = lines(row("CT-1", "MUG", "2"), row("CT-1", "MUG", "1"), row("CT-1", "MUG", "1"));

        assertThat(one).hasSize(3).isEqualTo(other);
        assertThat(one).extracting(ReturnLine::key).doesNotHaveDuplicates();
    }

    @Test
    void another_authorisation_or_another_day_is_another_line() {
        assertThat(lines(
                        row("CT-1", "MUG", "1"),
                        row("CT-1", "MUG", "1").replace("RMA-1", "RMA-2"),
                        row("CT-1", "MUG", "1").replace("2026-07-06", "2026-07-05")))
                .extracting(ReturnLine::key)
                .allMatch(key -> key.endsWith("/1"))
                .doesNotHaveDuplicates();
    }

    private static List<XmlElement> rowsOf(String xml) {
        return SecureXml.tree(xml.getBytes(StandardCharsets.UTF_8))
                .below("return")
                .toList();
    }

    private static List<ReturnLine> lines(String... rows) {
        return ReturnNews.reported(rowsOf(rows(rows)), SETTINGS);
    }

    private static String rows(String... rows) {
        return "<returns>" + String.join("", rows) + "</returns>";
    }

    private static String row(String order, String product, String quantity) {
        return """
            <return><organisation>myorg</organisation><channel>web</channel><orderReference>%s</orderReference>
            <product>%s</product><quantity>%s</quantity><returnedDate>2026-07-06 10:00:00</returnedDate>
            <authorisation>RMA-1</authorisation><lineCondition>As new</lineCondition></return>""".formatted(order, product, quantity);
    }

    private static LocalDate day(int ofJuly) {
        return LocalDate.of(2026, 7, ofJuly);
    }

    /** Lists its rows on the day they are of. */
    private static final class Report implements ReturnReports {

        private final List<LocalDate> asked = new ArrayList<>();
        private String xml = "<returns/>";
        private LocalDate failing;

        @Override
        public ReportAnswer returnsOf(String destination, String reportKey, LocalDate day) {
            assertThat(reportKey).isEqualTo("returned");
            asked.add(day);
            if (day.equals(failing)) {
                return new ReportAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "silence"));
            }
            return new ReportAnswer.Returns(
                    day.equals(day(6)) ? ReturnNews.reported(rowsOf(xml), SETTINGS) : List.of());
        }
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

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
