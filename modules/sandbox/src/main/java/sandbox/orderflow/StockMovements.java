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

    /** What the lines of this shipment need. */
    static List<Need> needs(StoredOrder order, StoredShipment shipment) {
        return shipment.lines().stream()
                .map(line -> new Need(new Place(order.organisation(), line.sku(), shipment.site()), line.quantity()))
                .toList();
    }

    private static void collect(StoredOrder order, int sign, Map<Place, Movement> movements) {
        for (StoredShipment shipment : order.shipments()) {
            for (Need need : needs(order, shipment)) {
                movements.merge(need.place(), Movement.of(shipment.state(), sign * need.pieces()), Movement::plus);
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

        private static Movement of(ShipmentState state, long pieces) {
            return new Movement(
                    state.isFinal() ? 0 : pieces,
                    state.holdsStock() ? pieces : 0,
                    state == ShipmentState.DESPATCHED ? pieces : 0);
        }

        private Movement plus(Movement other) {
            return new Movement(needed + other.needed, allocated + other.allocated, left + other.left);
        }

        private Movement withoutAllocating() {
            return new Movement(needed, Math.min(0, allocated), left);
        }
    }
}
