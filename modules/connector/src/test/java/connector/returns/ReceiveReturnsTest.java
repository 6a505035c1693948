package connector.returns;

import static connector.returns.ReturnsStory.order;
import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.FailureKind;
import connector.orderflow.NewsReader;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.doubles.Destinations;
import connector.routing.ReturnDesk;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A return on its way from OrderFlow's message to its order. */
class ReceiveReturnsTest {

    private static final String PUSH = """
            <event messageId="500" eventTime="2026-07-07 11:00:00"><detail>
              <return id="812" authorised="true" type="unknown" authorisation="RMA-1" orderReference="%s">
                <returnLine product="KET" quantity="1" reason="C - Wrong size" condition="As new" refund="false"/>
                <returnLine product="KET" quantity="1" reason="C - Wrong size" condition="Product damaged (irreparable)"/>
              </return></detail></event>""";

    private final ReturnsStory story = order("KET 3");

    @Test
    void a_push_as_the_reference_shows_it_is_read_and_written() {
        assertThat(worked(pushed(Lane.ofOrder("shop", ReturnsStory.ID), "W-1001", PUSH.formatted("W-1001"))))
                .isInstanceOf(Outcome.Done.class);

        assertThat(story.told())
                .containsExactly("RMA-1 ours: 1 KET BackInStock NotRefunded", "RMA-1 ours: 1 KET Unusable Initial");
    }

    @Test
    void two_lines_of_one_product_are_two_and_the_same_message_again_is_the_same() {
        Item item = pushed(Lane.ofOrder("shop", ReturnsStory.ID), "W-1001", PUSH.formatted("W-1001"));

        List<ReturnLine> lines = ReturnNews.read(item);
        assertThat(lines)
                .extracting(ReturnLine::key)
                .containsExactly("push/main/812/KET/1", "push/main/812/KET/2")
                .isEqualTo(ReturnNews.read(item).stream().map(ReturnLine::key).toList());
        assertThat(lines.getFirst().told()).isEqualTo(Instant.parse("2026-07-07T10:00:00Z"));
    }

    @Test
    void a_return_without_an_id_is_told_by_what_it_says_and_when() {
        String unnamed = PUSH.formatted("W-1001").replace(" id=\"812\"", "");
        Lane lane = Lane.ofOrder("shop", ReturnsStory.ID);
        worked(pushed(lane, "W-1001", unnamed));
        worked(pushed(lane, "W-1001", unnamed));
        assertThat(story.told()).hasSize(2);

        worked(pushed(lane, "W-1001", unnamed.replace("11:00", "12:00").replaceFirst("<returnLine[^>]*/>", "")));
        assertThat(story.told()).hasSize(3);
    }

    @Test
    void a_line_that_does_not_say_how_much_came_back_is_parked_and_nothing_is_guessed() {
        String unreadable = PUSH.formatted("W-1001").replaceFirst("quantity=\"1\"", "quantity=\"a few\"");

        assertThat(worked(pushed(Lane.ofOrder("shop", ReturnsStory.ID), "W-1001", unreadable)))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason()).contains("no whole quantity"));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void the_link_finds_the_order() {
        assertThat(worked(pushed(Lane.ofReference("main", "W-1001"), "W-1001", PUSH.formatted("W-1001"))))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ReturnsStory.ID), "linked to W-1001"));
    }

    @Test
    void the_authorisation_finds_it_where_nothing_else_is_said() {
        story.announced("RMA-1", "ret-1 KET 1");
        story.looked();
        String nameless = PUSH.formatted("").replace(" orderReference=\"\"", "");

        assertThat(worked(pushed(Lane.ofReference("main", "RMA-1"), "RMA-1", nameless)))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ReturnsStory.ID), "authorised by RMA-1"));
    }

    @Test
    void an_authorisation_of_ours_is_not_taken_for_another_orders_name() {
        story.facts.save("shop", "main", "W-1001", "order-9");
        String nameless = PUSH.formatted("").replace(" orderReference=\"\"", "").replace("RMA-1", "W-1001");

        assertThat(worked(pushed(Lane.ofReference("main", "W-1001"), "W-1001", nameless)))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", "order-9"), "authorised by W-1001"));
    }

    @Test
    void an_authorisation_that_nobody_gave_may_be_an_orders_name() {
        String nameless = PUSH.formatted("").replace(" orderReference=\"\"", "").replace("RMA-1", "W-1001");

        assertThat(worked(pushed(Lane.ofReference("main", "W-1001"), "W-1001", nameless)))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ReturnsStory.ID), "linked to W-1001"));
    }

    @Test
    void goods_under_an_authorisation_of_another_order_are_left_to_a_person_and_booked_nowhere() {
        story.facts.save("shop", "main", "RMA-1", "order-9");

        assertThat(worked(pushed(Lane.ofOrder("shop", ReturnsStory.ID), "W-1001", PUSH.formatted("W-1001"))))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason())
                                .contains("order W-1001")
                                .contains("RMA-1")
                                .contains("order-9"));
        assertThat(story.told()).isEmpty();
        assertThat(worked(pushed(Lane.ofReference("other", "W-1001"), "W-1001", PUSH.formatted("W-1001"))))
                .as("the order that is named counts first, also by its number, and says so in its lane")
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ReturnsStory.ID), "its number is W-1001"));
    }

    @Test
    void a_line_of_another_orders_authorisation_keeps_no_other_line_from_being_booked() {
        story.facts.save("shop", "main", "RMA-9", "order-9");
        List<ReturnLine> lines =
                List.of(ReturnsStory.report(1, "RMA-9", "KET 1 As new"), ReturnsStory.report(1, null, "KET 1 As new"));

        assertThat(worked(item(5, lines))).isInstanceOf(Outcome.Parked.class);
        assertThat(story.told()).containsExactly("- ours: 1 KET BackInStock Initial");
    }

    @Test
    void a_number_corrected_back_lifts_the_contradiction_and_a_parked_item_does_not_bring_it_back() {
        assertThat(worked(item(1, List.of(ReturnsStory.report(1, null, "KET 3 As new")))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(worked(item(2, List.of(ReturnsStory.report(1, null, "KET 2 As new")))))
                .isInstanceOf(Outcome.Parked.class);
        assertThat(worked(item(3, List.of(ReturnsStory.report(1, null, "KET 3 As new")))))
                .isInstanceOf(Outcome.Done.class);

        assertThat(worked(item(2, List.of(ReturnsStory.report(1, null, "KET 2 As new")))))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Item item(long id, List<ReturnLine> lines) {
        return new Item(
                id,
                Lane.ofOrder("shop", ReturnsStory.ID),
                ReturnLine.RETURN_NEWS,
                "poll/main",
                Map.of(NewsReader.CONTENT, ReturnNews.REPORT_JSON),
                ReturnNews.body(lines),
                ReturnsStory.TUESDAY,
                0);
    }

    @Test
    void an_authorisation_that_two_orders_have_finds_neither() {
        story.facts.save("shop", "main", "RMA-1", "order-1");
        story.facts.save("shop", "main", "RMA-1", "order-2");
        String nameless = PUSH.formatted("").replace(" orderReference=\"\"", "");

        assertThat(worked(pushed(Lane.ofReference("main", "RMA-1"), "RMA-1", nameless)))
                .isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void the_order_number_finds_it_where_there_is_no_link() {
        assertThat(worked(pushed(Lane.ofReference("other", "W-1001"), "W-1001", PUSH.formatted("W-1001"))))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ReturnsStory.ID), "its number is W-1001"));
    }

    @Test
    void goods_of_an_unknown_order_are_tried_again_for_a_while() {
        assertThat(worked(pushed(Lane.ofReference("main", "W-9"), "W-9", PUSH.formatted("W-9"))))
                .isInstanceOfSatisfying(Outcome.TryAgain.class, again -> {
                    assertThat(again.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
                    assertThat(again.failure().words()).contains("W-9").contains("no order here stands for it");
                });
    }

    @Test
    void the_report_tells_of_another_channels_orders_too_and_they_are_left_alone() {
        assertThat(worked(reported("web & more"))).isInstanceOf(Outcome.TryAgain.class);
        assertThat(worked(reported("outlet"))).isInstanceOf(Outcome.Done.class);
    }

    private Item reported(String channel) {
        ReturnLine line = new ReturnLine(
                "report/leeds/x/1", "leeds", "W-9", null, "KET", 1, null, null, null, null, null, channel);
        return new Item(
                1,
                Lane.ofReference("leeds", "W-9"),
                ReturnLine.RETURN_NEWS,
                "poll/leeds",
                Map.of(NewsReader.CONTENT, ReturnNews.REPORT_JSON),
                ReturnNews.body(List.of(line)),
                ReturnsStory.TUESDAY,
                0);
    }

    private static Item pushed(Lane lane, String subject, String xml) {
        return new Item(
                1,
                lane,
                ReturnLine.RETURN_NEWS,
                "orderflow/main",
                Map.of(
                        NewsReader.CONTENT,
                        NewsReader.PUSH_XML,
                        ReturnNews.SUBJECT,
                        subject,
                        NewsReader.EVENT_TIME,
                        "2026-07-07T10:00:00Z"),
                xml.getBytes(StandardCharsets.UTF_8),
                ReturnsStory.TUESDAY,
                0);
    }

    private Outcome worked(Item item) {
        ReceiveReturns handler = new ReceiveReturns(
                new OrderOfReturn(
                        story.links,
                        story.facts,
                        story.shop,
                        List.of(Destinations.nowhere().settings()),
                        new ReturnDesk("shop", Map.of())),
                story.shop,
                story.returns());
        Step step;
        do {
            step = handler.handle(item);
            step.recording().run();
        } while (step.outcome() instanceof Outcome.Again);
        return step.outcome();
    }
}
