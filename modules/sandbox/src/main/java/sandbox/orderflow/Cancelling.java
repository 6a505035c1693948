package sandbox.orderflow;

import java.util.List;

/** Cancels whole orders as long as nothing is packed (reference §2.4; how late is assumed, §8 no. 6). */
record Cancelling(OrderBook book) {

    /**
     * @param changesReference frees the reference for another import
     * @return false when it is too late, or done already
     */
    boolean cancel(StoredOrder known, boolean changesReference) {
        boolean[] done = new boolean[1];
        StoredOrder after = book.change(known.id(), order -> {
            done[0] = cancellable(order);
            return done[0] ? cancelled(order, changesReference) : order;
        });
        if (done[0] && changesReference) {
            book.freeReference(known, after);
        }
        return done[0];
    }

    private static boolean cancellable(StoredOrder order) {
        return !order.cancelled()
                && order.shipments().stream()
                        .map(StoredShipment::state)
                        .noneMatch(state -> state == ShipmentState.PACKED || state == ShipmentState.DESPATCHED);
    }

    private static StoredOrder cancelled(StoredOrder order, boolean changesReference) {
        List<StoredShipment> shipments = order.shipments().stream()
                .map(shipment -> shipment.state(ShipmentState.CANCELLED))
                .toList();
        StoredOrder cancelled = order.shipments(shipments);
        return changesReference ? cancelled.reference(order.reference() + "_cancelled_" + order.id()) : cancelled;
    }
}
