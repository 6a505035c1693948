package sandbox.orderflow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People on the floor who do one thing to one shipment. References are a shipment's or an order's; an order's means its
 * first shipment still open. Lines are named by their index in the import. Every step answers the order after it, and
 * throws {@link IllegalStateException} when the floor cannot do it. Safe for many threads.
 */
public final class ByHand {

    private final Targets targets;
    private final OrderBook book;
    private final Stock stock;
    private final Warehouse warehouse;

    ByHand(Targets targets, OrderBook book, Stock stock, Warehouse warehouse) {
        this.targets = targets;
        this.book = book;
        this.stock = stock;
        this.warehouse = warehouse;
    }

    /** Every line of the shipment gets its pieces at this site. @param site null: where the shipment is */
    public StoredOrder allocate(String reference, @Nullable String site) {
        return change(targets.open(reference), (order, shipment) -> allocated(order, shipment, site));
    }

    private StoredShipment allocated(StoredOrder order, StoredShipment shipment, @Nullable String site) {
        StoredShipment there = (site == null ? shipment : shipment.site(site)).state(ShipmentState.READY);
        if (!stock.allocate(StockMovements.needs(order, there))) {
            throw new IllegalStateException(there.site() + " has too little for " + there.reference());
        }
        return there.state(ShipmentState.RELEASED);
    }

    /** No line gets its pieces. @param expected when they may come, null: nobody knows */
    public StoredOrder outOfStock(String reference, @Nullable LocalDate expected) {
        return change(targets.open(reference), (order, shipment) -> {
            StoredShipment waiting = shipment.state(ShipmentState.OUT_OF_STOCK);
            return expected == null ? waiting : waiting.field("earliestShipDate", expected.toString());
        });
    }

    /** The pieces are bound, and lie in another part of the site. */
    public StoredOrder movePending(String reference) {
        allocate(reference, null);
        return change(
                targets.open(reference),
                (order, shipment) -> shipment.lines(eachGood(shipment, line -> line.state(LineState.MOVE_PENDING))));
    }

    /** One line is in another state than the others; it binds or frees its pieces accordingly. */
    public StoredOrder line(String reference, int line, LineState state) {
        if (state == LineState.CANCELLED) {
            return cancelLine(reference, line);
        }
        return change(targets.open(reference), (order, shipment) -> {
            StoredLine now = good(shipment, line);
            boolean binds = state.holdsStock() && !shipment.stateOf(now).holdsStock();
            Stock.Need need = new Stock.Need(StockMovements.place(order, shipment, now), now.quantity());
            if (binds && !stock.allocate(List.of(need))) {
                throw new IllegalStateException(shipment.site() + " has too little of " + now.sku());
            }
            return shipment.lines(eachOf(shipment, line, each -> each.state(state)));
        });
    }

    /** The shipment may not leave before this day. */
    public StoredOrder earliestShipDate(String reference, LocalDate day) {
        return change(targets.open(reference), (order, shipment) -> shipment.field("earliestShipDate", day.toString()));
    }

    /** All pieces are in the trolley; nothing is packed yet. */
    public StoredOrder pick(String reference) {
        StoredShipment open = targets.open(reference);
        warehouse.advance(open.reference(), ShipmentState.PICKABLE);
        return change(open, (order, shipment) -> {
            require(shipment, ShipmentState.PICKABLE);
            StoredShipment picked = shipment.state(ShipmentState.PACKABLE);
            return picked.lines(eachGood(picked, line -> line.state(LineState.PICKED)));
        });
    }

    /**
     * Fewer pieces are found than ordered: from now on the line holds so many, and with none it is gone from the tree
     * (reference §3.4: visible only there).
     */
    public StoredOrder pickShort(String reference, int line, long found) {
        return change(targets.open(reference), (order, shipment) -> {
            StoredLine now = good(shipment, line);
            if (found < 0 || found >= now.quantity()) {
                throw new IllegalStateException("Line " + line + " has " + now.quantity() + " pieces");
            }
            return withoutEmpty(shipment.lines(eachOf(shipment, line, each -> each.quantity(found))));
        });
    }

    /** The line is gone from the tree. */
    public StoredOrder dropLine(String reference, int line) {
        return pickShort(reference, line, 0);
    }

    /** The line stays in the tree, in the state cancelled. */
    public StoredOrder cancelLine(String reference, int line) {
        return cancelPieces(reference, line, good(targets.open(reference), line).quantity());
    }

    /** So many pieces of the line stay in the tree as a line of their own, in the state cancelled. */
    public StoredOrder cancelPieces(String reference, int line, long pieces) {
        return change(targets.open(reference), (order, shipment) -> {
            StoredLine now = good(shipment, line);
            if (pieces < 1 || pieces > now.quantity()) {
                throw new IllegalStateException("Line " + line + " has " + now.quantity() + " pieces");
            }
            List<StoredLine> lines = shipment.lines().stream()
                    .flatMap(each -> each.equals(now)
                            ? Stream.of(
                                            now.quantity(now.quantity() - pieces),
                                            now.quantity(pieces).state(LineState.CANCELLED))
                                    .filter(part -> part.quantity() > 0)
                            : Stream.of(each))
                    .toList();
            return withoutEmpty(shipment.lines(lines));
        });
    }

    /** One shipment is cancelled, packed or not; what left the building stays away. */
    public StoredOrder cancelShipment(String reference) {
        return change(targets.open(reference), (order, shipment) -> shipment.state(ShipmentState.CANCELLED));
    }

    /** All that has not left is cancelled. */
    public StoredOrder cancelRest(String reference) {
        StoredOrder known = targets.find(reference).order();
        return book.change(
                known.id(),
                order -> order.shipments(order.shipments().stream()
                        .map(each -> each.state().isFinal() ? each : each.state(ShipmentState.CANCELLED))
                        .toList()));
    }

    /** Packs with these packages; an empty text is a package whose tracking is not known yet. */
    public StoredOrder pack(String reference, List<String> packages) {
        StoredShipment open = targets.open(reference);
        warehouse.advance(open.reference(), ShipmentState.PACKED);
        require(targets.any(open.reference()), ShipmentState.PACKED);
        return warehouse.relabel(open.reference(), packages);
    }

    /** Despatches as it is packed. */
    public StoredOrder despatch(String reference) {
        StoredShipment open = targets.open(reference);
        StoredOrder order = warehouse.advance(open.reference(), ShipmentState.DESPATCHED);
        require(targets.any(open.reference()), ShipmentState.DESPATCHED);
        return order;
    }

    /** One more package, packed or gone already. */
    public StoredOrder addPackage(String shipmentReference, String tracking) {
        Label label = targets.any(shipmentReference).label();
        List<String> packages = new ArrayList<>(label == null ? List.of() : label.packages());
        packages.add(tracking);
        return warehouse.relabel(shipmentReference, packages);
    }

    /**
     * What left was counted wrongly; {@code completed} stays.
     *
     * @param pieces line number to the pieces that left; lines not named stay as they are
     */
    public StoredOrder correctDespatch(String shipmentReference, Map<Integer, Long> pieces) {
        StoredShipment gone = targets.any(shipmentReference);
        require(gone, ShipmentState.DESPATCHED);
        return change(
                gone,
                (order, shipment) -> shipment.lines(
                        eachGood(shipment, line -> line.quantity(pieces.getOrDefault(line.number(), line.quantity())))
                                .stream()
                                .filter(line -> line.quantity() > 0)
                                .toList()));
    }

    /** It did not leave: packed again, and no longer among the despatches. */
    public StoredOrder reverseDespatch(String shipmentReference) {
        StoredShipment gone = targets.any(shipmentReference);
        require(gone, ShipmentState.DESPATCHED);
        return change(gone, (order, shipment) -> shipment.back(ShipmentState.PACKED));
    }

    private StoredOrder change(StoredShipment which, ShipmentChange change) {
        long id = targets.find(which.reference()).order().id();
        return book.change(
                id,
                order -> order.shipments(order.shipments().stream()
                        .map(each -> each.reference().equals(which.reference()) ? change.of(order, each) : each)
                        .toList()));
    }

    private static void require(StoredShipment shipment, ShipmentState state) {
        if (shipment.state() != state) {
            throw new IllegalStateException(
                    shipment.reference() + " is " + shipment.state().wire() + ", not " + state.wire());
        }
    }

    private static StoredLine good(StoredShipment shipment, int number) {
        return shipment.goods().stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(shipment.reference() + " has no open line " + number));
    }

    private static List<StoredLine> eachGood(StoredShipment shipment, UnaryOperator<StoredLine> change) {
        return shipment.lines().stream()
                .map(line -> line.dropped() ? line : change.apply(line))
                .toList();
    }

    private static List<StoredLine> eachOf(StoredShipment shipment, int number, UnaryOperator<StoredLine> change) {
        return eachGood(shipment, line -> line.number() == number ? change.apply(line) : line);
    }

    /** A line without pieces goes, but for the last one; a shipment without goods is cancelled. */
    private static StoredShipment withoutEmpty(StoredShipment shipment) {
        List<StoredLine> left =
                shipment.lines().stream().filter(line -> line.quantity() > 0).toList();
        StoredShipment rest = shipment.lines(left);
        return rest.goods().isEmpty() ? rest.state(ShipmentState.CANCELLED) : rest;
    }

    @FunctionalInterface
    private interface ShipmentChange {
        StoredShipment of(StoredOrder order, StoredShipment shipment);
    }
}
