package connector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.TestDatabase;
import connector.orderexport.Explanation;
import connector.orderexport.Explanation.Verdict;
import connector.orderflow.OrderLinks;
import connector.routing.Changes;
import connector.routing.ExportDesk;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dry run says what would happen and leaves nothing behind; a shop on paper takes no writes at all. */
class DryRunTest {

    private static final ExportDesk DESK = new ExportDesk(
            "shop",
            ReleaseRules.defaults(),
            new Router(List.of(Route.everything("home", "de"))),
            Map.of(),
            Changes.DEFAULT);

    private final ProjectOnPaper shop = new ProjectOnPaper();
    private final List<String> told = new ArrayList<>();

    private final DryRun.Listener listener = new DryRun.Listener() {
        @Override
        public void would(String number, String id, Explanation explanation) {
            Verdict verdict = explanation.verdict();
            told.add(number + " " + verdict + (explanation.rule() == null ? "" : " " + explanation.rule()));
        }

        @Override
        public void unknown(String name) {
            told.add(name + " unknown");
        }
    };

    @Test
    void itSaysOfEachOrderWhatWouldHappenAndLeavesNoRow() {
        shop.has(1, ProjectOnPaper.FIRST, "Pending").has(2, ProjectOnPaper.FIRST.plusSeconds(1), "Paid");
        Selection list = Selection.Listed.of(List.of("W-2", "W-1", "W-3"));
        try (TestDatabase database = TestDatabase.create()) {
            OrderLinks links = OrderLinks.in(database.dataSource());
            DryRun run = new DryRun(shop.project(), DESK, id -> links.ofOrder("shop", id), Clock.systemUTC());

            assertThat(run.run(list, "orderflow", Pace.UNLIMITED, listener)).isEmpty();

            assertThat(told).containsExactly("W-2 PARKED", "W-1 WAITING payment state", "W-3 unknown");
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            for (String table : List.of("inbox", "lane", "scheduled_tasks", "cursor", "exchange", "decision")) {
                assertThat(jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void aProjectThatDoesNotAnswerIsAFailureAndNotAnEmptyList() {
        shop.with(70).failsAfterPages(1);
        Selection all = new Selection.Created(ProjectOnPaper.FIRST, ProjectOnPaper.FIRST.plus(Duration.ofDays(1)));
        DryRun run = new DryRun(shop.project(), DESK, id -> List.of(), Clock.systemUTC());

        assertThat(run.run(all, "orderflow", Pace.UNLIMITED, listener))
                .hasValueSatisfying(failure -> assertThat(failure.words()).isEqualTo("no answer in time"));
        assertThat(told).hasSize(50);
    }
}
