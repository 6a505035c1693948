package sandbox.orderflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sandbox.orderflow.WorkRules.Courier;

/** One step of work on one order (reference §4.2): allocate, find, print, pack, despatch. */
record FloorWork(WorkRules rules, Stock stock, LocalTimes times, Clock clock) {

    /** The order after a step on every shipment that can take one; the same order when none can. */
    StoredOrder step(StoredOrder order) {
        if (splitsByItself(order)) {
            return split(
                    order,
                    order.shipments().getFirst().reference(),
                    halfOf(order.shipments().getFirst()));
        }
        return step(order, shipment -> !held(order, shipment));
    }

    StoredOrder step(StoredOrder order, Predicate<StoredShipment> which) {
        List<StoredShipment> shipments = order.shipments().stream()
                .map(shipment -> which.test(shipment) ? step(order, shipment) : shipment)
                .toList();
        return shipments.equals(order.shipments()) ? order : order.shipments(shipments);
    }

    /** Moves quantities, by line number, into a new shipment. */
    StoredOrder split(StoredOrder order, String shipmentReference, Map<Integer, Long> moved) {
        List<StoredShipment> shipments = new ArrayList<>();
        for (StoredShipment shipment : order.shipments()) {
            if (!shipment.reference().equals(shipmentReference)) {
                shipments.add(shipment);
                continue;
            }
            shipments.add(shipment.lines(share(
                    shipment,
                    line -> line.dropped()
                            ? line.quantity()
                            : line.quantity() - moved.getOrDefault(line.number(), 0L))));
            int sequence = order.shipments().size() + 1;
            shipments.add(shipment.lines(
                            share(shipment, line -> line.dropped() ? 0 : moved.getOrDefault(line.number(), 0L)))
                    .named(order.reference() + "_S" + sequence, sequence));
        }
        return order.shipments(shipments);
    }

    private StoredShipment step(StoredOrder order, StoredShipment shipment) {
        if (shipment.state().isFinal()) {
            return shipment;
        }
        if (!stock.allocate(StockMovements.needs(order, shipment))) {
            return shipment.state().holdsStock() ? shipment : shipment.state(ShipmentState.OUT_OF_STOCK);
        }
        return switch (shipment.state()) {
            case READY, OUT_OF_STOCK -> shipment.state(ShipmentState.RELEASED);
            case RELEASED, PICKABLE -> shipment.state(shipment.state().next());
            case PACKABLE -> shipment.label(label(shipment)).state(ShipmentState.PACKED);
            case PACKED -> shipment.despatched(clock.instant());
            case DESPATCHED, CANCELLED -> shipment;
        };
    }

    /** Labels are printed when packing, so no tracking is known before (reference §4.3). */
    private Label label(StoredShipment shipment) {
        String fixed = shipment.fields().getOrDefault("courier", "");
        String wish = shipment.fields().getOrDefault("deliverySuggestionCode", "");
        Courier courier = rules.couriers().getOrDefault(wish, rules.anyCourier());
        int count = 1 + (int) (WorkRules.draw(rules.seed(), "packages " + shipment.reference()) * rules.mostPackages());
        List<String> packages = IntStream.rangeClosed(1, count)
                .mapToObj(number -> tracking(shipment.reference() + "/" + number))
                .toList();
        return new Label(
                fixed.isEmpty() ? courier.courier() : fixed,
                courier.courierService(),
                courier.carrier(),
                courier.service(),
                courier.trackingUrl(),
                packages);
    }

    private String tracking(String parcel) {
        return "15" + String.format("%012d", (long) (WorkRules.draw(rules.seed(), parcel) * 1e12));
    }

    private boolean held(StoredOrder order, StoredShipment shipment) {
        if (shipment.state() != ShipmentState.READY) {
            return false;
        }
        LocalDate today = times.local(clock.instant()).toLocalDate();
        return "true".equals(order.fields().get("requiresApproval"))
                || LocalTimes.parseDay(shipment.fields().getOrDefault("earliestShipDate", ""))
                        .filter(today::isBefore)
                        .isPresent();
    }

    private boolean splitsByItself(StoredOrder order) {
        return order.shipments().size() == 1
                && order.shipments().getFirst().state() == ShipmentState.READY
                && order.shipments().getFirst().units() > 1
                && WorkRules.draw(rules.seed(), "split " + order.reference()) < rules.splitShare();
    }

    /** The later half of the pieces, so that a line of several pieces can be cut. */
    private static Map<Integer, Long> halfOf(StoredShipment shipment) {
        long stay = shipment.units() - shipment.units() / 2;
        Map<Integer, Long> moved = new java.util.HashMap<>();
        for (StoredLine line : shipment.lines()) {
            long kept = Math.min(stay, line.quantity());
            stay -= kept;
            moved.put(line.number(), line.quantity() - kept);
        }
        return moved;
    }

    private static List<StoredLine> share(
            StoredShipment shipment, java.util.function.ToLongFunction<StoredLine> pieces) {
        return shipment.lines().stream()
                .map(line -> line.quantity(pieces.applyAsLong(line)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }
}
