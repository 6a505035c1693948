package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import connector.ledger.Dropped;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.ChangedFields;
import connector.routing.Changes;
import connector.routing.Changes.Mode;
import connector.workqueue.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One story each of an order that changes after the warehouse has it. */
class ChangeAfterExportTest {

    private static final String TOO_LATE = "tooLate";

    private ExportDeskStory story;

    ChangeAfterExportTest() throws IOException {
        story = exported();
    }

    @BeforeEach
    void forgetTheExport() {
        story.warehouse.calls.clear();
    }

    @Test
    void a_new_address_is_cancelled_there_and_imported_again() {
        move(story);

        assertThat(story.news()).isEqualTo(new Outcome.Done("commercetools knows it as W-1001"));
        assertThat(story.warehouse.calls)
                .containsExactly("detail W-1001", "cancel W-1001", "detail W-1001", "detail W-1001", "import W-1001");
        assertThat(picked(story)).contains("Elm Road");
        assertThat(story.link()).isEqualTo(State.ACCEPTED);

        story.warehouse.calls.clear();
        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void what_went_of_each_line_is_remembered_for_what_comes_back() {
        OrderLink link = story.links.ofOrder("shop", ExportDeskStory.ID).getFirst();
        List<String> lines = story.shop.order(ExportDeskStory.ID).getLineItems().stream()
                .map(line -> line.getId() + " " + line.getVariant().getSku() + " " + line.getQuantity())
                .toList();

        assertThat(link.sent().parts())
                .extracting(part -> part.lineId() + " " + part.sku() + " " + part.quantity())
                .isEqualTo(lines);
    }

    @Test
    void what_is_not_in_the_document_does_nothing() {
        story.shop.edit(ExportDeskStory.ID, order -> order.setAnonymousId("visitor-7"));

        assertThat(story.news().toString()).contains("what has changed since is not in its documents");
        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void what_we_and_the_platform_write_is_no_change_at_all() {
        story.shop.edit(ExportDeskStory.ID, order -> {
            order.setShipmentState(ShipmentState.READY);
            order.setOrderState(OrderState.CONFIRMED);
        });

        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void other_rules_alone_never_touch_an_order_that_the_warehouse_has() {
        story.rules = RulesOnPaper.of("source: another shop");

        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void a_payment_that_is_captured_later_changes_nothing_there() {
        story.shop.edit(ExportDeskStory.ID, order -> order.setPaymentState(PaymentState.CREDIT_OWED));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void an_order_that_is_cancelled_is_left_alone() {
        move(story);
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderState(OrderState.CANCELLED));

        assertThat(story.news()).isEqualTo(new Outcome.Done("to be cancelled: the order is Cancelled"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    /** Over is what the warehouse says: people set states early. */
    @Test
    void a_state_that_somebody_set_early_keeps_no_change_from_the_warehouse() {
        move(story);
        story.shop.edit(ExportDeskStory.ID, order -> {
            order.setShipmentState(ShipmentState.SHIPPED);
            order.setOrderState(OrderState.COMPLETE);
        });

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(picked(story)).contains("Elm Road");
    }

    @Test
    void what_has_left_the_warehouse_is_not_changed_there() {
        story.warehouse.ships("W-1001");
        story.warehouseSays("W-1001");
        move(story);

        assertThat(story.news().toString()).contains("what has changed since is not in its documents");
        assertThat(story.warehouse.calls).isEmpty();
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
    }

    /** Nobody would send them, and nobody would know. */
    @Test
    void units_that_come_to_an_order_after_it_has_left_are_put_before_a_person() {
        story.warehouse.ships("W-1001");
        story.warehouseSays("W-1001");
        story.shop.edit(
                ExportDeskStory.ID,
                order -> order.getLineItems()
                        .getFirst()
                        .setQuantity(order.getLineItems().getFirst().getQuantity() + 2));

        assertThat(story.news())
                .asInstanceOf(type(Outcome.LeftToPerson.class))
                .extracting(Outcome.LeftToPerson::reason)
                .asString()
                .startsWith("2 x ")
                .contains("came to the order after all of it had left the warehouse");
        assertThat(story.warehouse.calls).isEmpty();
    }

    /** Whether the consignment is over need not be known any more: what was told of it is forgotten with a finished order. */
    @Test
    void units_that_our_own_order_edit_took_out_are_no_change() {
        Dropped edited = new Dropped(ExportDeskStory.NUMBER, "l1", "KET-BLU", 1, 1, 1, "short", 0, null);
        story.facts.save("shop", ExportDeskStory.ID, edited.key(), edited);
        takeOutFirstLine(story);

        assertThat(story.news().toString()).contains("what has changed since is not in its documents");
        assertThat(story.warehouse.calls).isEmpty();
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void a_line_that_commerce_took_out_is_a_change() {
        takeOutFirstLine(story);

        assertThat(story.news()).isEqualTo(new Outcome.Done("commercetools knows it as W-1001"));
        assertThat(story.warehouse.calls).contains("cancel W-1001", "import W-1001");
    }

    /** Nobody has heard of it yet: order detail is asked before anything is cancelled. */
    @Test
    void what_has_left_unheard_of_is_not_cancelled() {
        story.warehouse.ships("W-1001");
        move(story);

        assertThat(story.news().toString()).contains("a shipment of it has left");
        assertThat(story.warehouse.calls).containsExactly("detail W-1001");
    }

    @Test
    void what_order_flow_does_not_know_any_more_is_not_sent_again() {
        story.warehouse.forgets("W-1001");
        move(story);

        assertThat(story.news().toString()).contains("OrderFlow knows W-1001 no more");
        assertThat(story.warehouse.imports()).isZero();
    }

    /** One row each: a field that nobody ships by cancels nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"captured", "billing", "discount"})
    void what_the_warehouse_neither_ships_by_nor_prints_is_no_change(String what) {
        story.shop.edit(ExportDeskStory.ID, order -> {
            switch (what) {
                case "captured" -> order.setPaymentState(PaymentState.BALANCE_DUE);
                case "billing" -> order.getBillingAddress().setStreetName("Elm Road");
                default ->
                    order.getLineItems()
                            .getFirst()
                            .setTotalPrice(order.getLineItems().getFirst().getTotalPrice());
            }
        });

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void a_tenant_that_prints_the_billing_address_says_so() {
        story.changes = new Changes(
                Map.of(),
                Map.of("de", ChangedFields.DEFAULT.with(Map.of("invoice*", ChangedFields.Worth.REIMPORT))),
                null,
                null);
        story.shop.edit(ExportDeskStory.ID, order -> order.getBillingAddress().setStreetName("Elm Road"));

        story.news();
        assertThat(story.warehouse.calls).contains("cancel W-1001", "import W-1001");
    }

    @Test
    void a_field_that_is_worth_an_update_is_updated() {
        story.changes = new Changes(
                Map.of(),
                Map.of("de", ChangedFields.DEFAULT.with(Map.of("delivery*", ChangedFields.Worth.UPDATE))),
                null,
                null);
        move(story);

        story.news();
        assertThat(story.warehouse.calls).containsExactly("update W-1001");
    }

    @Test
    void a_cancel_that_is_only_queued_is_asked_once_and_its_end_awaited() {
        story.warehouse.queuesCancels = true;
        move(story);

        assertThat(story.news().toString()).contains("answered the cancel of W-1001 with 'queued' and still shows");
        assertThat(story.news()).isInstanceOf(Outcome.Unsettled.class);
        assertThat(story.news()).isInstanceOf(Outcome.Unsettled.class);
        assertThat(story.warehouse.calls.stream().filter("cancel W-1001"::equals))
                .hasSize(1);

        story.warehouse.worksOffItsQueue();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(picked(story)).contains("Elm Road");
    }

    @Test
    void cancelled_in_the_warehouse_before_it_could_be_changed_it_is_not_imported_again() {
        story.warehouse.cancelled("W-1001");
        move(story);

        assertThat(story.news()).isEqualTo(new Outcome.Done("cancelled: W-1001"));
        assertThat(story.link()).isEqualTo(State.CANCELLED);
        assertThat(story.warehouse.imports()).isZero();
    }

    @Test
    void too_late_is_told_to_commerce_once_and_left_to_a_person() {
        story.changes = new Changes(Map.of(), Map.of(), TOO_LATE, null);
        story.warehouse.tooLate = Optional.of("already packed");
        withCustomFields(story);
        move(story);

        Outcome outcome = story.news();
        assertThat(outcome)
                .asInstanceOf(type(Outcome.LeftToPerson.class))
                .extracting(Outcome.LeftToPerson::reason)
                .isEqualTo("too late: the order is created there, already packed");
        assertThat(story.link()).isEqualTo(State.DIFFERS);
        assertThat(told(story)).isEqualTo("too late: the order is created there, already packed");
        assertThat(story.warehouse.calls).containsExactly("detail W-1001", "cancel W-1001", "detail W-1001");

        long updates = story.shop.updates();
        assertThat(story.news()).isEqualTo(outcome);
        assertThat(story.shop.updates()).isEqualTo(updates);
        assertThat(story.warehouse.calls).hasSize(3);
    }

    @Test
    void back_to_what_the_warehouse_has_the_difference_is_gone_on_both_sides() {
        story.changes = new Changes(Map.of(), Map.of(), TOO_LATE, null);
        story.warehouse.tooLate = Optional.of("already packed");
        withCustomFields(story);
        String before =
                story.shop.order(ExportDeskStory.ID).getShippingAddress().getStreetName();
        move(story);
        story.news();

        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setStreetName(before));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
        assertThat(told(story)).isNull();
    }

    @Test
    void left_to_a_person_names_the_fields_and_no_values() {
        story.changes = new Changes(Map.of("de", Mode.MANUAL), Map.of(), null, null);
        move(story);

        assertThat(story.news().toString()).contains("deliveryAddressLine1").doesNotContain("Elm Road");
        assertThat(story.link()).isEqualTo(State.DIFFERS);
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void an_update_is_sent_as_an_update() {
        story.changes = new Changes(Map.of("de", Mode.IMPORT_UPDATE), Map.of(), null, null);
        move(story);

        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.calls).containsExactly("update W-1001");
        assertThat(picked(story)).contains("Elm Road");
    }

    @Test
    void a_lost_answer_to_the_cancel_is_looked_up() {
        move(story);
        story.warehouse.nextCancelAnswerIsLost();

        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.link()).isEqualTo(State.REPLACING);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls)
                .containsExactly("detail W-1001", "cancel W-1001", "detail W-1001", "import W-1001");
    }

    @Test
    void a_warehouse_that_keeps_references_of_cancelled_orders_parks() {
        story.warehouse.keepsReferences = true;
        move(story);

        assertThat(story.news())
                .asInstanceOf(type(Outcome.Parked.class))
                .extracting(Outcome.Parked::reason)
                .asString()
                .contains("kept its reference");
        assertThat(story.warehouse.imports()).isZero();
    }

    @Test
    void changed_again_while_it_is_being_replaced_the_last_word_counts() {
        move(story);
        story.warehouse.nextCancelAnswerIsLost();
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setStreetName("Oak Lane"));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(picked(story)).contains("Oak Lane");
    }

    @Test
    void changed_again_while_the_answer_of_the_import_was_lost_it_is_replaced_once_more() {
        move(story);
        story.warehouse.nextAnswerIsLost();
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setStreetName("Oak Lane"));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(picked(story)).contains("Oak Lane");
    }

    @Test
    void a_refused_update_is_not_taken_for_what_the_warehouse_has() {
        story.changes = new Changes(Map.of("de", Mode.IMPORT_UPDATE), Map.of(), null, null);
        String before =
                story.shop.order(ExportDeskStory.ID).getShippingAddress().getStreetName();
        move(story);
        story.warehouse.nextImportIs(new OrderFlow.ImportAnswer.Refused("it is being packed"));

        assertThat(story.news().toString()).contains("OrderFlow refused the update: it is being packed");
        assertThat(story.link()).isEqualTo(State.DIFFERS);
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setStreetName(before));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
        assertThat(picked(story)).doesNotContain("Elm Road");
    }

    @Test
    void cancelled_in_commerce_while_it_is_being_replaced_it_is_not_sent_again() {
        move(story);
        story.warehouse.nextCancelAnswerIsLost();
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderState(OrderState.CANCELLED));

        assertThat(story.news()).isEqualTo(new Outcome.Done("to be cancelled: the order is Cancelled"));
        assertThat(story.warehouse.toPick).isEmpty();
        assertThat(story.warehouse.imports()).isZero();
    }

    @Test
    void a_change_of_an_order_that_would_not_be_released_today_cancels_nothing() {
        story.shop.edit(ExportDeskStory.ID, order -> order.setPaymentState(PaymentState.FAILED));
        move(story);

        assertThat(story.news().toString()).contains("now held by the rule");
        assertThat(story.warehouse.calls).isEmpty();
        assertThat(story.warehouse.toPick).hasSize(1);
    }

    @Test
    void an_order_without_custom_fields_is_not_told_and_parks_nothing() {
        story.changes = new Changes(Map.of(), Map.of(), TOO_LATE, null);
        story.warehouse.tooLate = Optional.of("already packed");
        move(story);
        long updates = story.shop.updates();

        assertThat(story.news()).isInstanceOf(Outcome.LeftToPerson.class);
        assertThat(story.shop.updates()).isEqualTo(updates);
    }

    @Test
    void a_project_that_refuses_the_field_does_not_hold_the_order_up() {
        story.changes = new Changes(Map.of(), Map.of(), TOO_LATE, null);
        story.warehouse.tooLate = Optional.of("already packed");
        withCustomFields(story);
        move(story);
        story.shop.refusesUpdates("the type has no such field");

        assertThat(story.news()).isInstanceOf(Outcome.LeftToPerson.class);
    }

    @Test
    void an_order_sent_before_contents_were_remembered_is_left_alone() {
        OrderLink old = story.links.ofOrder("shop", ExportDeskStory.ID).getFirst();
        story.links.save(old.with(old.sent().whenOrderSays("")));
        move(story);

        assertThat(story.news().toString()).contains("what has changed since is not in its documents");
        assertThat(story.warehouse.calls).isEmpty();
    }

    /** Killed at every point, from before the first row to after the last call, and started again. */
    @Test
    void killed_anywhere_it_ends_the_same() throws IOException {
        int point = 0;
        boolean killed = true;
        while (killed) {
            ExportDeskStory life = exported();
            move(life);
            Kill kill = new Kill(point++);
            life.tick = kill;
            life.warehouse.tick = kill;
            try {
                life.news();
            } catch (Kill.Killed died) {
                life.news();
                life.news();
            }
            killed = kill.happened();
            assertThat(picked(life)).as("killed at point " + point).contains("Elm Road");
            assertThat(life.link()).as("killed at point " + point).isEqualTo(State.ACCEPTED);
            assertThat(life.warehouse.toPick).as("killed at point " + point).hasSize(1);
        }
        assertThat(point).isGreaterThan(8);
    }

    private static ExportDeskStory exported() throws IOException {
        ExportDeskStory story = new ExportDeskStory("same-sku-on-two-lines");
        assertThat(story.news()).isEqualTo(new Outcome.Done("accepted by the warehouse as W-1001"));
        return story;
    }

    private static void move(ExportDeskStory story) {
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setStreetName("Elm Road"));
    }

    private static void takeOutFirstLine(ExportDeskStory story) {
        story.shop.edit(ExportDeskStory.ID, order -> {
            LineItem line = order.getLineItems().getFirst();
            order.setLineItems(
                    order.getLineItems().subList(1, order.getLineItems().size()));
            less(order.getTotalPrice(), line.getTotalPrice());
            less(order.getTaxedPrice().getTotalNet(), line.getTaxedPrice().getTotalNet());
            less(order.getTaxedPrice().getTotalGross(), line.getTaxedPrice().getTotalGross());
            less(order.getTaxedPrice().getTotalTax(), line.getTaxedPrice().getTotalTax());
        });
    }

    private static void less(TypedMoney total, TypedMoney amount) {
        total.setCentAmount(total.getCentAmount() - amount.getCentAmount());
    }

    private static void withCustomFields(ExportDeskStory story) {
        CustomFields none = CustomFieldsBuilder.of()
                .type(TypeReferenceBuilder.of().id("type-1").build())
                .fields(FieldContainerBuilder.of().build())
                .build();
        story.shop.edit(ExportDeskStory.ID, order -> order.setCustom(none));
    }

    private static Object told(ExportDeskStory story) {
        Order order = story.shop.order(ExportDeskStory.ID);
        return order.getCustom().getFields().values().get(TOO_LATE);
    }

    private static String picked(ExportDeskStory story) {
        List<ImportDocument.Field> fields = story.warehouse.toPick.get("W-1001").fields();
        return fields.toString();
    }
}
