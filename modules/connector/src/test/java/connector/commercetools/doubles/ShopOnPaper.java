package connector.commercetools.doubles;

import com.commercetools.api.models.channel.ChannelReferenceBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.OrderUpdateSyncInfoAction;
import com.commercetools.api.models.order.SyncInfo;
import com.commercetools.api.models.order.SyncInfoBuilder;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.Channels;
import connector.commercetools.OrderAnswer;
import connector.commercetools.OrderPlan;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.UpdateAnswer;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Orders with versions, one channel, and what may go wrong while they are written. Remembers every call. */
public final class ShopOnPaper implements Orders, Channels {

    public static final String CHANNEL = "channel-1";

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 7, 3, 12, 0, 0, 0, ZoneOffset.UTC);

    /** {@code get <id>}, {@code number <number>}, {@code update <action names>}. */
    public final List<String> calls = new ArrayList<>();

    private final Map<String, Order> orders = new HashMap<>();
    private final BiConsumer<Order, List<OrderUpdateAction>> otherActions;
    private final Deque<Consumer<Order>> othersWriteFirst = new ArrayDeque<>();
    private final Deque<Boolean> lostUpdates = new ArrayDeque<>();
    private Optional<Failure> trouble = Optional.empty();
    private Optional<Failure> updatesRefused = Optional.empty();
    private boolean hasChannel = true;

    /** @param otherActions applies actions other than SyncInfo */
    public ShopOnPaper(BiConsumer<Order, List<OrderUpdateAction>> otherActions) {
        this.otherActions = otherActions;
    }

    /** What is written to orders, and what others do to them. */
    public final WriteLog writes = new WriteLog();

    public void has(Order order) {
        orders.put(order.getId(), copy(order));
    }

    /** Somebody else edits the order now. */
    public void edit(String id, Consumer<Order> change) {
        write(id, change);
        writes.newFact();
    }

    /** We do, by another way than an update. */
    public void write(String id, Consumer<Order> change) {
        Order order = orders.get(id);
        change.accept(order);
        order.setVersion(order.getVersion() + 1);
    }

    public void forget(String id) {
        orders.remove(id);
    }

    /** Somebody else writes between our next reading and writing. */
    public void somebodyWritesFirst(Consumer<Order> change) {
        othersWriteFirst.add(change);
    }

    /** The answer of our next update is lost. @param happened whether the update took effect */
    public void nextUpdateIsLost(boolean happened) {
        lostUpdates.add(happened);
    }

    public void withoutChannel() {
        hasChannel = false;
    }

    public void fails(Failure failure) {
        trouble = Optional.of(failure);
    }

    /** Every update is refused with these words from now on. */
    public void refusesUpdates(String words) {
        updatesRefused = Optional.of(Failure.of(FailureKind.REFUSED, words));
    }

    public void isWell() {
        trouble = Optional.empty();
    }

    public Order order(String id) {
        return copy(orders.get(id));
    }

    public List<SyncInfo> syncInfo(String id) {
        return orders.get(id).getSyncInfo();
    }

    /** How many update requests there were. */
    public long updates() {
        return calls.stream().filter(call -> call.startsWith("update")).count();
    }

    @Override
    public OrderAnswer get(String orderId) {
        calls.add("get " + orderId);
        return answer(Optional.ofNullable(orders.get(orderId)));
    }

    @Override
    public OrderAnswer byNumber(String orderNumber) {
        calls.add("number " + orderNumber);
        return answer(orders.values().stream()
                .filter(order -> orderNumber.equals(order.getOrderNumber()))
                .findFirst());
    }

    private OrderAnswer answer(Optional<Order> order) {
        if (trouble.isPresent()) {
            return new OrderAnswer.Failed(trouble.get());
        }
        return order.<OrderAnswer>map(found -> new OrderAnswer.Found(copy(found)))
                .orElseGet(OrderAnswer.Missing::new);
    }

    @Override
    public OrdersAnswer query(String where, int limit) {
        throw new AssertionError("no flow queries orders: " + where);
    }

    @Override
    public UpdateAnswer update(String orderId, long version, List<OrderUpdateAction> actions) {
        calls.add("update "
                + String.join(
                        ",",
                        actions.stream()
                                .map(OrderUpdateAction::getAction)
                                .distinct()
                                .toList()));
        Consumer<Order> other = othersWriteFirst.poll();
        if (other != null) {
            edit(orderId, other);
        }
        Order order = orders.get(orderId);
        if (order.getVersion() != version) {
            return new UpdateAnswer.Conflict(order.getVersion());
        }
        if (updatesRefused.isPresent()) {
            return new UpdateAnswer.Failed(updatesRefused.get());
        }
        if (actions.size() > OrderPlan.MOST_ACTIONS) {
            return new UpdateAnswer.Failed(Failure.of(FailureKind.REFUSED, actions.size() + " actions are too many"));
        }
        writes.written("order " + orderId + " " + json(actions));
        Boolean lost = lostUpdates.poll();
        if (lost != null) {
            writes.newFact();
        }
        if (lost == null || lost) {
            apply(order, actions);
        }
        return lost == null
                ? updated(copy(order))
                : new UpdateAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "no answer"));
    }

    @Override
    public ChannelAnswer byKey(String key) {
        return hasChannel ? new ChannelAnswer.Found(CHANNEL) : new ChannelAnswer.Missing();
    }

    private static String json(List<OrderUpdateAction> actions) {
        try {
            return JsonUtils.toJsonString(actions);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void apply(Order order, List<OrderUpdateAction> actions) {
        List<OrderUpdateAction> others = new ArrayList<>();
        for (OrderUpdateAction action : actions) {
            if (action instanceof OrderUpdateSyncInfoAction sync) {
                sync(order, sync.getChannel().getId(), sync.getExternalId());
            } else {
                others.add(action);
            }
        }
        if (!others.isEmpty()) {
            otherActions.accept(order, others);
        }
        order.setVersion(order.getVersion() + 1);
    }

    /** One entry per channel, as commercetools keeps it. */
    public static void sync(Order order, String channel, String externalId) {
        List<SyncInfo> entries = new ArrayList<>(order.getSyncInfo());
        entries.removeIf(each -> each.getChannel().getId().equals(channel));
        entries.add(SyncInfoBuilder.of()
                .channel(ChannelReferenceBuilder.of().id(channel).build())
                .externalId(externalId)
                .syncedAt(NOW)
                .build());
        order.setSyncInfo(entries);
    }

    private static Order copy(Order order) {
        return JsonUtils.fromJsonString(text(order), Order.class);
    }

    private static String text(Order order) {
        try {
            return JsonUtils.toJsonString(order);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static UpdateAnswer updated(Order order) {
        return new UpdateAnswer.Updated(() -> order);
    }
}
