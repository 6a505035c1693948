package connector.returns;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.orderflow.DestinationSettings;
import connector.orderflow.OrderLinks;
import connector.orderflow.ReturnAuthorisations;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnDesk;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /**
     * Moves the news to its order's lane; unknown goods are tried again for a while and then parked. The order they name counts first, then
     * the authorisation, as one of ours: only after that it is taken for an order's name (reference §2.8), for another order may be called
     * the same.
     */
    Outcome find(Lane lane, List<ReturnLine> lines) {
        List<String> named = names(lines.stream().map(ReturnLine::orderReference));
        List<String> authorised = names(lines.stream().map(ReturnLine::authorisation));
        List<String> orders = named.isEmpty() && authorised.isEmpty() ? List.of(lane.subject()) : named;
        return linked(lane, orders)
                .or(() -> numbered(orders))
                .or(() -> authorised(lane, authorised))
                .or(() -> linked(lane, authorised))
                .or(() -> numbered(authorised))
                .orElseGet(() -> unknown(
                        lane,
                        Stream.concat(orders.stream(), authorised.stream())
                                .distinct()
                                .toList(),
                        lines));
    }

    /**
     * Goods that name one order, and come under an authorisation that we gave for another: nobody here can say whose they are.
     *
     * @param lane of the order that the line would be booked on
     */
    Optional<Outcome.Parked> contradiction(Lane lane, ReturnLine line) {
        String authorisation = line.authorisation();
        List<String> given = authorisation == null || authorisation.isBlank()
                ? List.of()
                : authorisations.ordersOf(projectKey, line.destination(), authorisation.strip());
        return given.isEmpty() || given.contains(lane.subject())
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Parked(
                                "OrderFlow reports a return of order %s under authorisation %s, which was given for another order (%s)."
                                        .formatted(line.orderReference(), authorisation, String.join(", ", given)),
                                "Find out whose goods they are. Correct the return in OrderFlow, or record it in commercetools by hand."));
    }

    private Optional<Outcome> linked(Lane lane, List<String> names) {
        return names.stream()
                .flatMap(name -> links.ofReference(lane.peer(), name).stream()
                        .map(link -> moved(link.orderId(), "linked to " + name)))
                .findFirst();
    }

    private Optional<Outcome> authorised(Lane lane, List<String> names) {
        return names.stream()
                .flatMap(name -> {
                    List<String> given = authorisations.ordersOf(projectKey, lane.peer(), name);
                    return given.size() == 1
                            ? Stream.of(moved(given.getFirst(), "authorised by " + name))
                            : Stream.empty();
                })
                .findFirst();
    }

    /** An order that cannot be asked for now ends the search: it may be the one. */
    private Optional<Outcome> numbered(List<String> names) {
        for (String name : names) {
            switch (orders.byNumber(name)) {
                case OrderAnswer.Found found -> {
                    return Optional.of(moved(found.order().getId(), "its number is " + name));
                }
                case OrderAnswer.Failed failed -> {
                    return Optional.of(new Outcome.TryAgain(failed.failure()));
                }
                case OrderAnswer.Missing missing -> {}
            }
        }
        return Optional.empty();
    }

    private Outcome unknown(Lane lane, List<String> names, List<ReturnLine> lines) {
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

    private static List<String> names(Stream<@Nullable String> said) {
        return said.<String>mapMulti((name, names) -> {
                    if (name != null && !name.isBlank()) {
                        names.accept(name);
                    }
                })
                .distinct()
                .toList();
    }
}
