package connector.returns;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderAddReturnInfoActionBuilder;
import com.commercetools.api.models.order.OrderSetReturnInfoActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnInfoDraft;
import com.commercetools.api.models.order.ReturnInfoDraftBuilder;
import com.commercetools.api.models.order.ReturnItemDraft;
import com.commercetools.api.models.order.ReturnItemDraftBuilder;
import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.CustomFieldsDraft;
import com.commercetools.api.models.type.CustomFieldsDraftBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.routing.ReturnDesk;
import connector.routing.ReturnTables;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order's return info as it is to be. Where nothing announced changes, what is new is added. Otherwise the whole list is set, the only way
 * from Advised to Returned: it carries all that a draft can hold (keys, quantities, comments, custom fields, tracking ids, dates), and states
 * that a draft cannot hold follow in the same request, addressed by key. Only ids and times of creation are new.
 */
final class ReturnDraft {

    private final Order order;
    private final ReturnDesk desk;
    private final Map<Item, List<Part>> changed = new LinkedHashMap<>();
    private final Map<Told, List<Part>> unannounced = new LinkedHashMap<>();
    private final Map<Item, List<Verdict>> divided = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final List<OrderUpdateAction> restoring = new ArrayList<>();
    private final List<OrderUpdateAction> judging = new ArrayList<>();

    /** Pieces that came back. */
    private record Part(Told told, long quantity, ShippedPieces.Line line) {}

    ReturnDraft(Order order, ReturnDesk desk) {
        this.order = order;
        this.desk = desk;
        Item.of(order).forEach(item -> keys.add(item.lastingKey()));
    }

    /** How many pieces of an announced item have not come back yet. */
    long expected(Item item) {
        return item.quantity()
                - changed.getOrDefault(item, List.of()).stream()
                        .mapToLong(Part::quantity)
                        .sum();
    }

    void receive(Item item, Told told, long quantity, ShippedPieces.Line line) {
        changed.computeIfAbsent(item, first -> new ArrayList<>()).add(new Part(told, quantity, line));
    }

    void add(Told told, long quantity, ShippedPieces.Line line) {
        unannounced.computeIfAbsent(told, first -> new ArrayList<>()).add(new Part(told, quantity, line));
    }

    /** An item that came back, and of which there is more than one verdict. */
    void divide(Item item, List<Verdict> verdicts) {
        divided.put(item, verdicts);
    }

    boolean replaces() {
        return !changed.isEmpty() || !divided.isEmpty();
    }

    /** What is to be kept before this may be written. */
    Map<String, Claim> claims() {
        return Map.copyOf(claims);
    }

    /** How many of the actions belong together: without the later ones the earlier would lose something. */
    int inseparable() {
        return replaces() ? 1 + restoring.size() : 0;
    }

    /** In the sequence in which they count. */
    List<OrderUpdateAction> actions() {
        List<OrderUpdateAction> actions = new ArrayList<>();
        List<ReturnInfoDraft> added = new ArrayList<>();
        unannounced.forEach((told, parts) -> added.add(info(told, parts)));
        if (replaces()) {
            List<ReturnInfoDraft> whole = new ArrayList<>();
            Item.infos(order).forEach(info -> whole.add(info(info)));
            whole.addAll(added);
            actions.add(OrderSetReturnInfoActionBuilder.of().items(whole).build());
        } else {
            added.forEach(info -> actions.add(OrderAddReturnInfoActionBuilder.of()
                    .items(info.getItems())
                    .returnDate(info.getReturnDate())
                    .returnTrackingId(info.getReturnTrackingId())
                    .build()));
        }
        actions.addAll(restoring);
        actions.addAll(judging);
        return actions;
    }

    private ReturnInfoDraft info(ReturnInfo info) {
        List<ReturnItemDraft> items = new ArrayList<>();
        info.getItems().forEach(each -> items.addAll(items(new Item(info, each))));
        return ReturnInfoDraftBuilder.of()
                .items(items)
                .returnDate(info.getReturnDate())
                .returnTrackingId(info.getReturnTrackingId())
                .build();
    }

    private ReturnInfoDraft info(Told told, List<Part> parts) {
        ReturnInfoDraftBuilder info = ReturnInfoDraftBuilder.of()
                .items(parts.stream()
                        .map(part -> received(part, name(part), null))
                        .toList())
                .returnTrackingId(told.authorisation());
        return told.line().told() == null
                ? info.build()
                : info.returnDate(told.line().told().atZone(ZoneOffset.UTC)).build();
    }

    private List<ReturnItemDraft> items(Item item) {
        List<Verdict> verdicts = divided.getOrDefault(item, List.of());
        return verdicts.isEmpty() ? itemsOfParts(item) : itemsOfVerdicts(item, verdicts);
    }

    /** The first keeps the key; which facts it stands for is kept, for the key says nothing of them. */
    private List<ReturnItemDraft> itemsOfVerdicts(Item item, List<Verdict> verdicts) {
        List<ReturnItemDraft> drafts = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            List<Told> told = verdict.told();
            if (told.isEmpty()) {
                drafts.add(carried(item, verdict.quantity()));
                continue;
            }
            String key = drafts.isEmpty()
                    ? item.lastingKey()
                    : ReturnKeys.received(told.getFirst().facts().getFirst(), keys);
            claims.put(
                    key,
                    new Claim(told.stream()
                            .flatMap(each -> each.facts().stream())
                            .distinct()
                            .toList()));
            Part part = new Part(
                    told.getFirst(),
                    verdict.quantity(),
                    new ShippedPieces.Line(item.lineId(), "", 0, 0, item.ofCustomLine()));
            drafts.add(received(part, key, item));
        }
        return drafts;
    }

    private List<ReturnItemDraft> itemsOfParts(Item item) {
        List<Part> parts = changed.getOrDefault(item, List.of());
        long rest = expected(item);
        List<ReturnItemDraft> drafts = new ArrayList<>();
        boolean named = rest > 0;
        if (rest > 0) {
            drafts.add(carried(item, rest));
        }
        for (Part part : parts) {
            String key = named ? name(part) : item.lastingKey();
            if (!named) {
                claims.put(key, new Claim(part.told().facts()));
                named = true;
            }
            drafts.add(received(part, key, item));
        }
        return drafts;
    }

    private String name(Part part) {
        return ReturnKeys.received(part.told().facts().getFirst(), keys);
    }

    private ReturnItemDraft carried(Item item, long quantity) {
        ReturnShipmentState state = item.item().getShipmentState();
        ReturnPaymentState paid = item.item().getPaymentState();
        ItemActions actions = new ItemActions(item.lastingKey(), null);
        if (!item.advised() && state != ReturnShipmentState.RETURNED) {
            restoring.add(actions.shipmentState(state));
        }
        if (paid != null && paid != (item.advised() ? ReturnPaymentState.NON_REFUNDABLE : ReturnPaymentState.INITIAL)) {
            restoring.add(actions.paymentState(paid));
        }
        return draft(item.lineId(), item.ofCustomLine())
                .key(item.lastingKey())
                .quantity(quantity)
                .comment(item.item().getComment())
                .custom(custom(item.item().getCustom(), Map.of(), null))
                .shipmentState(item.advised() ? ReturnShipmentState.ADVISED : ReturnShipmentState.RETURNED)
                .build();
    }

    /** @param from the announced item, null: nobody announced it */
    private ReturnItemDraft received(Part part, String key, @Nullable Item from) {
        ReturnTables tables = desk.tables(part.told().line().destination());
        CustomFields custom = from == null ? null : from.item().getCustom();
        ItemActions actions = new ItemActions(key, null);
        ReturnPaymentState paid =
                from == null ? ReturnPaymentState.INITIAL : from.item().getPaymentState();
        if (paid != ReturnPaymentState.NON_REFUNDABLE && paid != ReturnPaymentState.INITIAL) {
            restoring.add(actions.paymentState(paid));
        } else {
            ItemActions.verdictOnRefund(ReturnPaymentState.INITIAL, part.told().line(), tables)
                    .ifPresent(state -> judging.add(actions.paymentState(state)));
        }
        ItemActions.verdictOnGoods(ReturnShipmentState.RETURNED, part.told().line(), tables)
                .ifPresent(state -> judging.add(actions.shipmentState(state)));
        return draft(part.line().id(), part.line().custom())
                .key(key)
                .quantity(part.quantity())
                .comment(from == null ? null : from.item().getComment())
                .custom(custom(
                        custom, Fields.of(custom, part.told().line(), tables).missing(), tables.itemType()))
                .shipmentState(ReturnShipmentState.RETURNED)
                .build();
    }

    private static ReturnItemDraftBuilder draft(String lineId, boolean custom) {
        return custom
                ? ReturnItemDraftBuilder.of().customLineItemId(lineId)
                : ReturnItemDraftBuilder.of().lineItemId(lineId);
    }

    private static @Nullable CustomFieldsDraft custom(
            @Nullable CustomFields there, Map<String, Object> more, @Nullable String type) {
        if (there == null && more.isEmpty()) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (there != null && there.getFields() != null) {
            values.putAll(there.getFields().values());
        }
        values.putAll(more);
        return CustomFieldsDraftBuilder.of()
                .type(
                        there == null
                                ? TypeResourceIdentifierBuilder.of().key(type).build()
                                : TypeResourceIdentifierBuilder.of()
                                        .id(there.getType().getId())
                                        .build())
                .fields(ItemActions.container(values))
                .build();
    }
}
