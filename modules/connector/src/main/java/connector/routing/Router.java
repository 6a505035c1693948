package connector.routing;

import connector.commercetools.ProjectKeys;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the ways an order goes: for every line, the first rule that takes it wins. Pure. */
public record Router(List<Route> routes) {

    public Router {
        routes = List.copyOf(routes);
    }

    /** What of the project's keys the rules look at. */
    public Set<ProjectKeys.Kind> needs() {
        return routes.stream().flatMap(each -> each.takes().needs().stream()).collect(Collectors.toSet());
    }

    /**
     * All lines with their pieces, each in exactly one consignment. A custom line item is only named where it has a shipping
     * target or a rule that looks at lines takes it, or where there is nothing else; otherwise it belongs to the order as a
     * whole.
     */
    public Routing route(OrderFacts facts) {
        Sorting sorting = new Sorting(routes, facts);
        List<Piece> goods = Pieces.of(facts.order());
        List<Piece> extras = Pieces.ofCustomLines(facts.order());
        if (goods.isEmpty() && extras.isEmpty()) {
            return sorting.ofNothing(Pieces.none(facts.order()));
        }
        (goods.isEmpty() ? extras : goods).forEach(sorting::send);
        if (!goods.isEmpty()) {
            extras.forEach(sorting::sendAlong);
        }
        return sorting.routing();
    }
}
