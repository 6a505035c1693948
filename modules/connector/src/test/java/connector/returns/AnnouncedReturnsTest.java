package connector.returns;

import static connector.returns.ReturnsStory.link;
import static connector.returns.ReturnsStory.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnShipmentState;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import connector.orderflow.ReturnImport;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Code;
import connector.routing.ReturnTables.Outcomes;
import connector.routing.ReturnTables.Refund;
import connector.workqueue.Outcome;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the shop announces, and what the warehouse is told of it. */
class AnnouncedReturnsTest {

    @Test
    void a_return_is_announced_with_all_that_is_known_of_it() {
        ReturnsStory story = order("KET 3", "MUG 1")
                .with(tables(
                        new Code("reason", Map.of("wrong-size", "C - Wrong size"), null, Map.of(), null),
                        new Code(null, Map.of(), "As new", Map.of(), null)));
        story.announced("RMA-1", "ret-1 KET 2 too-small wrong-size", "ret-2 MUG 1 cracked wrong-size");
        story.edit(order -> order.setCustom(CustomFieldsBuilder.of()
                .type(TypeReferenceBuilder.of().id("t").build())
                .fields(FieldContainerBuilder.of()
                        .addValue("kind", "goods_damaged")
                        .addValue("words", "Ring first")
                        .build())
                .build()));

        assertThat(story.looked()).isInstanceOf(Outcome.Done.class);

        assertThat(story.warehouse.asked)
                .containsExactly(new ReturnImport(
                        "RMA-1_W-1001",
                        "RMA-1",
                        "W-1001",
                        "goods_damaged",
                        LocalDateTime.of(2026, 7, 9, 13, 0),
                        "Leeds",
                        "too-small; cracked; Ring first",
                        List.of(
                                new ReturnImport.Line("KET", 2, "C - Wrong size", "As new"),
                                new ReturnImport.Line("MUG", 1, "C - Wrong size", "As new"))));
        assertThat(story.facts.keys()).contains("return-sent/RMA-1_W-1001");
        assertThat(story.facts.ordersOf("shop", "main", "RMA-1")).containsExactly(ReturnsStory.ID);
    }

    @Test
    void it_is_announced_once_however_often_the_order_is_looked_at() {
        ReturnsStory story = order("KET 3");
        story.announced("RMA-1", "ret-1 KET 2");
        story.looked();
        story.looked();
        story.pushed("812", "RMA-1", "KET 1 As new");
        story.looked();

        assertThat(story.warehouse.asked).hasSize(1);
        assertThat(story.shop.updates())
                .as("an announcement writes nothing on the order")
                .isEqualTo(1);
    }

    @Test
    void an_announcement_without_a_name_is_called_by_its_items() {
        ReturnsStory story = order("KET 3", "MUG 1");
        story.announced(null, "ret-1 KET 1", "ret-2 MUG 1");
        story.looked();
        assertThat(story.warehouse.expects()).containsExactly("ret-1+ret-2 of W-1001: 1 KET, 1 MUG");

        assertThat(story.pushed("812", "ret-1+ret-2", "MUG 1 As new")).isInstanceOf(Outcome.Done.class);
        assertThat(story.told())
                .containsExactly("- ret-1: 1 KET Advised NonRefundable", "- ret-2: 1 MUG BackInStock Initial");
        assertThat(story.warehouse.asked).hasSize(1);
    }

    @Test
    void items_without_keys_keep_their_announcement_when_the_connector_replaces_the_list() {
        ReturnsStory story = order("KET 3", "MUG 1");
        story.announced(null, "- KET 2", "- MUG 1");
        story.looked();
        story.pushed("812", story.warehouse.asked.getFirst().authorisation(), "KET 1 As new");
        story.looked();

        assertThat(story.warehouse.asked).hasSize(1);
        assertThat(story.told())
                .containsExactly(
                        "- carried: 1 KET Advised NonRefundable",
                        "- ours: 1 KET BackInStock Initial",
                        "- carried: 1 MUG Advised NonRefundable");
    }

    @Test
    void items_without_keys_keep_their_announcement_when_somebody_else_replaces_the_list() {
        ReturnsStory story = order("KET 3");
        story.announced(null, "- KET 2");
        story.looked();
        story.edit(AnnouncedReturnsTest::renumber);
        story.looked();
        story.looked();

        assertThat(story.warehouse.asked).hasSize(1);
        assertThat(story.pushed("812", story.warehouse.asked.getFirst().authorisation(), "KET 2 As new"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(story.told()).containsExactly("- carried: 2 KET BackInStock Initial");
    }

    @Test
    void a_replaced_list_that_gives_the_return_a_number_announces_nothing_twice() {
        ReturnsStory story = order("KET 3");
        story.announced(null, "- KET 2", "- KET 1");
        story.looked();
        String before = story.warehouse.asked.getFirst().authorisation();
        story.edit(AnnouncedReturnsTest::renumber);
        story.edit(order -> order.getReturnInfo().getFirst().setReturnTrackingId("RMA-7"));
        story.looked();
        story.looked();
        assertThat(story.warehouse.asked).hasSize(1);

        assertThat(story.pushed("812", before, "KET 2 As new"))
                .as("OrderFlow calls it as it was announced")
                .isInstanceOf(Outcome.Done.class);
        assertThat(story.told())
                .containsExactly(
                        "RMA-7 carried: 2 KET BackInStock Initial", "RMA-7 carried: 1 KET Advised NonRefundable");
    }

    @Test
    void of_a_replaced_list_that_holds_more_only_what_is_new_is_announced() {
        ReturnsStory story = order("KET 3");
        story.announced(null, "old KET 2");
        story.looked();
        story.edit(order -> order.getReturnInfo().clear());
        story.announced("RMA-7", "new-1 KET 1", "new-2 KET 2");
        story.looked();
        story.looked();

        assertThat(story.warehouse.expects()).containsExactly("old of W-1001: 2 KET", "RMA-7 of W-1001: 1 KET");
    }

    @Test
    void two_numbers_are_two_returns() {
        ReturnsStory story = order("KET 3");
        story.announced("RMA-1", "old KET 1");
        story.looked();
        story.edit(order -> order.getReturnInfo().clear());
        story.announced("RMA-2", "new KET 1");
        story.looked();

        assertThat(story.warehouse.expects()).containsExactly("RMA-1 of W-1001: 1 KET", "RMA-2 of W-1001: 1 KET");
    }

    @Test
    void more_of_the_same_return_is_announced_later_under_a_reference_of_its_own() {
        ReturnsStory story = order("KET 3");
        story.announced("RMA-1", "ret-1 KET 1");
        story.looked();
        story.announced("RMA-1", "ret-2 KET 1");
        story.looked();

        assertThat(story.warehouse.expected.keySet()).containsExactly("RMA-1_W-1001", "RMA-1_W-1001_2");
        assertThat(story.warehouse.expects()).containsExactly("RMA-1 of W-1001: 1 KET", "RMA-1 of W-1001: 1 KET");
    }

    @Test
    void goods_that_came_before_their_announcement_are_not_announced_with_it() {
        ReturnsStory story = order("KET 5");
        story.pushed("812", "RMA-1", "KET 2 As new");
        story.announced("RMA-1", "ret-1 KET 3");
        story.looked();
        story.pushed("813", "RMA-1", "KET 1 As new");

        assertThat(story.warehouse.expects()).containsExactly("RMA-1 of W-1001: 3 KET");
    }

    @Test
    void a_return_over_two_consignments_is_one_import_for_each() {
        ReturnsStory story = order("KET 3", "MUG 1");
        story.links.save(link("W-1001", part("l1", "KET", 1), part("l2", "MUG", 1)));
        story.links.save(link("W-1001-B", part("l1", "KET", 2)));
        story.announced("RMA-1", "ret-1 KET 3", "ret-2 MUG 1");
        story.looked();

        assertThat(story.warehouse.expects())
                .containsExactly("RMA-1 of W-1001: 1 KET, 1 MUG", "RMA-1 of W-1001-B: 2 KET");
    }

    @Test
    void it_goes_back_the_way_it_left() {
        ReturnsStory story = order("KET 3/2");
        story.links.save(link("W-1001", part("l1", "KET", 1)));
        story.links.save(link("W-1001-B", part("l1", "KET", 2)));
        story.facts.save("shop", ReturnsStory.ID, "despatch/W-1001-B_S1", despatch("W-1001-B", 2));
        story.announced("RMA-1", "ret-1 KET 2");
        story.looked();

        assertThat(story.warehouse.expects()).containsExactly("RMA-1 of W-1001-B: 2 KET");
    }

    @Test
    void what_never_left_is_not_announced() {
        ReturnsStory story = order("KET 3/1");
        story.announced("RMA-1", "ret-1 KET 2");

        assertThat(story.looked())
                .isEqualTo(new Outcome.Waiting(null, "Return RMA-1 announces 2 of KET: shipped 1, in all returns 2."));
        assertThat(story.warehouse.asked).isEmpty();
    }

    @Test
    void more_than_was_ordered_is_parked_with_the_numbers() {
        ReturnsStory story = order("KET 3");
        story.announced("RMA-1", "ret-1 KET 4");

        assertThat(story.looked())
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason())
                                .isEqualTo("Return RMA-1 announces 4 of KET: shipped 3, in all returns 4."));
        assertThat(story.warehouse.asked).isEmpty();
    }

    @Test
    void one_return_that_is_stuck_does_not_keep_another_from_being_announced() {
        ReturnsStory story = order("KET 3", "MUG 1");
        story.announced("RMA-1", "ret-1 KET 4");
        story.announced("RMA-2", "ret-2 MUG 1");

        assertThat(story.looked()).isInstanceOf(Outcome.Parked.class);
        assertThat(story.warehouse.expects()).containsExactly("RMA-2 of W-1001: 1 MUG");
    }

    @Test
    void a_tenants_refusal_is_quoted_and_the_corrected_return_goes_under_the_same_reference() {
        ReturnsStory story = order("KET 3");
        story.warehouse.refuses("Order is not in a permitted state");
        story.announced("RMA-1", "ret-1 KET 2");

        assertThat(story.looked())
                .isEqualTo(new Outcome.Parked(
                        "OrderFlow refused return RMA-1 of W-1001: Order is not in a permitted state",
                        "Correct what it names, then replay the order."));

        story.warehouse.agrees();
        story.edit(
                order -> order.getReturnInfo().getFirst().getItems().getFirst().setQuantity(1L));
        assertThat(story.looked()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.expects()).containsExactly("RMA-1 of W-1001: 1 KET");
        assertThat(story.warehouse.expected.keySet()).containsExactly("RMA-1_W-1001");
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_with_the_same_lines() {
        ReturnsStory story = order("KET 3");
        story.announced("RMA-1", "ret-1 KET 1");
        story.warehouse.nextAnswerIsLost(true);
        assertThat(story.looked()).isInstanceOf(Outcome.TryAgain.class);

        story.edit(
                order -> order.getReturnInfo().getFirst().getItems().getFirst().setQuantity(2L));
        assertThat(story.looked()).isInstanceOf(Outcome.Done.class);

        assertThat(story.warehouse.asked)
                .extracting(each ->
                        each.externalReference() + " " + each.lines().getFirst().quantity())
                .containsExactly("RMA-1_W-1001 1", "RMA-1_W-1001 1", "RMA-1_W-1001_2 1");
        assertThat(story.warehouse.expected).hasSize(2);
    }

    @Test
    void a_crash_behind_the_import_sends_nothing_new() {
        ReturnsStory story = order("KET 3");
        story.announced("RMA-1", "ret-1 KET 1");
        story.step(List.of());

        story.looked();
        assertThat(story.warehouse.expected).hasSize(1);
    }

    @Test
    void a_reason_that_no_table_has_is_an_alarm_and_nothing_is_sent() {
        ReturnsStory story = order("KET 3")
                .with(tables(new Code("reason", Map.of("x", "H - Other"), null, Map.of(), null), Code.NONE));
        story.announced("RMA-1", "ret-1 KET 1 - wrong-size");

        assertThat(story.looked())
                .isEqualTo(new Outcome.Parked(
                        "Return RMA-1: nobody has said what the reason 'wrong-size' (reasons) is in OrderFlow.",
                        "Add it to the tables under destinations.main.returns, then replay the order."));
        assertThat(story.warehouse.asked).isEmpty();

        story.with(tables(new Code("reason", Map.of("x", "H - Other"), "H - Other", Map.of(), null), Code.NONE));
        story.looked();
        assertThat(story.warehouse.asked.getFirst().lines().getFirst().reason()).isEqualTo("H - Other");
    }

    @Test
    void what_somebody_received_by_hand_is_never_announced() {
        ReturnsStory story = order("KET 3");
        story.recorded("RMA-1", "- KET 1");

        assertThat(story.looked()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.asked).isEmpty();
    }

    @Test
    void a_warehouse_that_wants_no_announcements_gets_none() {
        ReturnsStory story = order("KET 3")
                .with(new ReturnTables(
                        false,
                        ZoneId.of("Europe/London"),
                        Code.NONE,
                        Code.NONE,
                        Code.NONE,
                        null,
                        Outcomes.DEFAULT,
                        null,
                        Refund.DEFAULT));
        story.announced("RMA-1", "ret-1 KET 1");

        assertThat(story.looked()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.asked).isEmpty();
    }

    @Test
    void an_order_that_is_on_its_way_out_waits() {
        ReturnsStory story = order("KET 3");
        story.links.save(link("W-1001").in(OrderLink.State.SENDING));
        story.announced("RMA-1", "ret-1 KET 1");

        assertThat(story.looked()).isInstanceOf(Outcome.Waiting.class);
        assertThat(story.warehouse.asked).isEmpty();
    }

    /** As a list is that somebody has read, and set again without keys. */
    private static void renumber(Order order) {
        var before = order.getReturnInfo();
        order.setReturnInfo(new ArrayList<>());
        ReturnInfoOnPaper paper = new ReturnInfoOnPaper(order);
        before.forEach(info -> paper.add(
                info.getItems().stream()
                        .map(item ->
                                ReturnsStory.draft(order, "- KET " + item.getQuantity(), ReturnShipmentState.ADVISED))
                        .toList(),
                info.getReturnTrackingId(),
                info.getReturnDate()));
    }

    private static OrderLink.Part part(String lineId, String sku, long quantity) {
        return new OrderLink.Part(lineId, sku, quantity, null);
    }

    private static Despatch despatch(String orderReference, long quantity) {
        return new Despatch(
                orderReference + "_S1",
                orderReference,
                "despatched",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new Despatch.Line("KET", quantity, nothing())));
    }

    private static @Nullable String nothing() {
        return null;
    }

    private static ReturnTables tables(Code reason, Code condition) {
        return new ReturnTables(
                true,
                ZoneId.of("Europe/London"),
                reason,
                condition,
                new Code("kind", Map.of(), null, Map.of(), null),
                "words",
                Outcomes.DEFAULT,
                null,
                Refund.DEFAULT);
    }
}
