package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderUpdateAction;
import connector.commercetools.OrderPlan;
import connector.ledger.Milestone;
import connector.routing.StateTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A field that the project does not take must not keep a state, or a parcel, from being written. */
class FieldsComeLastTest {

    @Test
    void fields_of_lines_are_written_when_all_else_is() {
        OrderInWarehouse order = new OrderInWarehouse("l1 KET 3")
                .lineStates(Map.of(Milestone.RECEIVED, "received"))
                .allocation(new StateTables.Allocation("site", null, null))
                .typed("l1", Map.of())
                .sentTo("leeds", "W-1")
                .says("W-1", "", "packed: KET 3");

        assertThat(written(order)).containsExactly("l1: 3 Initial -> received", "shipmentState Ready");
        assertThat(written(order)).containsExactly("l1: site = leeds");
        assertThat(FulfilmentPlan.of(order.order, List.of(), (_, _) -> order.lines()))
                .isInstanceOf(OrderPlan.Nothing.class);
    }

    private static List<String> written(OrderInWarehouse order) {
        OrderPlan plan = FulfilmentPlan.of(
                order.order, List.of(), (_, _) -> order.lines().and(order.whole()));
        assertThat(plan).isInstanceOf(OrderPlan.Write.class);
        List<OrderUpdateAction> actions = ((OrderPlan.Write) plan).actions();
        actions.forEach(order::apply);
        return OrderInWarehouse.told(new Lacking.Actions(actions, List.of()));
    }
}
