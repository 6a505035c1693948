package sandbox.orderflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sandbox.orderflow.Stock.Need;
import sandbox.orderflow.Stock.Place;

/** What a change of an order does to stock. Allocating is not here: it can fail, so the warehouse asks for it first. */
record StockMovements(Stock stock) {

    void apply(@Nullable StoredOrder before, StoredOrder after) {
        Map<Place, Movement> movements = new HashMap<>();
        collect(after, 1, movements);
        if (before != null) {
            collect(before, -1, movements);
        }
        movements.forEach((place, movement) -> {
            Movement settled = movement.withoutAllocating();
            if (!settled.equals(Movement.NONE)) {
                stock.move(place, settled);
            }
        });
    }

    /** What lines of this shipment need that hold nothing yet. */
    static List<Need> needs(StoredOrder order, StoredShipment shipment) {
        return shipment.goods().stream()
                .filter(line -> !shipment.stateOf(line).holdsStock())
                .map(line -> new Need(place(order, shipment, line), line.quantity()))
                .toList();
    }

    static Place place(StoredOrder order, StoredShipment shipment, StoredLine line) {
        return new Place(order.organisation(), line.sku(), shipment.site());
    }

    private static void collect(StoredOrder order, int sign, Map<Place, Movement> movements) {
        for (StoredShipment shipment : order.shipments()) {
            for (StoredLine line : shipment.goods()) {
                movements.merge(place(order, shipment, line), Movement.of(shipment, line, sign), Movement::plus);
            }
        }
    }

    /**
     * Pieces more or fewer at one place.
     *
     * @param needed by open orders, {@code allocated} to shipments, {@code left} the building
     */
    record Movement(long needed, long allocated, long left) {

        static final Movement NONE = new Movement(0, 0, 0);

        private static Movement of(StoredShipment shipment, StoredLine line, int sign) {
            long pieces = sign * line.quantity();
            boolean open = !shipment.state().isFinal();
            return new Movement(
                    open ? pieces : 0,
                    open && shipment.stateOf(line).holdsStock() ? pieces : 0,
                    shipment.state() == ShipmentState.DESPATCHED ? pieces : 0);
        }

        private Movement plus(Movement other) {
            return new Movement(needed + other.needed, allocated + other.allocated, left + other.left);
        }

        /** What comes back from the lorry is allocated to its shipment as it was. */
        private Movement withoutAllocating() {
            return new Movement(needed, left < 0 ? allocated : Math.min(0, allocated), left);
        }
    }
}
