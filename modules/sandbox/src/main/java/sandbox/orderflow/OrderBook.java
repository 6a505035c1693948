package sandbox.orderflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All orders, with an index for every question asked often. An order changes under its own lock only, and whoever must
 * know learns of the changes of one order in their order.
 */
final class OrderBook {

    private final AtomicLong ids = new AtomicLong();
    private final Map<Key, Long> references = new ConcurrentHashMap<>();
    private final Map<Key, Long> shipments = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, StoredOrder> orders = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Long> open = new ConcurrentSkipListMap<>();
    private final Map<String, NavigableMap<Completion, Key>> completed = new ConcurrentHashMap<>();
    private final LocalTimes times;
    private final Listener listener;

    OrderBook(LocalTimes times, Listener listener) {
        this.times = times;
        this.listener = listener;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    /** @return false when the channel has this reference already */
    boolean add(StoredOrder order) {
        if (references.putIfAbsent(new Key(order.channel(), order.reference()), order.id()) != null) {
            return false;
        }
        orders.compute(order.id(), (id, none) -> {
            index(null, order);
            return order;
        });
        return true;
    }

    Optional<StoredOrder> find(String channel, String reference) {
        return Optional.ofNullable(references.get(new Key(channel, reference))).map(orders::get);
    }

    Optional<StoredOrder> findByShipment(String channel, String shipmentReference) {
        return Optional.ofNullable(shipments.get(new Key(channel, shipmentReference)))
                .map(orders::get);
    }

    Optional<StoredOrder> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** @return the order as it is now */
    StoredOrder change(long id, UnaryOperator<StoredOrder> change) {
        return Objects.requireNonNull(orders.computeIfPresent(id, (same, before) -> {
            StoredOrder after = change.apply(before);
            if (!after.equals(before)) {
                index(before, after);
            }
            return after;
        }));
    }

    /** After a cancel that changed the order's reference, so that the old one can be imported again. */
    void freeReference(StoredOrder before, StoredOrder after) {
        references.put(new Key(after.channel(), after.reference()), after.id());
        references.remove(new Key(before.channel(), before.reference()), before.id());
    }

    /** Ids of orders with work left, oldest first. */
    Collection<Long> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    List<StoredOrder> all() {
        return orders.values().stream()
                .sorted(Comparator.comparingLong(StoredOrder::id))
                .toList();
    }

    /** Shipments of a channel that left in the period, both ends inclusive, in the order they left. */
    Stream<Despatched> despatched(String channel, LocalDateTime from, LocalDateTime to) {
        NavigableMap<Completion, Key> ofChannel = completed.getOrDefault(channel, Collections.emptyNavigableMap());
        return ofChannel.subMap(Completion.first(from), true, Completion.last(to), true).values().stream()
                .flatMap(key -> findByShipment(channel, key.reference()).stream()
                        .flatMap(order -> order.shipments().stream()
                                .filter(each -> each.reference().equals(key.reference()))
                                .map(each -> new Despatched(order, each))));
    }

    private void index(@Nullable StoredOrder before, StoredOrder after) {
        for (StoredShipment shipment : after.shipments()) {
            Key key = new Key(after.channel(), shipment.reference());
            shipments.put(key, after.id());
            indexCompletion(before == null ? null : completion(before, shipment), shipment.completed(), key);
        }
        if (after.open()) {
            open.put(after.id(), after.id());
        } else {
            open.remove(after.id());
        }
        listener.changed(before, after);
    }

    private void indexCompletion(@Nullable Instant before, @Nullable Instant after, Key key) {
        if (Objects.equals(before, after)) {
            return;
        }
        NavigableMap<Completion, Key> ofChannel =
                completed.computeIfAbsent(key.channel, channel -> new ConcurrentSkipListMap<>());
        if (before != null) {
            ofChannel
                    .subMap(Completion.first(times.local(before)), true, Completion.last(times.local(before)), true)
                    .values()
                    .remove(key);
        }
        if (after != null) {
            ofChannel.put(new Completion(times.local(after), nextId()), key);
        }
    }

    private static @Nullable Instant completion(StoredOrder order, StoredShipment shipment) {
        return order.shipments().stream()
                .filter(each -> each.reference().equals(shipment.reference()))
                .findFirst()
                .map(StoredShipment::completed)
                .orElse(null);
    }

    /** Learns of every change, under the order's lock: must be quick and must not change orders. */
    @FunctionalInterface
    interface Listener {
        /** @param before null for a new order */
        void changed(@Nullable StoredOrder before, StoredOrder after);
    }

    record Despatched(StoredOrder order, StoredShipment shipment) {}

    private record Key(String channel, String reference) {}

    private record Completion(LocalDateTime local, long sequence) implements Comparable<Completion> {
        private static Completion first(LocalDateTime local) {
            return new Completion(local, Long.MIN_VALUE);
        }

        private static Completion last(LocalDateTime local) {
            return new Completion(local, Long.MAX_VALUE);
        }

        @Override
        public int compareTo(Completion other) {
            int byTime = local.compareTo(other.local);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
