package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.doubles.LinksOnPaper;
import connector.orderflow.Despatch;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.doubles.RememberedQueue;
import connector.routing.StateTables;
import connector.workqueue.Lane;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the warehouse's news makes somebody look at the order: three mugs were sent as W-1. */
class NoticeEndsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final LinksOnPaper links = new LinksOnPaper();
    private final RememberedQueue queue = new RememberedQueue();
    private final NoticeEnds notice = new NoticeEnds(links, StateTables.DEFAULT, queue, NOON);

    @ParameterizedTest
    @CsvSource({
        "despatched, despatched, 3, despatched, 0",
        "despatched, despatched, 2, despatched, 1",
        "despatched, despatched, 3, cancelled, 1",
        "created, ready, 2, created, 0",
        "cancelled, cancelled, 3, cancelled, 1",
    })
    void detail_says(String order, String shipment, long pieces, String line, int looks) {
        sent(State.ACCEPTED);

        hears(detail("W-1", order, shipment, pieces, line));

        assertThat(queue.works).hasSize(looks);
    }

    @Test
    void the_look_goes_to_the_lane_of_the_order_as_its_news() {
        sent(State.ACCEPTED);

        hears(detail("W-1", "cancelled", "cancelled", 3, "cancelled"));

        assertThat(queue.works).singleElement().satisfies(work -> {
            assertThat(work.lane()).isEqualTo(Lane.ofOrder("shop", "o-1"));
            assertThat(work.kind()).isEqualTo(CommercetoolsSettings.ORDER_NEWS);
        });
    }

    @Test
    void what_we_cancelled_is_news_only_if_it_is_alive() {
        sent(State.CANCELLED);

        hears(detail("W-1", "cancelled", "cancelled", 3, "cancelled"));
        assertThat(queue.works).isEmpty();

        hears(detail("W-1", "created", "ready", 3, "created"));
        assertThat(queue.works).hasSize(1);
    }

    /** Whoever asked for the cancel looks by himself, with growing pauses. */
    @Test
    void what_we_are_cancelling_is_news_only_once_it_is_cancelled() {
        sent(State.CANCELLING);

        hears(detail("W-1", "created", "ready", 3, "created"));
        assertThat(queue.works).isEmpty();

        hears(detail("W-1", "cancelled", "cancelled", 3, "cancelled"));
        assertThat(queue.works).hasSize(1);
    }

    @Test
    void a_despatch_of_less_than_was_sent_may_be_all_that_comes() {
        sent(State.ACCEPTED);

        hears(despatch("W-1", 3));
        assertThat(queue.works).isEmpty();

        hears(despatch("W-1", 2));
        assertThat(queue.works).hasSize(1);
    }

    @Test
    void another_order_of_the_warehouse_says_nothing_of_this_one() {
        sent(State.ACCEPTED);

        hears(detail("W-2", "cancelled", "cancelled", 3, "cancelled"));
        hears(despatch("W-2", 1));
        hears("something else that is kept");

        assertThat(queue.works).isEmpty();
    }

    @Test
    void where_nobody_remembers_what_was_sent_every_despatch_may_be_less() {
        links.save(new OrderLink(
                "shop", "o-1", "1001", "de", "W-1", new OrderLink.Sent("f", "c", Map.of()), State.ACCEPTED));

        hears(despatch("W-1", 3));

        assertThat(queue.works).hasSize(1);
    }

    private void sent(State state) {
        OrderLink.Sent mugs =
                new OrderLink.Sent("f", "c", Map.of(), null, List.of(new OrderLink.Part("line-1", "MUG", 3, null)));
        links.save(new OrderLink("shop", "o-1", "1001", "de", "W-1", mugs, state));
    }

    private void hears(Object fact) {
        notice.saved("shop", "o-1", "key", fact);
    }

    private static OrderDetail detail(String reference, String order, String shipment, long pieces, String line) {
        return new OrderDetail(
                reference,
                order,
                List.of(new OrderDetail.Shipment(
                        reference + "_S1",
                        shipment,
                        null,
                        null,
                        null,
                        List.of(new OrderDetail.Line("MUG", pieces, line)))));
    }

    private static Despatch despatch(String reference, long pieces) {
        return new Despatch(
                reference + "_S1",
                reference,
                "despatched",
                null,
                null,
                null,
                null,
                null,
                NOON.instant(),
                List.of("T1"),
                List.of(new Despatch.Line("MUG", pieces, null)));
    }
}
