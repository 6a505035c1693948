package connector.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderAddDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderChangeOrderStateActionBuilder;
import com.commercetools.api.models.order.OrderSetCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderTransitionLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionLineItemStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.state.StateResourceIdentifierBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However long a plan is, no request has more than 500 actions, and nothing is torn apart by that. */
class PortionTest {

    private static final OrderUpdateAction CLOSE = OrderChangeOrderStateActionBuilder.of()
            .orderState(OrderState.CANCELLED)
            .build();

    private static OrderUpdateAction move(int line, int step) {
        return OrderTransitionLineItemStateActionBuilder.of()
                .lineItemId("line-" + line)
                .quantity(100_000L)
                .fromState(StateResourceIdentifierBuilder.of().key("s" + step).build())
                .toState(StateResourceIdentifierBuilder.of()
                        .key("s" + (step + 1))
                        .build())
                .build();
    }

    private static OrderUpdateAction delivery(int number) {
        return OrderAddDeliveryActionBuilder.of().deliveryKey("d-" + number).build();
    }

    private static List<OrderUpdateAction> plan(List<OrderUpdateAction> actions) {
        return new OrderPlan.Write(actions, "all").actions();
    }

    @Test
    void aPlanThatFitsStaysAsItIs() {
        List<OrderUpdateAction> actions = new ArrayList<>();
        for (int line = 0; line < 499; line++) {
            actions.add(move(line, 0));
        }
        actions.add(CLOSE);
        assertThat(plan(actions)).isEqualTo(actions);
        assertThat(new OrderPlan.Write(actions, "all").what()).isEqualTo("all");
    }

    @Test
    void whatClosesTheOrderIsInTheFirstRequestAndTheRestSaysSo() {
        List<OrderUpdateAction> actions = new ArrayList<>(List.of(delivery(1)));
        for (int line = 0; line < 1_000; line++) {
            actions.add(move(line, 0));
        }
        actions.add(CLOSE);
        OrderUpdateAction words = OrderSetCustomFieldActionBuilder.of()
                .name("said")
                .value("cancelled")
                .build();
        actions.add(words);
        OrderPlan.Write write = new OrderPlan.Write(actions, "all");
        assertThat(write.actions()).hasSize(500).startsWith(delivery(1), CLOSE, words, move(0, 0));
        assertThat(write.what()).isEqualTo("all; the first 500 of 1003");
    }

    @Test
    void aLineNeverStopsHalfWay() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<OrderUpdateAction> actions = new ArrayList<>();
            Map<String, Integer> steps = new HashMap<>();
            for (int line = 0; line < 400; line++) {
                int walk = 1 + random.nextInt(5);
                steps.put("line-" + line, walk);
                for (int step = 0; step < walk; step++) {
                    actions.add(move(line, step));
                }
            }
            List<OrderUpdateAction> first = plan(actions);
            assertThat(first).hasSizeBetween(495, 500);
            Map<String, Integer> written = new HashMap<>();
            first.forEach(action ->
                    written.merge(((OrderTransitionLineItemStateAction) action).getLineItemId(), 1, Integer::sum));
            assertThat(steps).containsAllEntriesOf(written);
        }
    }

    @Test
    void evenOneLineWithMoreThanARequestTakesGoesOn() {
        List<OrderUpdateAction> actions = new ArrayList<>();
        for (int step = 0; step < 700; step++) {
            actions.add(move(1, step));
        }
        assertThat(plan(actions)).hasSize(500).startsWith(move(1, 0));
    }
}
