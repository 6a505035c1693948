package connector.returns;

import com.commercetools.api.models.order.OrderUpdateAction;
import connector.commercetools.OrderPlan;
import java.util.List;
import java.util.Map;

/** What an order lacks of the returns that the warehouse has told. */
sealed interface ReturnPlan {

    /** All of it is there. */
    record Nothing(String why) implements ReturnPlan {}

    /** To be kept before the order is written, then to be planned again. @param claims by key of the return item */
    record Remember(Map<String, Claim> claims, String why) implements ReturnPlan {}

    /** For one update request; what is beyond comes with the next look. */
    record Write(List<OrderUpdateAction> actions, String what) implements ReturnPlan {}

    /** It may fit when more of the order has left. */
    record NotYet(String why) implements ReturnPlan {}

    record Stuck(String reason, String help) implements ReturnPlan {}

    /** As far as the order is to be written now. */
    default OrderPlan onOrder() {
        return switch (this) {
            case Nothing nothing -> new OrderPlan.Nothing(nothing.why());
            case Remember remember -> new OrderPlan.Nothing(remember.why());
            case NotYet notYet -> new OrderPlan.Nothing(notYet.why());
            case Write write -> new OrderPlan.Write(write.actions(), write.what());
            case Stuck stuck -> new OrderPlan.CannotWrite(stuck.reason(), stuck.help());
        };
    }
}
