package sandbox.orderflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sandbox.orderflow.Stock.Need;
import sandbox.orderflow.Stock.Place;

/** What a change of an order does to stock. Allocating is not here: it can fail, so the warehouse asks for it first. */
record StockMovements(Stock stock) {

    void apply(@Nullable StoredOrder before, StoredOrder after) {
        difference(before, after, state -> !state.isFinal()).forEach((place, pieces) -> stock.need(place, pieces));
        difference(before, after, ShipmentState::holdsStock).forEach((place, pieces) -> {
            if (pieces < 0) {
                stock.unallocate(place, -pieces);
            }
        });
        difference(before, after, state -> state == ShipmentState.DESPATCHED)
                .forEach((place, pieces) -> stock.leave(place, pieces));
    }

    /** What the lines of this shipment need. */
    static List<Need> needs(StoredOrder order, StoredShipment shipment) {
        return shipment.lines().stream()
                .map(line -> new Need(new Place(order.organisation(), line.sku(), shipment.site()), line.quantity()))
                .toList();
    }

    private static Map<Place, Long> difference(
            @Nullable StoredOrder before, StoredOrder after, Predicate<ShipmentState> counted) {
        Map<Place, Long> pieces = new HashMap<>();
        collect(after, counted, 1, pieces);
        if (before != null) {
            collect(before, counted, -1, pieces);
        }
        pieces.values().removeIf(each -> each == 0);
        return pieces;
    }

    private static void collect(
            StoredOrder order, Predicate<ShipmentState> counted, int sign, Map<Place, Long> pieces) {
        order.shipments().stream()
                .filter(shipment -> counted.test(shipment.state()))
                .flatMap(shipment -> needs(order, shipment).stream())
                .forEach(need -> pieces.merge(need.place(), sign * need.pieces(), Long::sum));
    }
}
