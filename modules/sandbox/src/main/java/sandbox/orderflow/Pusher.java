package sandbox.orderflow;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.faults.FaultDial;
import sandbox.orderflow.PushSettings.Kind;
import sandbox.orderflow.PushSettings.Tree;
import sandbox.orderflow.Stock.Level;

/**
 * Tells the shop what happens in the warehouse (reference §3): events of orders, shipments and returns, and stock. Off at first;
 * what happens while it is off is never told.
 */
public final class Pusher implements AutoCloseable {

    private static final int PRODUCTS_PER_MESSAGE = 200;

    private final Pushes pushes;
    private final EventXml events;
    private final Stock stock;
    private final HeldBack heldBack = new HeldBack();
    private volatile @Nullable Line line;

    Pusher(OrderXml orders, Clock clock, FaultDial dial, Stock stock) {
        this.stock = stock;
        pushes = new Pushes(dial);
        events = new EventXml(orders, clock);
    }

    /** Messages made from now on go there. */
    public synchronized void on(PushSettings settings) {
        off();
        line = new Line(settings, pushes);
    }

    /** Drops what is on its way. */
    public synchronized void off() {
        Line old = line;
        line = null;
        if (old != null) {
            old.stop();
        }
    }

    /** From now on messages are made and kept back: the warehouse is silent, its queries still answer. */
    public void hold() {
        heldBack.hold();
    }

    /** How many are kept back. */
    public int held() {
        return heldBack.count();
    }

    /** What was kept back goes out, in its order, each so many times; what comes now goes at once. */
    public synchronized void release(int times) {
        go(heldBack.release(), times);
    }

    /** The same, the latest news first. */
    public synchronized void releaseReversed(int times) {
        go(heldBack.release().reversed(), times);
    }

    /** What was kept back is never told. */
    public void forget() {
        heldBack.release();
    }

    /** Messages neither accepted nor given up; those kept back are not among them. */
    public long pending() {
        Line now = line;
        return now == null ? 0 : now.onTheWay.count();
    }

    /** @return false when messages are still on their way after this time */
    public boolean awaitIdle(Duration longest) throws InterruptedException {
        Line now = line;
        return now == null || now.onTheWay.awaitNone(longest);
    }

    public PushCounts counts() {
        return pushes.counts();
    }

    /** Pushes all inventory records of the organisation, as a user of OrderFlow can (reference §3.2). */
    public void pushInventory(String organisation) {
        List<Level> levels = stock.all(organisation);
        for (int from = 0; from < levels.size(); from += PRODUCTS_PER_MESSAGE) {
            tellStock(levels.subList(from, Math.min(levels.size(), from + PRODUCTS_PER_MESSAGE)));
        }
    }

    @Override
    public void close() {
        off();
    }

    void stockChanged(Level level) {
        tellStock(List.of(level));
    }

    void orderChanged(@Nullable StoredOrder before, StoredOrder after) {
        Line now = line;
        if (now == null || before == null) {
            return;
        }
        shipmentNews(before, after, now.settings);
        if (!before.state().equals(after.state()) && now.settings.orderStates().contains(after.state())) {
            tell(Kind.ORDER_EVENT, after.importedReference(), events.order(after));
        }
    }

    void applied(ReturnReceipt receipt) {
        String about = Stream.of(receipt.orderReference(), receipt.authorisation())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("return " + receipt.id());
        tell(Kind.RETURN_EVENT, about, events.applied(receipt));
    }

    private void shipmentNews(StoredOrder before, StoredOrder after, PushSettings settings) {
        for (StoredShipment shipment : after.shipments()) {
            StoredShipment old = named(before, shipment.reference());
            if (old == null) {
                tellShipment(after, shipment, "shipment_split", settings);
            } else if (tells(old, shipment, settings)) {
                tellShipment(after, shipment, "shipment_" + shipment.state().wire(), settings);
            }
        }
    }

    private static boolean tells(StoredShipment old, StoredShipment now, PushSettings settings) {
        boolean relabelled = old.label() != null && !old.label().equals(now.label());
        boolean corrected = old.completed() != null && !old.lines().equals(now.lines());
        return (old.state() != now.state() || relabelled || corrected)
                && settings.shipmentStates().contains(now.state());
    }

    private void tellShipment(StoredOrder order, StoredShipment shipment, String type, PushSettings settings) {
        boolean whole = settings.tree() == Tree.ORDER;
        tell(Kind.SHIPMENT_EVENT, order.importedReference(), events.shipment(order, shipment, type, whole));
    }

    private void tellStock(List<Level> levels) {
        String about = levels.size() == 1 ? levels.getFirst().sku() : "all products";
        tell(Kind.INVENTORY, about, id -> EventXml.inventory(id, levels));
    }

    private void tell(Kind kind, String about, LongFunction<String> body) {
        Line now = line;
        if (now != null && now.settings.kinds().contains(kind)) {
            PushMessage message = new PushMessage(pushes.made(), kind, about, body, 0);
            if (!heldBack.keeps(message)) {
                now.add(message);
            }
        }
    }

    private void go(List<PushMessage> messages, int times) {
        Line now = line;
        if (now != null) {
            messages.forEach(message -> {
                for (int sent = 0; sent < times; sent++) {
                    now.add(message);
                }
            });
        }
    }

    private static @Nullable StoredShipment named(StoredOrder order, String reference) {
        return Stream.ofNullable(order)
                .flatMap(each -> each.shipments().stream())
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .orElse(null);
    }

    /** The lanes to one receiver. */
    private static final class Line {

        private final PushSettings settings;
        private final PushDelivery delivery;
        private final OnTheWay onTheWay = new OnTheWay();
        private final List<PushLane> lanes = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();

        private Line(PushSettings settings, Pushes pushes) {
            this.settings = settings;
            delivery = new PushDelivery(settings);
            for (int number = 0; number < settings.parallel(); number++) {
                PushLane lane = new PushLane(delivery, settings, pushes, onTheWay);
                lanes.add(lane);
                threads.add(Thread.ofVirtual().name("push-" + number).start(lane));
            }
        }

        private void add(PushMessage message) {
            onTheWay.one();
            lanes.get(Math.floorMod(message.about().hashCode(), lanes.size())).add(message);
        }

        private void stop() {
            threads.forEach(Thread::interrupt);
            delivery.close();
        }
    }
}
