package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.doubles.ShopOnPaper;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow.ImportAnswer;
import connector.orderflow.OrderLink.State;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import connector.routing.Market;
import connector.routing.ProductRules;
import connector.routing.ReleaseRule;
import connector.routing.ReleaseRules;
import connector.workqueue.Outcome;
import connector.workqueue.Work;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One story each of an order on its way to the warehouse. */
class ExportOrderTest {

    private final ExportDeskStory story;

    ExportOrderTest() throws IOException {
        story = new ExportDeskStory("same-sku-on-two-lines");
    }

    @Test
    void released_imported_and_told() {
        assertThat(story.news()).isEqualTo(new Outcome.Done("accepted by the warehouse as W-1001"));

        assertThat(story.warehouse.calls).containsExactly("import W-1001");
        assertThat(story.shop.syncInfo(ExportDeskStory.ID)).singleElement().satisfies(info -> {
            assertThat(info.getExternalId()).isEqualTo("W-1001");
            assertThat(info.getChannel().getId()).isEqualTo(ShopOnPaper.CHANNEL);
        });
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void the_same_message_again_changes_nothing() {
        story.news();
        story.news();

        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.imports()).isEqualTo(1);
        assertThat(story.shop.updates()).isEqualTo(1);
    }

    @Test
    void pending_payment_waits_and_names_its_rule_then_paid_goes() {
        story.shop.edit(ExportDeskStory.ID, order -> order.setPaymentState(PaymentState.PENDING));
        assertThat(story.news())
                .isEqualTo(new Outcome.Waiting(null, "rule 'payment state': the payment is Pending, awaited: Paid"));
        assertThat(story.warehouse.calls).isEmpty();

        story.shop.edit(ExportDeskStory.ID, order -> order.setPaymentState(PaymentState.PAID));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void a_hold_time_says_when_the_order_is_looked_at_again() {
        Instant placed = story.shop.order(ExportDeskStory.ID).getCreatedAt().toInstant();
        story.release = new ReleaseRules(List.of(new ReleaseRule(
                "thinking it over",
                Market.ANY,
                null,
                null,
                null,
                null,
                Map.of(),
                Set.of(),
                null,
                Duration.ofHours(1))));
        story.clock = Clock.fixed(placed.plusSeconds(1), ZoneOffset.UTC);
        assertThat(story.news())
                .isEqualTo(new Outcome.Waiting(
                        placed.plusSeconds(3600),
                        "rule 'thinking it over': the hold time after placing has not passed"));

        story.clock = Clock.fixed(placed.plusSeconds(3600), ZoneOffset.UTC);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_cancelled_order_is_never_exported() {
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderState(OrderState.CANCELLED));

        assertThat(story.news()).isEqualTo(new Outcome.Done("cancelled before it was exported"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void no_route_parks() {
        story.routes();

        assertThat(parked().reason()).isEqualTo("no route takes this order");
        assertThat(story.warehouse.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "missing-sku, variant.sku",
        "no-delivery-address, shippingAddress",
        "order-of-several-addresses, shippingMode",
        "nothing-to-ship, lineItems",
        "total-differs-by-a-penny, totalPrice"
    })
    void what_cannot_be_exported_parks_with_the_field_and_never_loops(String order, String field) throws IOException {
        ExportDeskStory odd = new ExportDeskStory(order);

        assertThat(odd.news())
                .asInstanceOf(type(Outcome.Parked.class))
                .extracting(Outcome.Parked::reason)
                .asString()
                .contains(field);
        assertThat(odd.warehouse.calls).isEmpty();
        assertThat(odd.links.ofOrder("shop", ExportDeskStory.ID)).isEmpty();
    }

    @Test
    void a_custom_line_item_that_no_rule_explains_parks_where_the_rules_say_so() throws IOException {
        ExportDeskStory fee = new ExportDeskStory("custom-line-item-fee");
        fee.rules = withReference("{orderNumber}", new CustomLineItems(Map.of(), CustomLineItemKind.PARK));

        assertThat(fee.news())
                .asInstanceOf(type(Outcome.Parked.class))
                .extracting(Outcome.Parked::reason)
                .asString()
                .contains("customLineItems[");
    }

    @Test
    void an_import_without_answer_is_looked_up_and_not_sent_again() {
        story.warehouse.nextAnswerIsLost();
        assertThat(story.news()).isEqualTo(new Outcome.TryAgain(WarehouseOnPaper.SILENCE));
        assertThat(story.link()).isEqualTo(State.SENDING);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001");
        assertThat(story.shop.syncInfo(ExportDeskStory.ID)).hasSize(1);
    }

    @Test
    void an_import_without_answer_that_never_arrived_is_sent_again() {
        story.warehouse.nextImportIs(new ImportAnswer.Failed(WarehouseOnPaper.SILENCE));
        story.news();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001", "import W-1001");
        assertThat(story.warehouse.orders).hasSize(1);
    }

    @Test
    void while_nobody_can_tell_whether_it_arrived_nothing_is_sent() {
        story.warehouse.nextAnswerIsLost();
        story.news();
        story.warehouse.detailFails(WarehouseOnPaper.SILENCE);
        for (int looks = 0; looks < 3; looks++) {
            assertThat(story.news()).isEqualTo(new Outcome.TryAgain(WarehouseOnPaper.SILENCE));
        }
        assertThat(story.warehouse.imports()).isEqualTo(1);

        story.warehouse.detailIsWell();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void cancelled_while_the_import_was_unanswered_and_not_there_it_is_not_sent() {
        story.warehouse.nextImportIs(new ImportAnswer.Failed(WarehouseOnPaper.SILENCE));
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderState(OrderState.CANCELLED));

        assertThat(story.news()).isEqualTo(new Outcome.Done("to be cancelled: the order is Cancelled"));
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void looked_for_under_the_reference_it_was_sent_with_though_number_and_pattern_changed() {
        story.warehouse.nextAnswerIsLost();
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderNumber("W-2002"));
        story.rules = withReference("CT-{orderNumber}", CustomLineItems.DEFAULT);

        assertThat(story.news()).isEqualTo(new Outcome.Done("accepted by the warehouse as W-1001"));
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001");
    }

    @Test
    void sent_again_under_the_reference_it_was_sent_with() {
        story.warehouse.nextImportIs(new ImportAnswer.Failed(WarehouseOnPaper.SILENCE));
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderNumber("W-2002"));

        story.news();

        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001", "import W-1001");
    }

    @Test
    void a_product_that_the_warehouse_lacks_is_asked_for_and_the_order_tried_again() {
        story.products = new ProductRules(true, List.of("de"), List.of("en"), "default", true, Map.of());
        story.warehouse.nextImportIs(new ImportAnswer.Refused("unknown product KET-BLU", true));

        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.queue.works)
                .extracting(Work::kind, work -> work.lane().key())
                .containsExactly(tuple(CommercetoolsSettings.PRODUCT_NEEDED, "sku/de/KET-BLU"));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001", "import W-1001");
    }

    @Test
    void a_product_that_the_warehouse_lacks_parks_where_products_are_not_exported() {
        story.warehouse.nextImportIs(new ImportAnswer.Refused("unknown product KET-BLU", true));

        assertThat(story.news().toString()).contains("unknown product KET-BLU", "products.enabled");
        assertThat(story.queue.works).isEmpty();
    }

    @Test
    void different_goods_under_the_reference_park() {
        story.warehouse.nextImportIs(new ImportAnswer.Failed(WarehouseOnPaper.SILENCE));
        story.news();
        story.warehouse.orders.put("W-1001", there("created", new OrderDetail.Line("HAT", 9, "created")));

        assertThat(parked().reason())
                .isEqualTo("OrderFlow has another order under the reference W-1001: sent {KET-BLU=2}, OrderFlow has"
                        + " {HAT=9}");
        assertThat(story.warehouse.imports()).isEqualTo(1);
        assertThat(story.shop.updates()).isZero();
    }

    @Test
    void a_duplicate_with_the_same_goods_is_the_one_we_sent() {
        story.warehouse.orders.put("W-1001", there("created", new OrderDetail.Line("KET-BLU", 2, "created")));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001");
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void a_duplicate_shown_without_lines_is_not_known_yet() {
        story.warehouse.orders.put("W-1001", there("created"));

        assertThat(story.news()).asInstanceOf(type(Outcome.TryAgain.class)).satisfies(again -> {
            assertThat(again.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER); // bounded by the retry policy
            assertThat(again.failure().words()).contains("W-1001 without lines");
        });

        story.warehouse.orders.put("W-1001", there("created", new OrderDetail.Line("KET-BLU", 2, "created")));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void a_duplicate_that_detail_does_not_know_parks() {
        story.warehouse.nextImportIs(new ImportAnswer.AlreadyThere("duplicate of 4711"));

        assertThat(story.news().toString()).contains("W-1001 is taken (duplicate of 4711)");
        story.news();
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void cancelled_in_the_warehouse_is_not_what_the_warehouse_has() {
        story.warehouse.nextAnswerIsLost();
        story.news();
        story.warehouse.orders.put("W-1001", there("cancelled", new OrderDetail.Line("KET-BLU", 2, "cancelled")));

        assertThat(parked().reason()).isEqualTo("OrderFlow has W-1001, but cancelled: nobody will pick it");
        assertThat(story.shop.updates()).isZero();
        assertThat(story.link()).isEqualTo(State.SENDING);
    }

    @Test
    void a_refusal_is_put_before_an_operator_with_their_words_and_not_sent_again_without_news() {
        story.warehouse.nextImportIs(new ImportAnswer.Refused("Unknown product KET-BLU"));
        Outcome refused = new Outcome.LeftToPerson(
                "OrderFlow refused the order: Unknown product KET-BLU",
                "Correct what it names, then replay the order.");

        assertThat(story.news()).isEqualTo(refused);
        assertThat(story.news()).as("another message of the same order").isEqualTo(refused);
        assertThat(story.warehouse.calls).containsExactly("import W-1001");

        assertThat(story.replay()).as("replayed after the product was added").isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001", "import W-1001");
    }

    @Test
    void what_was_refused_is_sent_again_once_the_order_says_something_else() {
        story.warehouse.nextImportIs(new ImportAnswer.Refused("no such street"));
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setStreetName("Elm Road"));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.imports()).isEqualTo(2);
    }

    @Test
    void a_replay_of_what_is_refused_again_asks_once() {
        story.warehouse.nextImportIs(new ImportAnswer.Refused("no such street"));
        story.news();
        story.warehouse.nextImportIs(new ImportAnswer.Refused("still no such street"));

        assertThat(story.replay().toString()).contains("still no such street");
        assertThat(story.warehouse.imports()).isEqualTo(2);
        story.news();
        assertThat(story.warehouse.imports()).isEqualTo(2);
    }

    @Test
    void an_open_circuit_waits_as_long_as_it_asks_for() {
        Failure open = Failure.notSent("the circuit of de is open", Duration.ofSeconds(30));
        story.warehouse.nextImportIs(new ImportAnswer.Failed(open));

        assertThat(story.news()).isEqualTo(new Outcome.TryAgain(open));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.orders).hasSize(1);
    }

    @Test
    void a_deleted_order_is_nothing_to_do() {
        story.shop.forget(ExportDeskStory.ID);

        assertThat(story.news()).isEqualTo(new Outcome.Done("there is no such order any more"));
    }

    @Test
    void deleted_between_import_and_telling_it_is_nothing_more_to_do() {
        story.step().recording().run();
        story.shop.forget(ExportDeskStory.ID);

        assertThat(story.news()).isEqualTo(new Outcome.Done("there is no such order any more"));
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void a_missing_channel_parks_before_anything_is_sent() {
        story.shop.withoutChannel();

        assertThat(parked().help()).contains("role OrderExport");
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void an_unreadable_shop_is_tried_again() {
        Failure away = Failure.of(FailureKind.NO_ANSWER, "no answer");
        story.shop.fails(away);

        assertThat(story.news()).isEqualTo(new Outcome.TryAgain(away));
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void a_crash_after_the_import_and_before_its_record_finds_the_order_there() {
        story.step(); // the process dies here: nothing of the outcome is recorded
        assertThat(story.link()).isEqualTo(State.SENDING);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).containsExactly("import W-1001", "detail W-1001");
    }

    @Test
    void a_crash_after_telling_and_before_its_record_finds_it_told() {
        story.step().recording().run();
        story.step(); // SyncInfo is written, the process dies

        assertThat(story.link()).isEqualTo(State.IMPORTED);
        assertThat(story.news()).isEqualTo(new Outcome.Done("commercetools knows it as W-1001"));
        assertThat(story.shop.updates()).isEqualTo(1);
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void somebody_edits_while_we_tell_it_is_read_and_decided_again() {
        story.shop.somebodyWritesFirst(order -> order.setCustomerEmail("new@example.org"));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.shop.calls.subList(story.shop.calls.indexOf("update updateSyncInfo"), story.shop.calls.size()))
                .containsExactly("update updateSyncInfo", "get " + ExportDeskStory.ID, "update updateSyncInfo");
        assertThat(story.shop.order(ExportDeskStory.ID).getCustomerEmail()).isEqualTo("new@example.org");
    }

    @Test
    void somebody_who_tells_first_leaves_nothing_to_write() {
        story.shop.somebodyWritesFirst(order -> ShopOnPaper.sync(order, ShopOnPaper.CHANNEL, "W-1001"));

        assertThat(story.news()).isEqualTo(new Outcome.Done("commercetools knows it as W-1001"));
        assertThat(story.shop.updates()).isEqualTo(1);
        assertThat(story.shop.syncInfo(ExportDeskStory.ID)).hasSize(1);
    }

    @Test
    void a_writer_that_never_rests_is_given_up_after_five_tries() {
        for (int tries = 0; tries < 6; tries++) {
            story.shop.somebodyWritesFirst(order -> order.setCustomerEmail("again@example.org"));
        }

        assertThat(parked().reason()).contains("5 times in a row");
        assertThat(story.shop.updates()).isEqualTo(5);
        assertThat(story.link()).isEqualTo(State.IMPORTED);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void an_update_without_answer_is_looked_up_next_time(boolean happened, int updates) {
        story.shop.nextUpdateIsLost(happened);
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.shop.updates()).isEqualTo(updates);
        assertThat(story.shop.syncInfo(ExportDeskStory.ID)).hasSize(1);
        assertThat(story.warehouse.imports()).isEqualTo(1);
    }

    @Test
    void our_database_is_lost_the_sync_info_says_that_it_may_be_there() {
        story.warehouse.orders.put("W-1001", there("created", new OrderDetail.Line("KET-BLU", 2, "created")));
        story.shop.edit(ExportDeskStory.ID, order -> ShopOnPaper.sync(order, ShopOnPaper.CHANNEL, "W-1001"));

        assertThat(story.news()).isEqualTo(new Outcome.Done("commercetools knows it as W-1001"));
        assertThat(story.warehouse.calls).containsExactly("detail W-1001");
        assertThat(story.shop.updates()).isZero();
    }

    private Outcome.Parked parked() {
        Outcome outcome = story.news();
        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
        return (Outcome.Parked) outcome;
    }

    private static OrderDetail there(String state, OrderDetail.Line... lines) {
        return new OrderDetail(
                "W-1001",
                state,
                List.of(new OrderDetail.Shipment("W-1001_S1", state, null, null, null, List.of(lines))));
    }

    private static ExportRules withReference(String pattern, CustomLineItems items) {
        return RulesOnPaper.of("reference: '%s'%ncustom-line-items: %s".formatted(pattern, items.otherwise()));
    }
}
