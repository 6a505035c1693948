package connector.returns;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.orderflow.DestinationSettings;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.orderflow.ReturnAuthorisations;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnDesk;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which order a return belongs to: by our link, by the authorisation we gave, else by order number. */
@Component
class OrderOfReturn {

    private final OrderLinks links;
    private final ReturnAuthorisations authorisations;
    private final Orders orders;
    private final List<DestinationSettings> destinations;
    private final String projectKey;

    OrderOfReturn(
            OrderLinks links,
            ReturnAuthorisations authorisations,
            Orders orders,
            List<DestinationSettings> destinations,
            ReturnDesk desk) {
        this.links = links;
        this.authorisations = authorisations;
        this.orders = orders;
        this.destinations = destinations;
        this.projectKey = desk.projectKey();
    }

    /** Moves the news to its order's lane; unknown goods are tried again for a while and then parked. */
    Outcome find(Lane lane, List<ReturnLine> lines) {
        // an authorisation may be the order's reference, depending on the tenant (reference §2.8)
        List<String> names = Stream.concat(
                        Stream.of(lane.subject()), lines.stream().flatMap(OrderOfReturn::names))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        for (String name : names) {
            Optional<OrderLink> link = links.ofReference(lane.peer(), name);
            if (link.isPresent()) {
                return moved(link.get().orderId(), "linked to " + name);
            }
        }
        for (String name : names) {
            List<String> given = authorisations.ordersOf(projectKey, lane.peer(), name);
            if (given.size() == 1) {
                return moved(given.getFirst(), "authorised by " + name);
            }
        }
        return byNumber(lane, names, lines);
    }

    private Outcome byNumber(Lane lane, List<String> names, List<ReturnLine> lines) {
        for (String name : names) {
            switch (orders.byNumber(name)) {
                case OrderAnswer.Found found -> {
                    return moved(found.order().getId(), "its number is " + name);
                }
                case OrderAnswer.Failed failed -> {
                    return new Outcome.TryAgain(failed.failure());
                }
                case OrderAnswer.Missing missing -> {}
            }
        }
        return anotherChannel(lane, lines)
                ? new Outcome.Done("returned to another channel's order, and no order here stands for it")
                : new Outcome.TryAgain(new Failure(
                        FailureKind.BROKEN_ANSWER,
                        "OrderFlow reports a return of " + String.join(", ", names)
                                + ", and no order here stands for it",
                        false,
                        null));
    }

    /** The report covers the organisation, and that may have other shops. */
    private boolean anotherChannel(Lane lane, List<ReturnLine> lines) {
        return destinations.stream()
                .filter(each -> each.name().equals(lane.peer()))
                .anyMatch(each -> !lines.isEmpty()
                        && lines.stream()
                                .allMatch(line -> line.channel() != null
                                        && !line.channel().equalsIgnoreCase(each.channel())));
    }

    private Outcome moved(String orderId, String why) {
        return new Outcome.Moved(Lane.ofOrder(projectKey, orderId), why);
    }

    private static Stream<String> names(ReturnLine line) {
        return Stream.of(line.orderReference(), line.authorisation()).flatMap(Stream::ofNullable);
    }
}
