package connector.routing;

import com.commercetools.api.models.order.Order;
import java.util.List;
import java.util.Optional;

/** Finds the destination of an order: the first rule that takes it wins. Pure. */
public record Router(List<Route> routes) {

    /** Empty: no rule takes this order. */
    public Optional<Route> routeFor(Order order) {
        return routes.stream().filter(route -> route.takes(order)).findFirst();
    }
}
