package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderPlan.CannotWrite;
import connector.commercetools.OrderPlan.Nothing;
import connector.commercetools.OrderPlan.Write;
import connector.ledger.QuantityLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that an order lacks of what OrderFlow told, in one update request. Pure. What can be written is written before anything is
 * reported that cannot.
 */
final class FulfilmentPlan {

    private FulfilmentPlan() {}

    /** What of its states an order lacks, when so much has been shipped. */
    @FunctionalInterface
    interface Progress {
        Lacking missing(Order order, QuantityLedger after);
    }

    static OrderPlan of(Order order, List<Shipment> shipments, Progress progress) {
        return of(order, new Shipments(shipments), progress);
    }

    /** The same. */
    static OrderPlan of(Order order, Shipments shipments, Progress progress) {
        MissingParcels.Found parcels = MissingParcels.in(order, shipments, OrderPlan.MOST_ACTIONS);
        List<OrderUpdateAction> actions = new ArrayList<>(parcels.actions());
        List<String> notes = new ArrayList<>(parcels.notes());
        List<CannotWrite> problems = new ArrayList<>(parcels.problems());
        switch (progress.missing(order, parcels.after())) {
            case Lacking.Actions(List<OrderUpdateAction> more, List<String> told) -> {
                actions.addAll(more);
                notes.addAll(told);
            }
            case Lacking.Stuck(String reason, String help) -> problems.add(new CannotWrite(reason, help));
        }
        if (!actions.isEmpty()) {
            return write(AllocationFields.last(actions), notes);
        }
        return problems.isEmpty() ? new Nothing(nothing(notes)) : all(problems);
    }

    private static String nothing(List<String> notes) {
        return Stream.concat(Stream.of("all that OrderFlow told is on the order"), notes.stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static CannotWrite all(List<CannotWrite> problems) {
        return new CannotWrite(
                problems.stream().map(CannotWrite::reason).distinct().collect(Collectors.joining(" ")),
                problems.stream().map(CannotWrite::help).distinct().collect(Collectors.joining(" ")));
    }

    static Write write(List<OrderUpdateAction> actions, List<String> notes) {
        String what = Stream.concat(Stream.of(counted(actions)), notes.stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Write(actions, what);
    }

    private static String counted(List<OrderUpdateAction> actions) {
        return actions.stream()
                .collect(Collectors.groupingBy(OrderUpdateAction::getAction, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
