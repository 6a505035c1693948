package sandbox.orderflow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The floor: takes open orders from allocation to despatch, one state at a time, when it is told to. References are an
 * order's or a shipment's; an order's means its first shipment still open. Safe for many threads.
 */
public final class Warehouse implements AutoCloseable {

    private final Targets targets;
    private final ByHand byHand;
    private final OrderBook book;
    private final Stock stock;
    private final LocalTimes times;
    private final Clock clock;
    private volatile FloorWork floor;
    private @Nullable Thread worker;

    Warehouse(SandboxAccount account, OrderBook book, Stock stock, Clock clock) {
        this.book = book;
        this.stock = stock;
        this.clock = clock;
        times = new LocalTimes(account.timeZone());
        targets = new Targets(account, book);
        byHand = new ByHand(targets, book, stock, this);
        floor = new FloorWork(WorkRules.plain(1), stock, times, clock);
    }

    /** Single steps on single shipments. */
    public ByHand byHand() {
        return byHand;
    }

    /** From now on the warehouse works by these rules. */
    public void rules(WorkRules rules) {
        floor = new FloorWork(rules, stock, times, clock);
    }

    /**
     * Takes every open shipment one state further, oldest order first.
     *
     * @return orders that moved; those out of stock or held do not
     */
    public int step() {
        int moved = 0;
        for (long id : book.open()) {
            StoredOrder[] before = new StoredOrder[1];
            StoredOrder after = book.change(id, order -> {
                before[0] = order;
                return floor.step(order);
            });
            moved += after.equals(before[0]) ? 0 : 1;
        }
        return moved;
    }

    /** Steps until nothing moves any more. */
    public int workUntilIdle() {
        int moved = 0;
        for (int last = step(); last > 0; last = step()) {
            moved += last;
        }
        return moved;
    }

    /** Steps by itself, with this pause between two steps, until {@link #rest()}. */
    public synchronized void work(Duration pace) {
        rest();
        worker = Thread.ofVirtual().name("warehouse").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                step();
                try {
                    Thread.sleep(pace);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
    }

    public synchronized void rest() {
        if (worker != null) {
            worker.interrupt();
            worker = null;
        }
    }

    /** Takes all open shipments of the order, or the one shipment, state by state to this one; stops where stock is short. */
    public StoredOrder advance(String reference, ShipmentState to) {
        Targets.Target target = targets.find(reference);
        StoredOrder order = target.order();
        for (int steps = 0; steps < ShipmentState.values().length; steps++) {
            order = book.change(
                    order.id(),
                    each -> floor.step(
                            each,
                            shipment -> target.means(shipment)
                                    && !shipment.state().isFinal()
                                    && before(shipment.state(), to)));
        }
        return order;
    }

    /** Packs and despatches one shipment with these packages. */
    public StoredOrder despatch(String reference, List<String> packages) {
        String shipment = targets.open(reference).reference();
        long id = targets.find(reference).order().id();
        advanceOnly(id, shipment, ShipmentState.PACKED);
        book.change(id, order -> labelled(order, shipment, packages));
        advanceOnly(id, shipment, ShipmentState.DESPATCHED);
        StoredOrder order = book.find(id).orElseThrow();
        if (order.shipments().stream()
                .anyMatch(each -> each.reference().equals(shipment) && each.completed() == null)) {
            throw new IllegalStateException(shipment + " cannot be despatched: out of stock or cancelled");
        }
        return order;
    }

    /** Corrects the packages of a shipment that has a label, despatched or not; {@code completed} stays. */
    public StoredOrder relabel(String shipmentReference, List<String> packages) {
        return book.change(
                targets.find(shipmentReference).order().id(), order -> labelled(order, shipmentReference, packages));
    }

    /**
     * Moves pieces into a new shipment {@code {order}_S{n}} of the same state.
     *
     * @param moved line number to pieces
     */
    public StoredOrder split(String reference, Map<Integer, Long> moved) {
        String shipment = targets.open(reference).reference();
        return book.change(targets.find(reference).order().id(), order -> floor.split(order, shipment, moved));
    }

    /**
     * Cancels the order as the warehouse's own people do.
     *
     * @return false when it is too late
     */
    public boolean cancel(String reference) {
        return new Cancelling(book).cancel(targets.find(reference).order(), false);
    }

    /** The order a reference means, as it is now. */
    StoredOrder find(String reference) {
        return targets.find(reference).order();
    }

    @Override
    public void close() {
        rest();
    }

    private void advanceOnly(long id, String shipmentReference, ShipmentState to) {
        UnaryOperator<StoredOrder> step = order -> floor.step(
                order, shipment -> shipment.reference().equals(shipmentReference) && before(shipment.state(), to));
        for (int steps = 0; steps < ShipmentState.values().length; steps++) {
            book.change(id, step);
        }
    }

    private static StoredOrder labelled(StoredOrder order, String shipmentReference, List<String> packages) {
        return order.shipments(order.shipments().stream()
                .map(each -> each.reference().equals(shipmentReference) && each.label() != null
                        ? each.label(each.label().packages(packages))
                        : each)
                .toList());
    }

    private static boolean before(ShipmentState state, ShipmentState to) {
        return state.compareTo(to) < 0;
    }
}
