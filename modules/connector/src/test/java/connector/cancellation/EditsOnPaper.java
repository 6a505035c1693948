package connector.cancellation;

import com.commercetools.api.models.cart.InventoryMode;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderReferenceBuilder;
import com.commercetools.api.models.order.StagedOrderUpdateAction;
import com.commercetools.api.models.order_edit.OrderEdit;
import com.commercetools.api.models.order_edit.OrderEditAppliedBuilder;
import com.commercetools.api.models.order_edit.OrderEditBuilder;
import com.commercetools.api.models.order_edit.OrderEditPreviewFailureBuilder;
import com.commercetools.api.models.order_edit.OrderEditPreviewSuccessBuilder;
import com.commercetools.api.models.order_edit.OrderExcerpt;
import com.commercetools.api.models.order_edit.OrderExcerptBuilder;
import com.commercetools.api.models.order_edit.StagedOrder;
import com.commercetools.api.models.order_edit.StagedOrderChangeLineItemQuantityAction;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderEdits;
import connector.commercetools.doubles.ShopOnPaper;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Order edits of a shop on paper: absolute quantities, exact versions. Remembers every call. */
final class EditsOnPaper implements OrderEdits {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-02T10:00:00Z");

    /** {@code preview}, {@code create}, {@code restage}, {@code apply}; looking up is not counted. */
    final List<String> calls = new ArrayList<>();

    final Map<String, OrderEdit> edits = new LinkedHashMap<>();
    private final ShopOnPaper shop;
    private boolean losesNext;
    boolean refusesPreviews;
    boolean refusesApply;

    /** What a discount or a price of today makes of the order with fewer pieces. */
    Consumer<Order> platform = order -> {};

    /** Before and after each call that changes something. */
    Runnable tick = () -> {};

    /** Something that happens when an edit is about to be deleted. */
    Runnable onDelete = () -> {};

    /** Somebody writes to the order right before the next edit is applied. */
    Runnable beforeApply = () -> {};

    EditsOnPaper(ShopOnPaper shop) {
        this.shop = shop;
    }

    /** The next create or apply takes effect, its answer is lost. */
    void losesNext() {
        losesNext = true;
    }

    @Override
    public EditAnswer byKey(String key) {
        OrderEdit edit = edits.get(key);
        return edit == null ? new EditAnswer.Missing() : new EditAnswer.Found(seen(edit));
    }

    @Override
    public EditAnswer preview(String orderId, List<StagedOrderUpdateAction> actions) {
        calls.add("preview");
        if (isTracked(orderId)) {
            return refused();
        }
        return new EditAnswer.Found(seen(draft("", orderId, actions)));
    }

    @Override
    public EditAnswer create(String key, String orderId, List<StagedOrderUpdateAction> actions) {
        calls.add("create");
        shop.writes.written("create edit " + key + actions);
        tick.run();
        if (isTracked(orderId)) {
            return refused();
        }
        if (edits.containsKey(key)) {
            return new EditAnswer.Failed(Failure.of(FailureKind.REFUSED, "DuplicateField (key)"));
        }
        edits.put(key, draft(key, orderId, actions));
        tick.run();
        return answer(edits.get(key));
    }

    @Override
    public EditAnswer restage(String editId, long editVersion, List<StagedOrderUpdateAction> actions) {
        calls.add("restage");
        shop.writes.written("restage " + editId + actions);
        OrderEdit edit = byId(editId);
        if (edit.getVersion() != editVersion) {
            return new EditAnswer.Conflict();
        }
        edit.setStagedActions(actions);
        edit.setVersion(editVersion + 1);
        return answer(edit);
    }

    @Override
    public EditAnswer apply(String editId, long editVersion, long orderVersion) {
        calls.add("apply");
        shop.writes.written("apply " + editId);
        tick.run();
        beforeApply.run();
        beforeApply = () -> {};
        OrderEdit edit = byId(editId);
        String orderId = edit.getResource().getId();
        Order before = shop.order(orderId);
        if (edit.getVersion() != editVersion || before.getVersion() != orderVersion) {
            return new EditAnswer.Conflict();
        }
        if (edit.getResult().getType().equals("Applied")) {
            throw new AssertionError("applied twice");
        }
        if (refusesApply) {
            return refused();
        }
        shop.write(orderId, order -> apply(order, edit.getStagedActions()));
        edit.setResult(OrderEditAppliedBuilder.of()
                .appliedAt(NOW)
                .excerptBeforeEdit(excerpt(before))
                .excerptAfterEdit(excerpt(shop.order(orderId)))
                .build());
        edit.setVersion(editVersion + 1);
        tick.run();
        return answer(edit);
    }

    @Override
    public EditAnswer delete(String editId, long editVersion) {
        calls.add("delete");
        shop.writes.written("delete " + editId + " " + editVersion);
        tick.run();
        onDelete.run();
        onDelete = () -> {};
        OrderEdit edit = byId(editId);
        if (edit.getVersion() != editVersion) {
            return new EditAnswer.Conflict();
        }
        edits.values().remove(edit);
        tick.run();
        return answer(edit);
    }

    private EditAnswer answer(OrderEdit edit) {
        boolean lost = losesNext;
        losesNext = false;
        if (lost) {
            shop.writes.newFact();
        }
        return lost
                ? new EditAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "no answer"))
                : new EditAnswer.Found(seen(edit));
    }

    private boolean isTracked(String orderId) {
        return shop.order(orderId).getInventoryMode() != InventoryMode.NONE;
    }

    private static EditAnswer refused() {
        return new EditAnswer.Failed(Failure.of(FailureKind.REFUSED, "InvalidOperation: the order reserves stock"));
    }

    private OrderEdit byId(String id) {
        return edits.values().stream()
                .filter(edit -> edit.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static OrderEdit draft(String key, String orderId, List<StagedOrderUpdateAction> actions) {
        return OrderEditBuilder.of()
                .id("edit-" + key)
                .key(key)
                .version(1L)
                .createdAt(NOW)
                .lastModifiedAt(NOW)
                .resource(OrderReferenceBuilder.of().id(orderId).build())
                .stagedActions(actions)
                .result(OrderEditPreviewFailureBuilder.of().errors(List.of()).build())
                .build();
    }

    /** The preview is made of the order as it is when somebody looks. */
    private OrderEdit seen(OrderEdit edit) {
        OrderEdit seen = OrderEdit.deepCopy(edit);
        if (!edit.getResult().getType().equals("Applied") && !refusesPreviews) {
            Order order = shop.order(edit.getResource().getId());
            apply(order, edit.getStagedActions());
            platform.accept(order);
            seen.setResult(OrderEditPreviewSuccessBuilder.of()
                    .preview(staged(order))
                    .messagePayloads(List.of())
                    .build());
        }
        return seen;
    }

    private static StagedOrder staged(Order order) {
        try {
            return JsonUtils.fromJsonString(JsonUtils.toJsonString(order), StagedOrder.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void apply(Order order, List<StagedOrderUpdateAction> actions) {
        actions.forEach(action -> {
            StagedOrderChangeLineItemQuantityAction change = (StagedOrderChangeLineItemQuantityAction) action;
            MugsOnPaper.quantity(order, change.getLineItemId(), change.getQuantity());
        });
    }

    private static OrderExcerpt excerpt(Order order) {
        return OrderExcerptBuilder.of()
                .totalPrice(order.getTotalPrice())
                .version(order.getVersion())
                .build();
    }
}
