package connector.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.ItemStateBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.state.StateReferenceBuilder;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderNewsOf;
import connector.commercetools.StateMachine;
import connector.commercetools.States;
import connector.commercetools.States.StatesAnswer;
import connector.fulfilment.ReturnedStatesOf;
import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods come back, and the pieces' States in commerce say so too: by the order's own news, after the return was written. */
class ReturnedLineStatesTest {

    private static final Map<Milestone, String> KEYS =
            Map.of(Milestone.SHIPPED, "shipped", Milestone.RETURNED, "returned");

    private final ReturnsStory story = ReturnsStory.order("KET 3");
    private Map<Milestone, String> keys = KEYS;
    private Map<OrderMilestone, String> orderKeys = Map.of();
    private StateMachine machine = ReturnedStatesOf.workflow("Initial: shipped", "shipped: returned", "returned:");
    private final StateMachine orders =
            ReturnedStatesOf.workflow("Initial: delivered", "delivered: sent-back", "sent-back:");
    private States states = order -> new StatesAnswer.Known(machine, orders);

    @BeforeEach
    void shipped() {
        story.edit(order -> is(order, "shipped", 3));
    }

    private static void is(Order order, String state, long pieces) {
        ItemState all = ItemStateBuilder.of()
                .quantity(pieces)
                .state(StateReferenceBuilder.of().id("id-" + state).build())
                .build();
        order.getLineItems().getFirst().setState(List.of(all));
    }

    /** The order's messages, worked off as the lane does. */
    private Outcome news() {
        WorkHandler handler = OrderNewsOf.watchers(
                story.shop,
                new ReturnsWatcher(story.returns()),
                ReturnedStatesOf.watcher(story.shop, story.links, order -> states.of(order), keys, orderKeys));
        Item item = new Item(
                1,
                Lane.ofOrder("shop", ReturnsStory.ID),
                "commercetools.order",
                "test",
                Map.of(),
                new byte[0],
                Instant.EPOCH,
                0);
        for (int steps = 0; steps < 20; steps++) {
            Step step = handler.handle(item);
            step.recording().run();
            if (!(step.outcome() instanceof Outcome.Again)) {
                return step.outcome();
            }
        }
        throw new AssertionError("it goes on and on");
    }

    private Map<String, Long> lineStates() {
        LineItem line = story.shop.order(ReturnsStory.ID).getLineItems().getFirst();
        Map<String, Long> found = new TreeMap<>();
        line.getState()
                .forEach(each ->
                        found.merge(each.getState().getId().substring("id-".length()), each.getQuantity(), Long::sum));
        return found;
    }

    @Test
    void announced_received_and_moved_once_whatever_repeats() {
        story.announced("RMA-1", "ret-1 KET 2");
        news();
        assertThat(lineStates()).isEqualTo(Map.of("shipped", 3L));

        story.pushed("801", "RMA-1", "KET 2 As new");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("returned", 2L, "shipped", 1L));

        long updates = story.shop.updates();
        story.pushed("801", "RMA-1", "KET 2 As new");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.shop.updates()).isEqualTo(updates);
    }

    @Test
    void what_somebody_records_by_hand_counts_as_well() {
        story.recorded(null, "- KET 3");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("returned", 3L));
    }

    @Test
    void the_order_changes_between_reading_and_writing() {
        story.pushed("801", null, "KET 2 As new");
        story.shop.somebodyWritesFirst(order -> is(order, "returned", 3));
        long updates = story.shop.updates();
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("returned", 3L));
        assertThat(story.shop.updates()).as("tried once, decided again").isEqualTo(updates + 1);
    }

    @Test
    void a_lost_answer_is_looked_up_before_anything_is_written_again() {
        story.pushed("801", null, "KET 2 As new");
        story.shop.nextUpdateIsLost(true);
        assertThat(news()).isInstanceOf(Outcome.TryAgain.class);
        long updates = story.shop.updates();
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("returned", 2L, "shipped", 1L));
        assertThat(story.shop.updates()).isEqualTo(updates);
    }

    @Test
    void a_forbidden_step_is_left_to_a_person_and_the_next_return_is_written() {
        machine = ReturnedStatesOf.workflow("Initial: shipped", "shipped:", "returned:");
        story.pushed("801", null, "KET 1 As new");
        assertThat(news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason() + " " + left.help())
                                .contains("1 piece(s) of order W-1001, line KET (l1), are in State 'shipped'")
                                .contains("should be in 'returned'", "allows nothing", "Allow the transition"));

        story.pushed("802", null, "KET 1 As new");
        assertThat(story.told()).hasSize(2);
        assertThat(lineStates()).isEqualTo(Map.of("shipped", 3L));

        machine = ReturnedStatesOf.workflow("Initial: shipped", "shipped: returned", "returned:");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("returned", 2L, "shipped", 1L));
    }

    @Test
    void what_the_platform_refuses_is_left_to_a_person() {
        story.pushed("801", null, "KET 1 As new");
        story.shop.refusesUpdates("no such transition");
        assertThat(news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason()).contains("no such transition"));
    }

    @Test
    void workflows_that_cannot_be_read_are_asked_for_again() {
        story.pushed("801", null, "KET 1 As new");
        states = order -> new StatesAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "no answer"));
        assertThat(news()).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void the_order_is_sent_back_when_the_last_piece_is_whoever_moves_pieces() {
        keys = Map.of();
        orderKeys = Map.of(OrderMilestone.SHIPPED, "delivered", OrderMilestone.RETURNED, "sent-back");
        story.pushed("801", null, "KET 2 As new");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.shop.order(ReturnsStory.ID).getState())
                .as("its shipments tell of that")
                .isNull();

        story.edit(order ->
                order.setState(StateReferenceBuilder.of().id("id-delivered").build()));
        story.pushed("802", null, "KET 1 As new");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(orderState()).isEqualTo("id-sent-back");

        long updates = story.shop.updates();
        news();
        assertThat(story.shop.updates()).isEqualTo(updates);
    }

    @Test
    void a_cancelled_order_keeps_its_workflow_state() {
        orderKeys = Map.of(OrderMilestone.RETURNED, "sent-back");
        story.edit(order -> order.setOrderState(OrderState.CANCELLED));
        story.edit(order ->
                order.setState(StateReferenceBuilder.of().id("id-delivered").build()));
        story.pushed("801", null, "KET 3 As new");
        news();
        assertThat(orderState()).isEqualTo("id-delivered");
    }

    private String orderState() {
        return story.shop.order(ReturnsStory.ID).getState().getId();
    }

    @Test
    void nobody_configured_it_and_nothing_changes() {
        keys = Map.of(Milestone.SHIPPED, "shipped");
        states = order -> {
            throw new AssertionError("nobody needs to know");
        };
        story.pushed("801", null, "KET 2 As new");
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("shipped", 3L));
    }

    @Test
    void an_order_that_no_warehouse_of_ours_has_is_somebody_elses() {
        story.recorded(null, "- KET 3");
        story.links.forget(ReturnsStory.link(ReturnsStory.NUMBER));
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(lineStates()).isEqualTo(Map.of("shipped", 3L));
    }
}
