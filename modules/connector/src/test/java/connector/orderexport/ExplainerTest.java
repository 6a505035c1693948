package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import connector.commercetools.doubles.ShopOnPaper;
import connector.orderexport.Explanation.Verdict;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.Changes;
import connector.routing.Changes.Mode;
import connector.routing.OrderFacts;
import connector.workqueue.Outcome;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What explain says is what the export then does. */
class ExplainerTest {

    private final ExportDeskStory story;

    ExplainerTest() throws IOException {
        story = new ExportDeskStory("same-sku-on-two-lines");
    }

    static Stream<Path> stories() throws Exception {
        return Files.list(
                        Path.of(ExplainerTest.class.getResource("/orderexport").toURI()))
                .sorted();
    }

    /** Every story of the mapping, with the default rules. */
    @ParameterizedTest
    @MethodSource("stories")
    void the_export_then_does_what_was_explained(Path folder) throws IOException {
        Order order = JsonUtils.fromJsonString(Files.readString(folder.resolve("order.json")), Order.class);
        order.setId(ExportDeskStory.ID);
        ExportDeskStory of = new ExportDeskStory(order);

        Explanation before = explained(of);
        Outcome outcome = of.news();

        switch (outcome) {
            case Outcome.Done done -> {
                assertThat(before.verdict()).isEqualTo(Verdict.RELEASED);
                assertThat(before.consignments()).hasSameSizeAs(of.warehouse.toPick.values());
                before.consignments()
                        .forEach(part -> assertThat(part.document())
                                .isNotEmpty()
                                .isEqualTo(of.warehouse
                                        .toPick
                                        .get(part.reference())
                                        .fields()));
            }
            case Outcome.Parked parked -> {
                assertThat(before.verdict()).isEqualTo(Verdict.PARKED);
                assertThat(before.reason()).isEqualTo(parked.reason());
                assertThat(before.help()).isEqualTo(parked.help());
                assertThat(of.warehouse.calls).isEmpty();
            }
            case Outcome.Waiting waiting -> {
                assertThat(before.verdict()).isEqualTo(Verdict.WAITING);
                assertThat(waiting.why()).isEqualTo("rule '" + before.rule() + "': " + before.reason());
                assertThat(before.until()).isEqualTo(waiting.until());
            }
            case Outcome.TryAgain _, Outcome.Again _, Outcome.Moved _, Outcome.LeftToPerson _, Outcome.Unsettled _ ->
                throw new AssertionError(outcome);
        }
    }

    @Test
    void a_waiting_order_names_its_rule_and_shows_what_would_go() {
        story.shop.edit(ExportDeskStory.ID, order -> order.setPaymentState(PaymentState.PENDING));

        Explanation waiting = explained(story);

        assertThat(waiting.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(waiting.rule()).isEqualTo("payment state");
        assertThat(waiting.reason()).isEqualTo("the payment is Pending, awaited: Paid");
        assertThat(waiting.consignments()).singleElement().satisfies(part -> {
            assertThat(part.document()).contains(new ImportDocument.Field("externalReference", "W-1001"));
            assertThat(part.sumCheck()).contains("goods");
        });
    }

    @Test
    void an_order_without_a_route_is_parked_without_consignments() {
        story.routes();

        Explanation parked = explained(story);

        assertThat(parked.verdict()).isEqualTo(Verdict.PARKED);
        assertThat(parked.reason()).isEqualTo("no route takes this order");
        assertThat(parked.consignments()).isEmpty();
    }

    @Test
    void an_exported_order_differs_in_nothing() {
        story.news();

        Explanation exported = explained(story);

        assertThat(exported.verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(exported.reason()).isEqualTo("exported as W-1001");
        assertThat(exported.next()).isEqualTo("nothing");
        assertThat(exported.sent()).extracting(OrderLink::state).containsExactly(State.ACCEPTED);
        assertThat(exported.differs()).isEmpty();
    }

    @Test
    void a_change_after_export_names_its_fields_and_what_will_be_done() {
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setCity("Moved"));

        Explanation changed = explained(story);

        assertThat(changed.verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(changed.differs()).containsExactly("deliveryAddressLine5");
        assertThat(changed.next()).isEqualTo("cancel W-1001 to de and import it again");
    }

    @Test
    void a_change_that_a_person_decides_is_parked_before_and_after_it_was_noted() {
        story.changes = new Changes(Map.of("de", Mode.MANUAL), Map.of(), null, null);
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.getShippingAddress().setCity("Moved"));

        Explanation before = explained(story);
        Outcome then = story.news();
        Explanation after = explained(story);

        assertThat(before.verdict()).isEqualTo(Verdict.PARKED);
        assertThat(before.reason()).contains("deliveryAddressLine5");
        assertThat(then)
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.help()).isEqualTo(before.help()));
        assertThat(after.verdict()).isEqualTo(Verdict.PARKED);
        assertThat(after.sent()).extracting(OrderLink::state).containsExactly(State.DIFFERS);
    }

    @Test
    void a_cancelled_order_that_the_warehouse_has_is_over() {
        story.news();
        story.shop.edit(ExportDeskStory.ID, order -> order.setOrderState(OrderState.CANCELLED));

        assertThat(explained(story).reason()).isEqualTo("to be cancelled: the order is Cancelled");
    }

    @Test
    void an_import_without_answer_is_not_called_new() {
        story.warehouse.nextAnswerIsLost();
        story.step().recording().run();

        assertThat(explained(story).next()).contains("ask order detail for W-1001");
    }

    @Test
    void an_order_that_somebody_exported_before_us_is_adopted_not_sent() {
        story.news();
        Order told = story.shop.order(ExportDeskStory.ID);

        Explanation forgotten = new Explainer(story.desk())
                .explain(new OrderFacts(told, story.keys, story.clock.instant()), List.of(), ShopOnPaper.CHANNEL);

        assertThat(forgotten.verdict()).isEqualTo(Verdict.RELEASED);
        assertThat(forgotten.next()).endsWith("import nothing");
    }

    private static Explanation explained(ExportDeskStory story) {
        int calls = story.warehouse.calls.size();
        Order order = story.shop.order(ExportDeskStory.ID);
        Explanation explanation = new Explainer(story.desk())
                .explain(
                        new OrderFacts(order, story.keys, story.clock.instant()),
                        story.links.ofOrder("shop", ExportDeskStory.ID),
                        ShopOnPaper.CHANNEL);
        assertThat(story.warehouse.calls).hasSize(calls);
        return explanation;
    }
}
