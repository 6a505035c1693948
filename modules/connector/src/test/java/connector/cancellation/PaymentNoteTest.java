package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentSetCustomFieldAction;
import com.commercetools.api.models.payment.PaymentSetCustomTypeAction;
import connector.cancellation.PaymentNote.Plan;
import connector.commercetools.OrderKeys;
import connector.commercetools.StateMachine;
import connector.ledger.Dropped;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Part;
import connector.orderflow.OrderLink.Sent;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.OrderFacts;
import connector.routing.ReasonTable;
import connector.routing.StateTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentNoteTest {

    private static final String FIELD = "note";
    private static final CancelRules.Payment RULES = new CancelRules.Payment(FIELD, "shop-payment");
    private static final List<Part> ALL = List.of(part("line-1", 3), part("line-2", 2), part("line-3", 1));

    private final Order order = MugsOnPaper.order("None", 3, 2, 1);

    @Test
    void nothing_dropped_is_nothing_to_say() {
        assertThat(note(State.ACCEPTED, ALL)).isEmpty();
    }

    @Test
    void pieces_are_named_by_product_and_reason_with_what_was_paid_for_them() {
        assertThat(note(
                        State.ACCEPTED,
                        ALL,
                        dropped("line-1", "MUG", 1, "short"),
                        dropped("line-2", "MUG", 2, "short")))
                .contains("not shipped: 3 x MUG (short), 11.00 EUR");
        assertThat(note(
                        State.ACCEPTED,
                        ALL,
                        dropped("line-2", "MUG", 1, "short"),
                        dropped("line-3", "CUP", 1, "out_of_stock")))
                .contains("not shipped: 1 x CUP (out_of_stock), 1 x MUG (short), 10.01 EUR");
    }

    @Test
    void a_custom_line_item_counts_like_a_line() {
        CustomLineItem wrapping = CustomLineItem.of();
        wrapping.setId("custom-1");
        wrapping.setSlug("gift-wrap");
        wrapping.setQuantity(2L);
        wrapping.setTotalPrice(CentPrecisionMoneyBuilder.of()
                .centAmount(250L)
                .currencyCode("EUR")
                .fractionDigits(2)
                .build());
        order.setCustomLineItems(wrapping);
        order.getTotalPrice().setCentAmount(order.getTotalPrice().getCentAmount() + 250);
        assertThat(note(State.ACCEPTED, ALL, dropped("custom-1", "gift-wrap", 1, "short")))
                .contains("not shipped: 1 x gift-wrap (short), 1.25 EUR");
    }

    @Test
    void the_order_in_which_facts_are_read_does_not_matter() {
        Dropped mug = dropped("line-2", "MUG", 1, "short");
        Dropped cup = dropped("line-3", "CUP", 1, "short");
        assertThat(note(State.ACCEPTED, ALL, mug, cup)).isEqualTo(note(State.ACCEPTED, ALL, cup, mug));
    }

    @Test
    void whether_commerce_was_told_of_the_pieces_already_does_not_matter() {
        Dropped open = dropped("line-2", "MUG", 1, "short");
        assertThat(note(State.ACCEPTED, ALL, open.toldOfAll())).isEqualTo(note(State.ACCEPTED, ALL, open));
    }

    @Test
    void the_amount_is_the_refund_that_the_line_signals() {
        LineItem line = MugsOnPaper.line(order, "line-1");
        line.getTotalPrice().setCentAmount(1000L);
        assertThat(Refund.in(order).of("line-1", 2).getCentAmount()).isEqualTo(666);
        assertThat(note(State.ACCEPTED, ALL, dropped("line-1", "MUG", 2, "short")))
                .contains("not shipped: 2 x MUG (short), 6.66 EUR");
    }

    @Test
    void yen_have_no_fraction() {
        LineItem line = MugsOnPaper.line(order, "line-1");
        line.getTotalPrice().setCentAmount(1500L);
        line.getTotalPrice().setCurrencyCode("JPY");
        line.getTotalPrice().setFractionDigits(0);
        order.getTotalPrice().setCurrencyCode("JPY");
        order.getTotalPrice().setFractionDigits(0);
        assertThat(note(State.ACCEPTED, ALL, dropped("line-1", "MUG", 1, "short")))
                .contains("not shipped: 1 x MUG (short), 500 JPY");
    }

    @Test
    void a_line_without_a_price_is_named_without_an_amount() {
        MugsOnPaper.line(order, "line-1").setTotalPrice(null);
        assertThat(note(State.ACCEPTED, ALL, dropped("line-1", "MUG", 1, "short")))
                .contains("not shipped: 1 x MUG (short)");
    }

    @Test
    void what_an_order_edit_took_out_is_not_in_the_order_and_not_in_the_note() {
        Dropped edited = dropped("line-2", "MUG", 1, "short").byEdit("k");
        assertThat(note(State.ACCEPTED, ALL, edited)).isEmpty();
        assertThat(note(State.ACCEPTED, ALL, edited.toldOfAll())).isEmpty();
        assertThat(note(State.ACCEPTED, ALL, edited.toldOfAll().and(1, "short", 0)))
                .contains("not shipped: 1 x MUG (short), 3.00 EUR");
    }

    @Test
    void reasons_are_in_the_words_of_the_table_and_one_that_is_in_none_is_left_out() {
        ReasonTable table = new ReasonTable(Map.of("short", "no stock"), null);
        CaseFile file =
                file(State.ACCEPTED, ALL, dropped("line-2", "MUG", 1, "short"), dropped("line-3", "CUP", 1, "strange"));
        assertThat(PaymentNote.of(file, desk(table)).map(PaymentNote::text))
                .contains("not shipped: 1 x CUP, 1 x MUG (no stock), 10.01 EUR");
    }

    @Test
    void cancelled_by_the_warehouse_it_is_what_the_warehouse_had() {
        assertThat(note(State.CANCELLED, ALL))
                .contains(
                        "cancelled by the warehouse (order_cancelled): goods 28.01 EUR, shipping 4.90 EUR, fees 0.00 EUR,"
                                + " together 32.91 EUR");
        assertThat(note(State.CANCELLED, List.of(part("line-1", 1), part("line-3", 1))))
                .as("commerce has cancelled the other pieces itself")
                .contains(
                        "cancelled by the warehouse (order_cancelled): goods 12.01 EUR, shipping 4.90 EUR, fees 0.00 EUR,"
                                + " together 16.91 EUR");
    }

    @Test
    void of_a_cancelled_order_what_an_edit_took_out_before_counts_no_more() {
        MugsOnPaper.quantity(order, "line-1", 2);
        Dropped edited = dropped("line-1", "MUG", 1, "short").byEdit("k").toldOfAll();
        assertThat(note(State.CANCELLED, List.of(part("line-1", 2)), edited))
                .as("of three, commerce had cancelled one itself, and an edit has taken out one")
                .contains(
                        "cancelled by the warehouse (order_cancelled): goods 5.00 EUR, shipping 4.90 EUR, fees 0.00 EUR,"
                                + " together 9.90 EUR");
    }

    @Test
    void shipping_and_fees_are_named_where_the_rule_says_so() {
        MugsOnPaper.with(order, "fee-1", "gift-box", 1);
        CaseFile file = file(State.CANCELLED, ALL);
        assertThat(new WholeRefund(file, new CancelRules.Payment(FIELD, null)).words(Map.of("line-3", 1L)))
                .isEqualTo(": goods 7.01 EUR, shipping 4.90 EUR, fees 1.00 EUR, together 12.91 EUR");
        assertThat(new WholeRefund(file, new CancelRules.Payment(FIELD, null, false, true)).words(Map.of("line-3", 1L)))
                .isEqualTo(": goods 7.01 EUR, fees 1.00 EUR, together 8.01 EUR");
        assertThat(new WholeRefund(file, new CancelRules.Payment(FIELD, null, false, false))
                        .words(Map.of("line-3", 1L)))
                .isEqualTo(": goods 7.01 EUR, together 7.01 EUR");
    }

    @Test
    void a_discount_on_the_total_is_shared_by_the_goods_and_not_paid_back() {
        order.getTotalPrice().setCentAmount(order.getTotalPrice().getCentAmount() - 2801 / 10);
        assertThat(note(State.ACCEPTED, ALL, dropped("line-3", "CUP", 1, "short")))
                .contains("not shipped: 1 x CUP (short), 6.31 EUR");
        assertThat(note(State.CANCELLED, ALL))
                .contains("cancelled by the warehouse (order_cancelled): goods 25.21 EUR, shipping 4.90 EUR,"
                        + " fees 0.00 EUR, together 30.11 EUR");
    }

    @Test
    void cancelled_by_commerce_it_is_no_business_of_ours() {
        CaseFile file = file(State.CANCELLED, ALL);
        Ended end = new Ended("W-1", Ended.By.COMMERCE, null, "asked", false);
        assertThat(PaymentNote.of(
                        new CaseFile(
                                file.facts(),
                                file.links(),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                Map.of("W-1", end),
                                Map.of(),
                                Map.of(),
                                Map.of()),
                        desk(ReasonTable.PASSING)))
                .isEmpty();
    }

    @Test
    void the_newest_payment_that_took_money_is_told_else_the_first() {
        Payment old = PaymentsOnPaper.payment("old", "2026-03-01", "Success");
        Payment newer = PaymentsOnPaper.payment("newer", "2026-03-03", "Success");
        Payment failed = PaymentsOnPaper.payment("failed", "2026-03-04", "Failure");
        assertThat(told(old, newer, failed)).contains("newer");
        assertThat(told(newer, old)).contains("newer");
        assertThat(told(failed, old)).contains("old");
        assertThat(told(failed, PaymentsOnPaper.payment("pending", "2026-03-05", "Pending")))
                .contains("failed");
        assertThat(told()).isEmpty();
    }

    @Test
    void reserved_money_counts_as_taken_and_money_given_back_does_not() {
        Payment first = PaymentsOnPaper.payment("first", "2026-03-01", "Success");
        Payment other = PaymentsOnPaper.payment("other", "2026-03-03", "Success");
        other.getTransactions().getFirst().setType(com.commercetools.api.models.payment.TransactionType.AUTHORIZATION);
        assertThat(told(first, other)).contains("other");
        other.getTransactions().getFirst().setType(com.commercetools.api.models.payment.TransactionType.REFUND);
        assertThat(told(first, other)).contains("first");
    }

    @Test
    void a_payment_that_has_a_note_keeps_it_though_another_is_newer_by_now() {
        Payment noted = PaymentsOnPaper.withFields(
                PaymentsOnPaper.payment("noted", "2026-03-01", "Success"),
                "{\"note\":\"not shipped: 1 x MUG (short), 3.00 EUR\"}");
        assertThat(told(noted, PaymentsOnPaper.payment("newer", "2026-03-03", "Success")))
                .contains("noted");
    }

    @Test
    void only_what_a_payment_does_not_say_is_written() {
        PaymentNote note = new PaymentNote("not shipped: x");
        assertThat(note.plan(with("{\"note\":\"not shipped: x\"}"), FIELD, RULES))
                .isInstanceOf(Plan.Says.class);
        assertThat(note.plan(with("{\"note\":\"other\"}"), FIELD, RULES))
                .isInstanceOfSatisfying(Plan.Write.class, write -> {
                    var action = (PaymentSetCustomFieldAction) write.actions().getFirst();
                    assertThat(action.getName()).isEqualTo(FIELD);
                    assertThat(action.getValue()).isEqualTo("not shipped: x");
                });
    }

    @Test
    void without_custom_fields_it_takes_a_type() {
        PaymentNote note = new PaymentNote("not shipped: x");
        Payment bare = PaymentsOnPaper.payment("p", "2026-03-01", "Success");
        assertThat(note.plan(bare, FIELD, new CancelRules.Payment(FIELD, null))).isInstanceOf(Plan.NoType.class);
        assertThat(note.plan(bare, FIELD, RULES)).isInstanceOfSatisfying(Plan.Write.class, write -> {
            var action = (PaymentSetCustomTypeAction) write.actions().getFirst();
            assertThat(action.getType().getKey()).isEqualTo("shop-payment");
            assertThat(action.getFields().values()).containsEntry(FIELD, "not shipped: x");
        });
    }

    private static Payment with(String fields) {
        return PaymentsOnPaper.withFields(PaymentsOnPaper.payment("p", "2026-03-01", "Success"), fields);
    }

    private static Optional<String> told(Payment... payments) {
        return PaymentNote.told(List.of(payments), FIELD).map(Payment::getId);
    }

    private Optional<String> note(State state, List<Part> parts, Dropped... dropped) {
        return PaymentNote.of(file(state, parts, dropped), desk(ReasonTable.PASSING))
                .map(PaymentNote::text);
    }

    private CaseFile file(State state, List<Part> parts, Dropped... dropped) {
        OrderLink link = new OrderLink(
                "shop", MugsOnPaper.ID, "W-1", "de", "W-1", new Sent("f", "c", Map.of(), null, parts), state);
        Map<String, Ended> ended = state == State.CANCELLED
                ? Map.of("W-1", new Ended("W-1", Ended.By.WAREHOUSE, Shortfall.ORDER_CANCELLED, "x", false))
                : Map.of();
        OrderKeys keys = new OrderKeys(Map.of(), Map.of(), Map.of(), Map.of());
        return new CaseFile(
                new OrderFacts(order, keys, Instant.EPOCH),
                List.of(link),
                Map.of(),
                Map.of(),
                List.of(dropped),
                ended,
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static Desk desk(ReasonTable ofWarehouse) {
        return new Desk(
                MugStory.rules(ReasonTable.PASSING, ofWarehouse, true),
                StateTables.DEFAULT,
                StateMachine.NONE,
                StateMachine.NONE);
    }

    private static Part part(String line, long quantity) {
        return new Part(line, "", quantity, null);
    }

    private static Dropped dropped(String line, String sku, long quantity, String code) {
        return Dropped.none("W-1", line, sku).and(quantity, code, 0);
    }
}
