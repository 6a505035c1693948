package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.ItemStateBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.state.StateReferenceBuilder;
import connector.workqueue.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many lines an order has: it is closed first, and then all of them are moved. */
class LongOrderCancelledTest {

    private final MugStory story = new MugStory(MugsOnPaper.order("None", 3, 2, 1));

    @ParameterizedTest
    @ValueSource(ints = {248, 249, 499, 1_000})
    void every_unit_of_every_line_is_cancelled_whatever_its_state(int lines) {
        story.edit(order -> {
            order.setLineItems(lines(order, lines));
            order.setOrderState(OrderState.CANCELLED);
        });

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);

        assertThat(story.order().getShipmentState()).isEqualTo(ShipmentState.CANCELED);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("cancelled");
        assertThat(story.order().getLineItems())
                .hasSize(lines)
                .allSatisfy(line -> assertThat(MugsOnPaper.inState(line, MugsOnPaper.CANCELLED))
                        .isEqualTo(100_000));
        assertThat(story.shop.calls.stream()
                        .filter(call -> call.startsWith("update"))
                        .findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("changeShipmentState"));
    }

    /** Of each line some units are in the first State, and some in one that somebody else made. */
    private static List<LineItem> lines(Order order, int count) {
        List<LineItem> lines = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            LineItem line = LineItem.deepCopy(order.getLineItems().getFirst());
            line.setId("line-" + n);
            line.setQuantity(100_000L);
            line.setState(List.of(in(MugsOnPaper.INITIAL, 60_000), in("state-of-somebody", 40_000)));
            lines.add(line);
        }
        return lines;
    }

    private static ItemState in(String state, long quantity) {
        return ItemStateBuilder.of()
                .quantity(quantity)
                .state(StateReferenceBuilder.of().id(state).build())
                .build();
    }
}
