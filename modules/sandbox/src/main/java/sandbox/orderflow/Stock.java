package sandbox.orderflow;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import sandbox.orderflow.StockMovements.Movement;

/**
 * Stock per organisation, SKU and site, in pieces. A SKU never seen before starts with plenty. What is sellable is the
 * total minus what is damaged minus what orders received so far need (reference §4.4). Safe for many threads.
 */
public final class Stock {

    private static final long PLENTY = 1_000_000;

    private final ConcurrentHashMap<Place, Level> levels = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Consumer<Level> listener;
    private volatile long plenty = PLENTY;

    Stock(Consumer<Level> listener) {
        this.listener = listener;
    }

    /** What a SKU never seen before starts with. */
    public void plenty(long pieces) {
        plenty = pieces;
    }

    /** Counts the shelf: from now on the site has this many pieces. */
    public Level set(String organisation, String sku, String site, long total) {
        return change(new Place(organisation, sku, site), level -> level.moved(total - level.total, numbers));
    }

    /** Moves pieces to the damaged location: still there, not sellable. */
    public Level damage(String organisation, String sku, String site, long pieces) {
        return change(new Place(organisation, sku, site), level -> level.spoiled(pieces, numbers));
    }

    /** What there is; asking creates no inventory record. */
    public Level level(String organisation, String sku, String site) {
        return find(organisation, sku, site).orElseGet(() -> first(new Place(organisation, sku, site)));
    }

    /** Those that have an inventory record; asking creates none. */
    Optional<Level> find(String organisation, String sku, String site) {
        return Optional.ofNullable(levels.get(new Place(organisation, sku, site)));
    }

    List<Level> all(String organisation) {
        return levels.values().stream()
                .filter(each -> each.organisation().equals(organisation))
                .sorted(Comparator.comparing(Level::sku).thenComparing(Level::site))
                .toList();
    }

    /** What happened to an order; told once, as one change. */
    void move(Place place, Movement movement) {
        change(place, level -> {
            Level needed = movement.needed() == 0 ? level : level.needed(movement.needed(), numbers);
            Level left = movement.left() == 0 ? needed : needed.moved(-movement.left(), numbers);
            return left.allocated(movement.allocated());
        });
    }

    private void unallocate(Place place, long pieces) {
        levels.computeIfPresent(place, (same, level) -> level.allocated(-pieces));
    }

    /** All or nothing. */
    boolean allocate(List<Need> needs) {
        Deque<Need> done = new ArrayDeque<>();
        for (Need need : needs) {
            if (!allocate(need)) {
                done.forEach(each -> unallocate(each.place, each.pieces));
                return false;
            }
            done.push(need);
        }
        return true;
    }

    private boolean allocate(Need need) {
        boolean[] enough = new boolean[1];
        levels.compute(need.place, (place, known) -> {
            Level level = known == null ? first(place) : known;
            enough[0] = level.total - level.damaged - level.allocated >= need.pieces;
            return enough[0] ? level.allocated(need.pieces) : level;
        });
        return enough[0];
    }

    private Level change(Place place, UnaryOperator<Level> change) {
        return Objects.requireNonNull(levels.compute(place, (same, known) -> {
            Level before = known == null ? first(place) : known;
            Level after = change.apply(before);
            if (known == null || !after.equals(before)) {
                listener.accept(after);
            }
            return after;
        }));
    }

    private Level first(Place place) {
        long id = numbers.incrementAndGet();
        return new Level(place, id, plenty, 0, 0, 0, new Marks(id, id, 0));
    }

    /** Where stock lies. */
    record Place(String organisation, String sku, String site) {}

    /** Pieces needed at a place. */
    record Need(Place place, long pieces) {}

    /** Rising numbers: of any change, of the last movement, of the last change of what orders need. */
    record Marks(long sequence, long stockChange, long requirementChange) {}

    /**
     * One inventory record.
     *
     * @param total pieces on the shelves, {@code damaged} among them
     * @param allocated pieces bound to shipments
     * @param needed pieces of all open orders, allocated ones among them
     */
    public record Level(
            Place place, long inventoryId, long total, long damaged, long allocated, long needed, Marks marks) {

        public String organisation() {
            return place.organisation;
        }

        public String sku() {
            return place.sku;
        }

        public String site() {
            return place.site;
        }

        /** What can be sold; negative when orders need more than there is. */
        public long available() {
            return total - damaged - needed;
        }

        /** Rises with every change of this record. */
        public long sequence() {
            return marks.sequence;
        }

        private Level moved(long pieces, AtomicLong numbers) {
            long number = numbers.incrementAndGet();
            Marks moved = new Marks(number, number, marks.requirementChange);
            return new Level(place, inventoryId, total + pieces, damaged, allocated, needed, moved);
        }

        private Level spoiled(long pieces, AtomicLong numbers) {
            long number = numbers.incrementAndGet();
            Marks moved = new Marks(number, number, marks.requirementChange);
            return new Level(place, inventoryId, total, damaged + pieces, allocated, needed, moved);
        }

        private Level needed(long pieces, AtomicLong numbers) {
            long number = numbers.incrementAndGet();
            Marks changed = new Marks(number, marks.stockChange, number);
            return new Level(place, inventoryId, total, damaged, allocated, needed + pieces, changed);
        }

        private Level allocated(long pieces) {
            return new Level(place, inventoryId, total, damaged, allocated + pieces, needed, marks);
        }
    }
}
