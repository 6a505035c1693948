package connector.returns;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderWatcher;
import connector.workqueue.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at an order's returns whenever there is news of the order: they may have been announced, or may fit now. */
@Component
@org.springframework.core.annotation.Order(30)
class ReturnsWatcher implements OrderWatcher {

    private final OrderReturns returns;

    ReturnsWatcher(OrderReturns returns) {
        this.returns = returns;
    }

    @Override
    public Step look(Order order) {
        return returns.look(order, List.of());
    }
}
