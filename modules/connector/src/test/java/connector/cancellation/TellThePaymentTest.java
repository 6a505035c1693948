package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.payment.Payment;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.workqueue.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One story each of a paid order that the warehouse does not ship, or not all of it: who gives the money back reads the payment. */
class TellThePaymentTest {

    private static final String SHORT = "not shipped: 1 x MUG (short), 3.00 EUR";

    private final MugStory story = exported();

    @Test
    void pieces_that_the_warehouse_drops_are_noted_once_whatever_repeats() {
        comesShort();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
        assertThat(story.refund("line-2").toString()).contains("300");
        assertThat(story.payments.calls).containsExactly("get pay-1", "update pay-1 setCustomField", "get pay-1");

        story.hearsOfTheWarehouse();
        story.news();
        story.news();
        assertThat(story.payments.writes()).isEqualTo(1);
    }

    @Test
    void the_order_is_told_first_and_the_payment_in_a_step_of_its_own() {
        comesShort();
        long before = story.shop.updates();
        while (story.payments.writes() == 0) {
            long updates = story.shop.updates();
            var step = story.step();
            step.recording().run();
            assertThat(story.shop.updates() - updates + story.payments.writes()).isLessThanOrEqualTo(1);
        }
        assertThat(story.shop.updates()).isGreaterThan(before);
        assertThat(story.cancelled("line-2")).isEqualTo(1);
    }

    @Test
    void more_that_is_dropped_is_one_line_with_the_new_amount() {
        comesShort();
        story.news();
        story.facts.save("shop", MugStory.ID, "cancelled/W-1/line-3", moreDropped());

        story.news();
        assertThat(story.payments.note("pay-1"))
                .isEqualTo("not shipped: 1 x CUP (shipment_cancelled), 1 x MUG (short), 10.01 EUR");
        assertThat(story.payments.writes()).isEqualTo(2);
    }

    @Test
    void an_order_that_the_warehouse_cancels_is_noted_with_all_its_pieces() {
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.payments.note("pay-1"))
                .isEqualTo(
                        "cancelled by the warehouse (order_cancelled): goods 28.01 EUR, shipping 4.90 EUR, fees 0.00 EUR,"
                                + " together 32.91 EUR");
        story.news();
        assertThat(story.payments.writes()).isEqualTo(1);
    }

    @Test
    void an_order_that_commerce_cancels_is_its_own_business() {
        story.asks(true);

        story.news();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.payments.calls).isEmpty();
    }

    @Test
    void pieces_that_an_order_edit_takes_out_are_not_noted() {
        MugStory edited = exported("None");
        edited.floor.ship("W-1", Map.of("MUG", 1L));
        edited.hearsOfTheWarehouse();

        assertThat(edited.news()).isInstanceOf(Outcome.Done.class);
        assertThat(edited.edits.calls).contains("apply");
        assertThat(edited.payments.calls).isEmpty();
    }

    @Test
    void a_payment_without_custom_fields_gets_the_configured_type() {
        story.payments.payments.get("pay-1").setCustom((com.commercetools.api.models.type.CustomFields) null);
        comesShort();
        story.news();
        assertThat(story.payments.writes()).isZero();

        story.tellsPayments("shop-payment");
        story.news();
        assertThat(story.payments.calls).contains("update pay-1 setCustomType");
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
    }

    @Test
    void an_order_without_payments_goes_on() {
        story.edit(order -> order.setPaymentInfo(null));
        comesShort();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.calls).isEmpty();
    }

    @Test
    void a_payment_that_is_gone_is_passed_over() {
        story.payments.payments.clear();
        comesShort();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.writes()).isZero();
    }

    @Test
    void somebody_writes_first_and_it_is_read_and_decided_again() {
        comesShort();
        story.payments.somebodyWritesFirst =
                java.util.Optional.of(payment -> payment.getCustom().getFields().setValue("theirs", "x"));

        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.payments.note("pay-1")).isNull();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
        assertThat(story.payments.calls)
                .containsExactly(
                        "get pay-1",
                        "update pay-1 setCustomField",
                        "get pay-1",
                        "update pay-1 setCustomField",
                        "get pay-1");
    }

    @Test
    void somebody_writes_the_very_note_first_and_it_is_not_written_again() {
        comesShort();
        story.payments.somebodyWritesFirst = java.util.Optional.of(
                payment -> payment.getCustom().getFields().setValue(PaymentsOnPaper.FIELD, SHORT));

        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.writes()).isEqualTo(1);
    }

    @Test
    void a_project_that_refuses_the_note_shows_it_and_does_not_hold_the_order_up() {
        comesShort();
        story.payments.refuses = java.util.Optional.of("InvalidField: warehouseNote");

        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason())
                                .contains("the payment could not be told what was not shipped", "InvalidField"));
        assertThat(story.cancelled("line-2")).isEqualTo(1);
        assertThat(story.dropped()).allSatisfy(piece -> assertThat(piece.open()).isZero());
        assertThat(story.payments.writes()).isEqualTo(1);
    }

    @Test
    void payments_that_may_not_be_read_show_it_and_do_not_hold_the_order_up() {
        comesShort();
        story.payments.trouble = java.util.Optional.of(Failure.of(FailureKind.REFUSED, "insufficient_scope"));

        assertThat(story.news().toString()).startsWith("LeftToPerson").contains("insufficient_scope");
        assertThat(story.cancelled("line-2")).isEqualTo(1);
    }

    @Test
    void an_answer_that_was_lost_is_looked_up() {
        comesShort();
        story.payments.losesNext(true);
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.writes()).isEqualTo(1);
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
    }

    @Test
    void a_write_that_was_lost_on_its_way_is_done_again() {
        comesShort();
        story.payments.losesNext(false);
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.writes()).isEqualTo(2);
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
    }

    @Test
    void payments_that_do_not_answer_are_asked_again() {
        comesShort();
        story.payments.trouble = java.util.Optional.of(Failure.of(FailureKind.NO_ANSWER, "503"));
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);

        story.payments.trouble = java.util.Optional.empty();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
    }

    @Test
    void switched_off_no_payment_is_read() {
        story.rules =
                MugStory.rules(connector.routing.ReasonTable.PASSING, connector.routing.ReasonTable.PASSING, true);
        comesShort();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelled("line-2")).isEqualTo(1);
        assertThat(story.payments.calls).isEmpty();
    }

    @Test
    void our_note_is_never_taken_for_a_change_of_the_order() {
        story.edit(order -> seen(order, story.payments.payments.get("pay-1")));
        story.news();
        String said = story.links().getFirst().sent().content();
        comesShort();
        story.news();
        story.edit(order -> seen(order, story.payments.payments.get("pay-1")));

        story.news();
        assertThat(story.payments.note("pay-1")).isEqualTo(SHORT);
        assertThat(story.links().getFirst().sent().content()).isEqualTo(said);
    }

    /** As the platform expands it. */
    private static void seen(com.commercetools.api.models.order.Order order, Payment payment) {
        order.getPaymentInfo().getPayments().getFirst().setObj(payment);
    }

    @Test
    void killed_anywhere_it_ends_with_one_note() {
        int point = 0;
        boolean killed = true;
        while (killed) {
            MugStory life = exported();
            life.floor.ship("W-1", Map.of("MUG", 1L));
            life.hearsOfTheWarehouse();
            int[] left = {point++};
            Runnable kill = () -> {
                if (left[0]-- == 0) {
                    throw new AssertionError("killed");
                }
            };
            life.tick = kill;
            life.payments.tick = kill;
            try {
                life.news();
            } catch (AssertionError died) {
                assertThat(died).hasMessage("killed");
                life.news();
            }
            killed = left[0] < 0;
            assertThat(life.payments.note("pay-1"))
                    .as("killed at point " + point)
                    .isEqualTo(SHORT);
            assertThat(life.payments.writes()).isLessThanOrEqualTo(2);
        }
        assertThat(point).isGreaterThan(6);
    }

    private void comesShort() {
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
    }

    private static connector.ledger.Dropped moreDropped() {
        return connector.ledger.Dropped.none("W-1", "line-3", "CUP")
                .and(1, "shipment_cancelled", 0)
                .byStates()
                .toldOfAll();
    }

    private static MugStory exported() {
        return exported("TrackOnly");
    }

    private static MugStory exported(String inventoryMode) {
        MugStory story = new MugStory(MugsOnPaper.order(inventoryMode, 3, 2, 1));
        story.tellsPayments(null);
        story.payments.has(PaymentsOnPaper.withFields(PaymentsOnPaper.payment("pay-1", "2026-03-01", "Success"), "{}"));
        story.edit(story.payments::pay);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        return story;
    }
}
