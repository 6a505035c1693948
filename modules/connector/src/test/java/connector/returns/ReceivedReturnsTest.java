package connector.returns;

import static connector.returns.ReturnsStory.ID;
import static connector.returns.ReturnsStory.order;
import static connector.returns.ReturnsStory.push;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Code;
import connector.routing.ReturnTables.Outcomes;
import connector.routing.ReturnTables.Refund;
import connector.workqueue.Outcome;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the warehouse received, and what the order says of it then. */
class ReceivedReturnsTest {

    private static final String AS_NEW = "As new";
    private static final String BROKEN = "Product damaged (irreparable)";
    private static final String FOR_REPAIR = "Product damaged (refurbishable)";

    @Nested
    class Announced {

        @Test
        void wrong_size_goes_back_on_the_shelf() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 1 too-small");

            assertThat(story.pushed("812", "RMA-1", "KET 1 " + AS_NEW)).isInstanceOf(Outcome.Done.class);

            assertThat(story.told()).containsExactly("RMA-1 ret-1: 1 KET BackInStock Initial");
            assertThat(item(story, 0).getComment()).isEqualTo("too-small");
        }

        @Test
        void damaged_goods_are_unusable_and_those_for_repair_stay_returned() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 1", "ret-2 KET 1");

            story.pushed("812", "RMA-1", "KET 1 " + BROKEN, "KET 1 " + FOR_REPAIR);

            assertThat(story.told())
                    .containsExactly("RMA-1 ret-1: 1 KET Unusable Initial", "RMA-1 ret-2: 1 KET Returned Initial");
        }

        @Test
        void partly_received_the_rest_stays_announced() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 3");

            story.pushed("812", "RMA-1", "KET 2 " + AS_NEW);
            assertThat(story.told())
                    .containsExactly(
                            "RMA-1 ret-1: 1 KET Advised NonRefundable", "RMA-1 ours: 2 KET BackInStock Initial");

            story.pushed("813", "RMA-1", "KET 1 " + BROKEN);
            assertThat(story.told())
                    .containsExactly("RMA-1 ret-1: 1 KET Unusable Initial", "RMA-1 ours: 2 KET BackInStock Initial");
        }

        @Test
        void two_conditions_part_one_announced_item() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 3");

            story.pushed("812", "RMA-1", "KET 2 " + AS_NEW, "KET 1 " + BROKEN);

            assertThat(story.told())
                    .containsExactly("RMA-1 ret-1: 2 KET BackInStock Initial", "RMA-1 ours: 1 KET Unusable Initial");
        }

        @Test
        void more_came_back_than_was_announced() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 1");

            story.pushed("812", "RMA-1", "KET 2 " + AS_NEW);

            assertThat(story.told())
                    .containsExactly("RMA-1 ret-1: 1 KET BackInStock Initial", "RMA-1 ours: 1 KET BackInStock Initial");
        }

        @Test
        void the_authorisation_finds_its_item_among_several() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 1");
            story.announced("RMA-2", "ret-2 KET 1");

            story.pushed("812", "RMA-2", "KET 1 " + AS_NEW);

            assertThat(story.told())
                    .containsExactly(
                            "RMA-1 ret-1: 1 KET Advised NonRefundable", "RMA-2 ret-2: 1 KET BackInStock Initial");
        }

        @Test
        void without_an_authorisation_the_product_and_its_quantity_find_the_item() {
            ReturnsStory story = order("KET 5", "MUG 1");
            story.announced("RMA-1", "ret-1 KET 1", "ret-2 MUG 1");
            story.announced("RMA-2", "ret-3 KET 2");

            story.pushed("812", null, "KET 2 " + AS_NEW);

            assertThat(story.told())
                    .containsExactly(
                            "RMA-1 ret-1: 1 KET Advised NonRefundable",
                            "RMA-1 ret-2: 1 MUG Advised NonRefundable",
                            "RMA-2 ret-3: 2 KET BackInStock Initial");
        }

        @Test
        void unnamed_goods_leave_an_announced_item_to_those_that_name_it() {
            ReturnsStory story = order("KET 5");
            story.announced("RMA-1", "ret-1 KET 1");

            story.received(List.of(
                    push("812", null, "KET 1 " + AS_NEW).getFirst(),
                    push("813", "RMA-1", "KET 1 " + BROKEN).getFirst()));

            assertThat(story.told())
                    .containsExactlyInAnyOrder(
                            "RMA-1 ret-1: 1 KET Unusable Initial", "- ours: 1 KET BackInStock Initial");
        }

        @Test
        void an_item_without_a_key_is_told_again_by_its_id() {
            ReturnsStory story = order("KET 3");
            story.announced(null, "- KET 1");

            story.pushed("812", null, "KET 1 " + AS_NEW);
            story.pushed("812", null, "KET 1 " + AS_NEW);

            assertThat(story.told()).containsExactly("- carried: 1 KET BackInStock Initial");
        }
    }

    @Nested
    class Unannounced {

        @Test
        void a_return_without_announcement_is_added_and_nothing_is_replaced() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-9", "ret-9 KET 1");
            story.edit(order ->
                    order.getReturnInfo().getFirst().getItems().getFirst().setKey("ret-9"));
            story.recorded("BY-HAND", "- KET 1");

            story.pushed("812", "RMA-9", "KET 1 " + AS_NEW);
            long before = story.shop.updates();
            story.pushed("900", null, "KET 1 " + AS_NEW);

            assertThat(story.shop.calls.getLast()).isEqualTo("update addReturnInfo,setReturnShipmentState");
            assertThat(story.shop.updates()).isEqualTo(before + 1);
            assertThat(story.told()).contains("- ours: 1 KET BackInStock Initial");
        }

        @Test
        void it_takes_the_authorisation_and_the_day_the_warehouse_names() {
            ReturnsStory story = order("KET 3");

            story.pushed("812", "SLIP-7", "KET 1 " + AS_NEW);

            assertThat(story.told()).containsExactly("SLIP-7 ours: 1 KET BackInStock Initial");
            assertThat(story.shop
                            .order(ID)
                            .getReturnInfo()
                            .getFirst()
                            .getReturnDate()
                            .toInstant())
                    .isEqualTo(ReturnsStory.TUESDAY);
        }

        @Test
        void one_product_on_two_lines_fills_what_each_has_out() {
            ReturnsStory story = order("KET 1", "KET 2");

            story.pushed("812", null, "KET 3 " + AS_NEW);

            assertThat(story.told())
                    .containsExactly("- ours: 1 KET BackInStock Initial", "- ours: 2 KET BackInStock Initial");
        }

        @Test
        void goods_that_the_order_does_not_hold_are_parked() {
            ReturnsStory story = order("KET 3");

            assertThat(story.pushed("812", "RMA-1", "LAMP 1 " + AS_NEW))
                    .isEqualTo(new Outcome.Parked(
                            "Return RMA-1 holds 1 of LAMP, which the order does not.",
                            "Find the order they belong to, correct the return in OrderFlow, or record it by hand."));
            assertThat(story.told()).isEmpty();
        }

        @Test
        void more_than_was_ever_shipped_is_parked_with_the_numbers_and_what_fits_is_written() {
            ReturnsStory story = order("KET 2", "MUG 1");
            story.pushed("811", null, "KET 1 " + AS_NEW);

            assertThat(story.pushed("812", "RMA-1", "KET 2 " + AS_NEW, "MUG 1 " + AS_NEW))
                    .isInstanceOfSatisfying(
                            Outcome.Parked.class,
                            parked -> assertThat(parked.reason())
                                    .isEqualTo("Return RMA-1 brings back 2 of KET: shipped 2, come back already 1,"
                                            + " too many by 1."));
            assertThat(story.told())
                    .containsExactly("- ours: 1 KET BackInStock Initial", "RMA-1 ours: 1 MUG BackInStock Initial");
        }

        @Test
        void before_the_despatch_is_written_it_waits_and_news_of_the_delivery_brings_it() {
            ReturnsStory story = order("KET 2/0");

            assertThat(story.pushed("812", null, "KET 1 " + AS_NEW)).isInstanceOf(Outcome.Waiting.class);
            story.edit(
                    order -> order.setShippingInfo(ReturnsStory.shipped("KET 2").getShippingInfo()));

            assertThat(story.looked()).isInstanceOf(Outcome.Done.class);
            assertThat(story.told()).containsExactly("- ours: 1 KET BackInStock Initial");
        }
    }

    @Nested
    class Again {

        @Test
        void the_same_push_twice_counts_once() {
            ReturnsStory story = order("KET 3");
            story.pushed("812", null, "KET 1 " + AS_NEW);

            assertThat(story.pushed("812", null, "KET 1 " + AS_NEW))
                    .isEqualTo(new Outcome.Done("all returns are on the order"));
            assertThat(story.told()).hasSize(1);
            assertThat(story.shop.updates()).isEqualTo(1);
        }

        @Test
        void push_and_report_tell_of_the_same_piece_whoever_is_first() {
            ReturnsStory pushFirst = order("KET 3");
            pushFirst.pushed("812", "RMA-1", "KET 1 " + AS_NEW);
            pushFirst.reported(1, "RMA-1", "KET 1 " + AS_NEW);
            ReturnsStory reportFirst = order("KET 3");
            reportFirst.reported(1, "RMA-1", "KET 1 " + AS_NEW);
            reportFirst.pushed("812", "RMA-1", "KET 1 " + AS_NEW);

            assertThat(pushFirst.told())
                    .isEqualTo(reportFirst.told())
                    .containsExactly("RMA-1 ours: 1 KET BackInStock Initial");
        }

        @Test
        void two_returns_that_are_alike_are_two() {
            ReturnsStory story = order("KET 3");
            story.pushed("812", null, "KET 1 " + AS_NEW);
            story.pushed("813", null, "KET 1 " + AS_NEW);
            story.reported(1, null, "KET 1 " + AS_NEW);
            story.reported(2, null, "KET 1 " + AS_NEW);

            assertThat(story.told())
                    .containsExactly("- ours: 1 KET BackInStock Initial", "- ours: 1 KET BackInStock Initial");
        }

        @Test
        void sources_paired_anew_do_not_count_a_piece_twice() {
            ReturnsStory story = order("KET 5");
            story.reported(1, null, "KET 1 " + AS_NEW);
            story.pushed("812", null, "KET 1 " + BROKEN);
            assertThat(story.told()).hasSize(1);

            story.pushed("813", null, "KET 1 " + AS_NEW);

            assertThat(story.told()).hasSize(2);
        }

        @Test
        void what_somebody_received_by_hand_under_the_same_authorisation_is_the_same_return() {
            ReturnsStory story = order("KET 3");
            story.recorded("RMA-1", "- KET 1");

            assertThat(story.pushed("812", "RMA-1", "KET 1 " + FOR_REPAIR)).isInstanceOf(Outcome.Done.class);

            assertThat(story.told()).containsExactly("RMA-1 -: 1 KET Returned Initial");
        }

        @Test
        void two_verdicts_on_what_somebody_received_as_one_are_both_kept() {
            ReturnsStory story = order("KET 3");
            story.recorded("RMA-1", "pos-1 KET 2 scratched");

            story.received(List.of(judged("812", "KET 1 " + AS_NEW, false), judged("812-b", "KET 1 " + AS_NEW, true)));

            assertThat(story.told())
                    .containsExactlyInAnyOrder(
                            "RMA-1 pos-1: 1 KET BackInStock NotRefunded", "RMA-1 ours: 1 KET BackInStock Initial");
            long updates = story.shop.updates();
            story.looked();
            assertThat(story.shop.updates()).isEqualTo(updates);
        }

        @Test
        void a_verdict_on_one_unit_says_nothing_of_the_others_and_the_next_is_kept_too() {
            ReturnsStory story = order("KET 3");
            story.recorded("RMA-1", "pos-1 KET 2");

            story.received(List.of(judged("812", "KET 1 " + AS_NEW, false)));
            story.received(List.of(judged("813", "KET 1 Damaged", true)));

            assertThat(story.told())
                    .contains("RMA-1 ours: 1 KET BackInStock NotRefunded")
                    .anyMatch(each -> each.startsWith("RMA-1 pos-1: 1 KET") && each.endsWith("Initial"));
        }

        private static ReturnLine judged(String id, String line, boolean refund) {
            return ReturnsStory.line("push/main/" + id + "/KET/1", "RMA-1", line.split(" ", 3), refund);
        }

        @Test
        void what_somebody_received_otherwise_is_other_goods_and_counts_against_what_was_shipped() {
            ReturnsStory story = order("KET 2");
            story.recorded("COUNTER", "pos-1 KET 1");

            story.pushed("812", null, "KET 1 " + AS_NEW);
            assertThat(story.told()).hasSize(2);
            assertThat(story.pushed("813", null, "KET 1 " + AS_NEW))
                    .isInstanceOfSatisfying(
                            Outcome.Parked.class,
                            parked -> assertThat(parked.reason()).contains("shipped 2, come back already 2"));
        }

        @Test
        void an_answer_that_was_lost_is_looked_up() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 2");
            story.shop.nextUpdateIsLost(true);

            assertThat(story.pushed("812", null, "KET 1 " + AS_NEW)).isInstanceOf(Outcome.TryAgain.class);
            assertThat(story.pushed("812", null, "KET 1 " + AS_NEW)).isInstanceOf(Outcome.Done.class);

            assertThat(story.told())
                    .containsExactly(
                            "RMA-1 ret-1: 1 KET Advised NonRefundable", "RMA-1 ours: 1 KET BackInStock Initial");
        }

        @Test
        void a_crash_before_the_outcome_is_recorded_counts_nothing_twice() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 1");
            List<ReturnLine> news = push("812", null, "KET 1 " + AS_NEW);
            story.step(news).recording().run();
            story.step(news);

            assertThat(story.received(news)).isInstanceOf(Outcome.Done.class);
            assertThat(story.told()).containsExactly("RMA-1 ret-1: 1 KET BackInStock Initial");
        }

        @Test
        void the_database_is_lost_and_what_has_an_authorisation_is_still_known() {
            ReturnsStory story = order("KET 3");
            story.announced("RMA-1", "ret-1 KET 2");
            story.pushed("812", "RMA-1", "KET 1 " + AS_NEW);
            story.facts.forget();

            story.pushed("812", "RMA-1", "KET 1 " + AS_NEW);

            assertThat(story.told())
                    .containsExactly(
                            "RMA-1 ret-1: 1 KET Advised NonRefundable", "RMA-1 ours: 1 KET BackInStock Initial");
        }

        @Test
        void a_return_that_shrinks_is_a_contradiction() {
            ReturnsStory story = order("KET 3");
            story.pushed("812", null, "KET 2 " + AS_NEW);

            assertThat(story.pushed("812", null, "KET 1 " + AS_NEW))
                    .isInstanceOfSatisfying(
                            Outcome.Parked.class,
                            parked -> assertThat(parked.reason())
                                    .startsWith("The order has 2 of KET back")
                                    .endsWith("and OrderFlow now says less."));
        }

        @Test
        void older_news_that_arrives_last_changes_nothing() {
            ReturnsStory story = order("KET 3");
            ReturnLine now = push("812", null, "KET 2 " + AS_NEW).getFirst();
            ReturnLine before = new ReturnLine(
                    now.key(),
                    "main",
                    now.orderReference(),
                    null,
                    "KET",
                    1,
                    null,
                    AS_NEW,
                    null,
                    null,
                    ReturnsStory.TUESDAY.minusSeconds(60),
                    null);
            story.received(List.of(now));

            assertThat(story.received(List.of(before))).isInstanceOf(Outcome.Done.class);
            assertThat(story.told()).containsExactly("- ours: 2 KET BackInStock Initial");
        }
    }

    @Nested
    class TheWholeListIsReplaced {

        @Test
        void everything_that_is_there_is_carried_over() {
            ReturnsStory story = order("KET 9");
            story.recorded("COUNTER", "pos-1 KET 1 scratched used", "- KET 1", "pos-3 KET 1");
            story.announced("RMA-1", "ret-1 KET 2 too-small wrong-size", "ret-2 KET 1");
            story.edit(order -> {
                items(order).get(0).setShipmentState(ReturnShipmentState.BACK_IN_STOCK);
                items(order).get(0).setPaymentState(ReturnPaymentState.REFUNDED);
                items(order).get(1).setShipmentState(ReturnShipmentState.UNUSABLE);
                items(order).get(2).setPaymentState(ReturnPaymentState.NOT_REFUNDED);
                items(order).get(4).setPaymentState(ReturnPaymentState.REFUNDED);
            });
            List<com.commercetools.api.models.order.ReturnInfo> before =
                    story.shop.order(ID).getReturnInfo();

            story.pushed("812", "RMA-1", "KET 1 " + FOR_REPAIR);

            assertThat(story.told())
                    .containsExactly(
                            "COUNTER pos-1: 1 KET BackInStock Refunded",
                            "COUNTER carried: 1 KET Unusable Initial",
                            "COUNTER pos-3: 1 KET Returned NotRefunded",
                            "RMA-1 ret-1: 2 KET Advised NonRefundable",
                            "RMA-1 ret-2: 1 KET Returned Refunded");
            List<com.commercetools.api.models.order.ReturnInfo> after =
                    story.shop.order(ID).getReturnInfo();
            assertThat(after.getFirst().getReturnDate())
                    .isEqualTo(before.getFirst().getReturnDate());
            assertThat(item(story, 0).getComment()).isEqualTo("scratched");
            assertThat(item(story, 0).getCustom().getFields().values()).containsEntry("reason", "used");
            assertThat(item(story, 0).getCustom().getType().getId()).isEqualTo("return-type");
            assertThat(item(story, 3).getComment()).isEqualTo("too-small");
            assertThat(item(story, 3).getCustom().getFields().values()).containsEntry("reason", "wrong-size");
        }

        @Test
        void an_edit_between_reading_and_writing_is_not_lost() {
            ReturnsStory story = order("KET 9");
            story.announced("RMA-1", "- KET 2");
            story.shop.somebodyWritesFirst(order -> new ReturnInfoOnPaper(order)
                    .add(
                            List.of(ReturnsStory.draft(order, "ret-2 KET 1 late", ReturnShipmentState.ADVISED)),
                            "RMA-2",
                            null));
            story.shop.somebodyWritesFirst(order -> items(order).get(0).setPaymentState(ReturnPaymentState.REFUNDED));

            assertThat(story.pushed("812", "RMA-1", "KET 1 " + AS_NEW)).isInstanceOf(Outcome.Done.class);

            assertThat(story.told())
                    .containsExactly(
                            "RMA-1 carried: 1 KET Advised Refunded",
                            "RMA-1 ours: 1 KET BackInStock Refunded",
                            "RMA-2 ret-2: 1 KET Advised NonRefundable");
        }

        @Test
        void somebody_receives_the_announced_item_first() {
            ReturnsStory story = order("KET 9");
            story.announced("RMA-1", "ret-1 KET 2");
            story.shop.somebodyWritesFirst(order -> items(order).get(0).setShipmentState(ReturnShipmentState.RETURNED));

            story.pushed("812", "RMA-1", "KET 2 " + AS_NEW);

            assertThat(story.told()).containsExactly("RMA-1 ret-1: 2 KET BackInStock NonRefundable");
        }
    }

    @Nested
    class Tables {

        @Test
        void an_unknown_condition_is_an_alarm_and_the_piece_is_back_all_the_same() {
            ReturnsStory story = order("KET 3");

            assertThat(story.pushed("812", "RMA-1", "KET 1 Smells of cheese"))
                    .isEqualTo(new Outcome.Parked(
                            "Return RMA-1: nobody has said what the condition 'Smells of cheese' (outcomes) is in"
                                    + " commerce.",
                            "Add it to the tables under destinations.main.returns, then replay the order."));
            assertThat(story.told()).containsExactly("RMA-1 ours: 1 KET Returned Initial");

            story.with(tables(each -> new Outcomes(Map.of("Smells of cheese", ReturnTables.Outcome.UNUSABLE), null)));
            assertThat(story.looked()).isInstanceOf(Outcome.Done.class);
            assertThat(story.told()).containsExactly("RMA-1 ours: 1 KET Unusable Initial");
        }

        @Test
        void a_default_takes_any_condition() {
            ReturnsStory story =
                    order("KET 3").with(tables(each -> new Outcomes(Map.of(), ReturnTables.Outcome.UNUSABLE)));

            assertThat(story.pushed("812", null, "KET 1 Smells of cheese")).isInstanceOf(Outcome.Done.class);
            assertThat(story.told()).containsExactly("- ours: 1 KET Unusable Initial");
        }

        @Test
        void a_warehouse_that_names_no_condition_leaves_the_decision_to_others() {
            ReturnsStory story = order("KET 3");

            assertThat(story.pushed("812", null, "KET 1")).isInstanceOf(Outcome.Done.class);
            assertThat(story.told()).containsExactly("- ours: 1 KET Returned Initial");
        }

        @Test
        void reason_type_and_verdict_stand_in_fields_of_the_item() {
            ReturnsStory story = order("KET 3")
                    .with(fields(new Code("reason", Map.of("wrong-size", "C - Wrong size"), null, Map.of(), null)));

            story.received(List.of(verdict(push("812", null, "KET 1 " + AS_NEW).getFirst(), true)));

            assertThat(item(story, 0).getCustom().getFields().values())
                    .isEqualTo(Map.of("reason", "wrong-size", "kind", "unknown", "refund", true));
            assertThat(item(story, 0).getCustom().getType().getId()).isEqualTo("type-of-return-item");
        }

        @Test
        void what_the_shop_said_of_an_announced_item_stands() {
            ReturnsStory story = order("KET 3")
                    .with(fields(new Code("reason", Map.of("wrong-size", "C - Wrong size"), null, Map.of(), null)));
            story.announced("RMA-1", "ret-1 KET 1 - changed-mind");

            story.pushed("812", "RMA-1", "KET 1 " + AS_NEW);

            assertThat(item(story, 0).getCustom().getFields().values())
                    .isEqualTo(Map.of("reason", "changed-mind", "kind", "unknown"));
        }

        @Test
        void an_unknown_reason_is_an_alarm_too() {
            ReturnsStory story =
                    order("KET 3").with(fields(new Code("reason", Map.of("x", "H - Other"), null, Map.of(), null)));

            assertThat(story.pushed("812", null, "KET 1 " + AS_NEW))
                    .isInstanceOfSatisfying(
                            Outcome.Parked.class,
                            parked -> assertThat(parked.reason())
                                    .contains("the reason 'C - Wrong size' (received-reasons)"));
            assertThat(story.told()).containsExactly("- ours: 1 KET BackInStock Initial");
        }

        @Test
        void no_refund_is_passed_on_and_a_refund_that_was_paid_is_not_taken_back() {
            ReturnsStory story = order("KET 3");
            ReturnLine denied = verdict(push("812", null, "KET 1 " + AS_NEW).getFirst(), false);
            story.received(List.of(denied));
            assertThat(story.told()).containsExactly("- ours: 1 KET BackInStock NotRefunded");

            story.edit(order -> items(order).getFirst().setPaymentState(ReturnPaymentState.REFUNDED));
            story.received(List.of(denied));

            assertThat(story.told()).containsExactly("- ours: 1 KET BackInStock Refunded");
        }

        @Test
        void a_shop_that_refunds_by_the_warehouses_word() {
            ReturnsStory story = order("KET 3")
                    .with(new ReturnTables(
                            true,
                            ZoneId.of("Europe/London"),
                            Code.NONE,
                            Code.NONE,
                            Code.NONE,
                            null,
                            Outcomes.DEFAULT,
                            null,
                            new Refund(null, "Refunded", "NotRefunded")));
            story.announced("RMA-1", "ret-1 KET 1");

            story.received(
                    List.of(verdict(push("812", "RMA-1", "KET 1 " + AS_NEW).getFirst(), true)));

            assertThat(story.told()).containsExactly("RMA-1 ret-1: 1 KET BackInStock Refunded");
        }
    }

    @Test
    void a_project_that_refuses_the_list_is_quoted() {
        ReturnsStory story = order("KET 3");
        story.shop.refusesUpdates("InvalidField: no such type");

        assertThat(story.pushed("812", null, "KET 1 " + AS_NEW))
                .isEqualTo(new Outcome.TryAgain(Failure.of(FailureKind.REFUSED, "InvalidField: no such type")));
    }

    @Test
    void an_order_of_which_nothing_left_asks_for_nothing() {
        ReturnsStory story = order("KET 3/0");
        assertThat(story.looked()).isEqualTo(new Outcome.Done(""));
    }

    private static ReturnLine verdict(ReturnLine line, boolean refund) {
        return ReturnsStory.line(
                line.key(),
                line.authorisation(),
                new String[] {line.product(), Long.toString(line.quantity()), String.valueOf(line.condition())},
                refund);
    }

    private static ReturnTables tables(UnaryOperator<Outcomes> outcomes) {
        return new ReturnTables(
                true,
                ZoneId.of("Europe/London"),
                Code.NONE,
                Code.NONE,
                Code.NONE,
                null,
                outcomes.apply(Outcomes.DEFAULT),
                null,
                Refund.DEFAULT);
    }

    private static ReturnTables fields(Code reason) {
        return new ReturnTables(
                true,
                ZoneId.of("Europe/London"),
                reason,
                Code.NONE,
                new Code("kind", Map.of(), null, Map.of(), null),
                null,
                Outcomes.DEFAULT,
                "return-item",
                new Refund("refund", null, "NotRefunded"));
    }

    private static ReturnItem item(ReturnsStory story, int index) {
        return items(story.shop.order(ID)).get(index);
    }

    private static List<ReturnItem> items(Order order) {
        return order.getReturnInfo().stream()
                .flatMap(info -> info.getItems().stream())
                .toList();
    }
}
