package connector.orderexport;

import connector.orderexport.Today.Part;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.ChangedFields.Worth;
import connector.routing.Changes.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An order that was sent one way and would go another today: to another warehouse, in more parts, in fewer. Pure. Goods that
 * move are first taken back where they are, and only then sent where they go: never in two warehouses.
 *
 * @param links what is in warehouses
 */
record OtherWays(List<OrderLink> links, List<Part> today) {

    /** @param linkOf the link of a part, in a state */
    ExportPlan plan(ChangePlanner changes, BiFunction<Part, State, OrderLink> linkOf, String content) {
        String why = ChangePlanner.elsewhere(links, today);
        Optional<OrderLink> over = links.stream()
                .filter(link ->
                        changed(changes, link, linkOf) && changes.before().isOver(link))
                .findFirst();
        if (over.isPresent()) {
            return ChangePlanner.differs(
                    links, content, why + "; all of " + over.get().reference() + " has left the warehouse");
        }
        boolean byHand = links.stream()
                .filter(link -> changed(changes, link, linkOf))
                .anyMatch(link -> changes.desk().changes().at(link.destination()) != Mode.CANCEL_REIMPORT);
        Optional<String> held = changes.held();
        if (byHand || held.isPresent()) {
            return ChangePlanner.differs(links, content, why + held.orElse(""));
        }
        List<OrderLink> noted = new ArrayList<>();
        for (OrderLink link : links) {
            noted.add(changed(changes, link, linkOf) ? link.in(State.REPLACING) : toBeToldAgain(link, content));
        }
        today.stream()
                .filter(part -> links.stream().noneMatch(part::isOf))
                .map(part -> linkOf.apply(part, State.PLANNED))
                .forEach(noted::add);
        return new ExportPlan.Move(noted, why);
    }

    private boolean changed(ChangePlanner changes, OrderLink link, BiFunction<Part, State, OrderLink> linkOf) {
        return today.stream()
                .filter(part -> part.isOf(link))
                .noneMatch(part -> changes.change(link, linkOf.apply(part, State.ACCEPTED), part)
                                .worth()
                        == Worth.NOTHING);
    }

    /** It stays as it is, but the references that commerce knows do not. */
    private static OrderLink toBeToldAgain(OrderLink link, String content) {
        return link.in(State.IMPORTED).with(link.sent().whenOrderSays(content));
    }
}
