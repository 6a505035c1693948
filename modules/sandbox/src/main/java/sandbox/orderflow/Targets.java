package sandbox.orderflow;

import org.jspecify.annotations.Nullable;

/** Finds what people of the warehouse name by a reference: an order, or one of its shipments. */
record Targets(SandboxAccount account, OrderBook book) {

    Target find(String reference) {
        for (String channel : account.channels().keySet()) {
            var order = book.find(channel, reference);
            if (order.isPresent()) {
                return new Target(order.get(), null);
            }
            var owner = book.findByShipment(channel, reference);
            if (owner.isPresent()) {
                return new Target(owner.get(), reference);
            }
        }
        throw new IllegalArgumentException("Neither an order nor a shipment: " + reference);
    }

    /** The named shipment, or the order's first that is open. */
    StoredShipment open(String reference) {
        Target target = find(reference);
        return target.order.shipments().stream()
                .filter(shipment -> target.means(shipment) && !shipment.state().isFinal())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(reference + " has no open shipment"));
    }

    /** The named shipment, or the order's first, in whatever state. */
    StoredShipment any(String reference) {
        Target target = find(reference);
        return target.order.shipments().stream()
                .filter(target::means)
                .findFirst()
                .orElseThrow();
    }

    /** @param shipment null for all of the order */
    record Target(StoredOrder order, @Nullable String shipment) {
        boolean means(StoredShipment each) {
            return shipment == null || shipment.equals(each.reference());
        }
    }
}
