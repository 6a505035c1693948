package sandbox.commercetools;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.query.Predicate;
import sandbox.commercetools.update.OrderUpdate;
import sandbox.commercetools.update.UpdateActions;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** All orders, in memory. Readers never wait; writers of one order take its lock, writers of different orders do not meet. */
final class OrderStore {

    private final ConcurrentNavigableMap<String, OrderCell> cells = new ConcurrentSkipListMap<>();
    private final Queue<String> placed = new ConcurrentLinkedQueue<>();
    private final Claims claims = new Claims();
    private final Project project;
    private final MessageWriter messages;
    private final Clock clock;
    private final Ids ids;

    OrderStore(Project project, MessageWriter messages, Clock clock, Ids ids) {
        this.project = project;
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
    }

    /** Keeps a new order and tells of it. @param order complete; belongs to the store from now on */
    ObjectNode add(ObjectNode order, String messageType) {
        String id = Json.requiredText(order, "id");
        claims.take(id, order);
        OrderCell cell = new OrderCell(order);
        cell.lock.lock();
        try {
            order.put("lastMessageSequenceNumber", 1L);
            cells.put(id, cell);
            placed.add(id);
            ObjectNode message = Json.object().put("type", messageType);
            message.set("order", order);
            messages.write(
                    cell, message.put("resourceVersion", order.path("version").longValue()));
            return order;
        } finally {
            cell.lock.unlock();
        }
    }

    /** @param version null: whatever it is now
     * @throws ApiError then nothing was stored */
    ObjectNode update(OrderCell cell, @Nullable Long version, List<ObjectNode> actions, String clientId) {
        return update(cell, version, update -> UpdateActions.apply(update, actions), clientId);
    }

    /** A change of what nobody looks at: only the version and the time are others. */
    void touch(OrderCell cell, String clientId) {
        update(cell, null, OrderUpdate::touched, clientId);
    }

    /** @param version null: whatever it is now @return the order as it was */
    ObjectNode delete(OrderCell cell, @Nullable Long version, String clientId) {
        cell.lock.lock();
        try {
            ObjectNode last = cell.order().deepCopy();
            String id = Json.requiredText(last, "id");
            requireVersion(cell, version);
            cells.remove(id);
            placed.remove(id);
            claims.releaseAll(id, last);
            last.putObject("lastModifiedBy").put("clientId", clientId);
            cell.replace(last);
            ObjectNode message = Json.object().put("type", "OrderDeleted");
            message.set("order", last);
            messages.write(
                    cell, message.put("resourceVersion", last.path("version").longValue()));
            return last;
        } finally {
            cell.lock.unlock();
        }
    }

    private void requireVersion(OrderCell cell, @Nullable Long version) {
        String id = Json.requiredText(cell.order(), "id");
        long actual = cell.order().path("version").longValue();
        if (!cells.containsKey(id)) {
            throw ApiError.notFound("The Resource with ID '" + id + "'");
        }
        if (version != null && version != actual) {
            throw ApiError.conflict(id, version, actual);
        }
    }

    /** An update of a copy that is never stored. */
    OrderUpdate tried(OrderCell cell) {
        return new OrderUpdate(cell.order().deepCopy(), project, ids, clock.instant());
    }

    /** @param change throws {@link ApiError}: then nothing is stored */
    ObjectNode update(OrderCell cell, @Nullable Long version, Consumer<OrderUpdate> change, String clientId) {
        cell.lock.lock();
        try {
            ObjectNode before = cell.order();
            long actual = before.path("version").longValue();
            requireVersion(cell, version);
            OrderUpdate update = tried(cell);
            change.accept(update);
            if (update.version() == actual) {
                return before;
            }
            return stored(cell, update, clientId);
        } finally {
            cell.lock.unlock();
        }
    }

    private ObjectNode stored(OrderCell cell, OrderUpdate update, String clientId) {
        ObjectNode before = cell.order();
        ObjectNode after = update.order();
        String id = Json.requiredText(after, "id");
        claims.take(id, after);
        claims.release(id, before, after);
        after.put("version", update.version()).put("lastModifiedAt", Json.instant(clock.instant()));
        after.putObject("lastModifiedBy").put("clientId", clientId);
        long told = before.path("lastMessageSequenceNumber").asLong(0)
                + update.messages().size();
        after.put("lastMessageSequenceNumber", told);
        cell.replace(after);
        update.messages().forEach(message -> messages.write(cell, message));
        return after;
    }

    Optional<OrderCell> byId(String id) {
        return Optional.ofNullable(cells.get(id));
    }

    Optional<OrderCell> byNumber(String orderNumber) {
        return claims.byNumber(orderNumber).flatMap(this::byId);
    }

    /** In the order they were placed. */
    List<String> ids() {
        return List.copyOf(placed);
    }

    /** Orders that may match, sorted by id; asks an index where the predicate allows it. */
    Stream<ObjectNode> candidates(Predicate where) {
        return indexed(where)
                .orElseGet(() -> from(where.floor("id")).values().stream())
                .map(OrderCell::order);
    }

    private ConcurrentNavigableMap<String, OrderCell> from(@Nullable String id) {
        return id == null ? cells : cells.tailMap(id);
    }

    private Optional<Stream<OrderCell>> indexed(Predicate where) {
        return where.only("id")
                .map(wanted -> found(wanted, Optional::of))
                .or(() -> where.only("orderNumber").map(wanted -> found(wanted, claims::byNumber)))
                .or(() -> where.only("paymentInfo.payments.id").map(wanted -> found(wanted, claims::byPayment)));
    }

    private Stream<OrderCell> found(Set<String> wanted, Function<String, Optional<String>> orderId) {
        return wanted.stream()
                .map(orderId)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .map(this::byId)
                .flatMap(Optional::stream);
    }
}
