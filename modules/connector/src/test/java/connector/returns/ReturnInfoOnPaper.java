package connector.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.CustomLineItemReturnItemBuilder;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.ItemStateBuilder;
import com.commercetools.api.models.order.LineItemReturnItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderAddReturnInfoAction;
import com.commercetools.api.models.order.OrderSetReturnInfoAction;
import com.commercetools.api.models.order.OrderSetReturnItemCustomFieldAction;
import com.commercetools.api.models.order.OrderSetReturnItemCustomTypeAction;
import com.commercetools.api.models.order.OrderSetReturnPaymentStateAction;
import com.commercetools.api.models.order.OrderSetReturnShipmentStateAction;
import com.commercetools.api.models.order.OrderTransitionLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionStateAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnInfoBuilder;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnItemDraft;
import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import com.commercetools.api.models.state.StateReferenceBuilder;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.CustomFieldsDraft;
import com.commercetools.api.models.type.FieldContainer;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifier;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What commercetools does with return actions (reference §3.1, §3.3): drafts are Advised or Returned and get new ids, only Returned becomes
 * BackInStock or Unusable, a key is there once. It checks no quantities.
 */
final class ReturnInfoOnPaper {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 7, 9, 12, 0, 0, 0, ZoneOffset.UTC);
    private static long next = 1;

    private final Order order;

    ReturnInfoOnPaper(Order order) {
        this.order = order;
        if (order.getReturnInfo() == null) {
            order.setReturnInfo(new ArrayList<>());
        }
    }

    static void apply(Order order, List<OrderUpdateAction> actions) {
        assertThat(actions).hasSizeBetween(1, 500);
        ReturnInfoOnPaper paper = new ReturnInfoOnPaper(order);
        actions.forEach(paper::apply);
    }

    private void apply(OrderUpdateAction action) {
        switch (action) {
            case OrderAddReturnInfoAction add -> add(add.getItems(), add.getReturnTrackingId(), add.getReturnDate());
            case OrderSetReturnInfoAction set -> {
                order.setReturnInfo(new ArrayList<>());
                set.getItems().forEach(info -> add(info.getItems(), info.getReturnTrackingId(), info.getReturnDate()));
            }
            case OrderSetReturnShipmentStateAction set -> {
                ReturnItem item = item(set.getReturnItemKey(), set.getReturnItemId());
                if (item.getShipmentState() != set.getShipmentState()) {
                    assertThat(item.getShipmentState()).isEqualTo(ReturnShipmentState.RETURNED);
                    assertThat(set.getShipmentState())
                            .isIn(ReturnShipmentState.BACK_IN_STOCK, ReturnShipmentState.UNUSABLE);
                    item.setShipmentState(set.getShipmentState());
                }
            }
            case OrderSetReturnPaymentStateAction set ->
                item(set.getReturnItemKey(), set.getReturnItemId()).setPaymentState(set.getPaymentState());
            case OrderSetReturnItemCustomTypeAction set ->
                item(set.getReturnItemKey(), set.getReturnItemId()).setCustom(custom(set.getType(), set.getFields()));
            case OrderSetReturnItemCustomFieldAction set ->
                item(set.getReturnItemKey(), set.getReturnItemId())
                        .getCustom()
                        .getFields()
                        .setValue(set.getName(), set.getValue());
            case OrderTransitionLineItemStateAction move -> move(move);
            case OrderTransitionStateAction move ->
                order.setState(StateReferenceBuilder.of()
                        .id("id-" + move.getState().getKey())
                        .build());
            default -> throw new AssertionError("unexpected " + action.getAction());
        }
    }

    /** States have ids like {@code id-shipped}. */
    private void move(OrderTransitionLineItemStateAction move) {
        LineItem line = order.getLineItems().stream()
                .filter(each -> each.getId().equals(move.getLineItemId()))
                .findFirst()
                .orElseThrow();
        Map<String, Long> pieces = new TreeMap<>();
        line.getState().forEach(each -> pieces.merge(each.getState().getId(), each.getQuantity(), Long::sum));
        assertThat(pieces.merge("id-" + move.getFromState().getKey(), -move.getQuantity(), Long::sum))
                .as("pieces left behind")
                .isNotNegative();
        pieces.merge("id-" + move.getToState().getKey(), move.getQuantity(), Long::sum);
        pieces.values().removeIf(each -> each == 0);
        List<ItemState> states = new ArrayList<>();
        pieces.forEach((id, quantity) -> states.add(ItemStateBuilder.of()
                .quantity(quantity)
                .state(StateReferenceBuilder.of().id(id).build())
                .build()));
        line.setState(states);
    }

    void add(List<ReturnItemDraft> drafts, @Nullable String trackingId, @Nullable ZonedDateTime date) {
        assertThat(drafts).isNotEmpty();
        List<ReturnItem> items = new ArrayList<>();
        ReturnInfo info = ReturnInfoBuilder.of()
                .items(items)
                .returnTrackingId(trackingId)
                .returnDate(date == null ? NOW : date)
                .build();
        order.getReturnInfo().add(info);
        drafts.forEach(draft -> items.add(item(draft)));
    }

    private ReturnItem item(ReturnItemDraft draft) {
        String key = draft.getKey();
        if (key != null) {
            assertThat(key).matches("[A-Za-z0-9_-]{2,256}");
            assertThat(all()).extracting(ReturnItem::getKey).doesNotContain(key);
        }
        assertThat(draft.getShipmentState()).isIn(ReturnShipmentState.ADVISED, ReturnShipmentState.RETURNED);
        ReturnItem item = draft.getCustomLineItemId() == null
                ? LineItemReturnItemBuilder.of()
                        .lineItemId(draft.getLineItemId())
                        .buildUnchecked()
                : CustomLineItemReturnItemBuilder.of()
                        .customLineItemId(draft.getCustomLineItemId())
                        .buildUnchecked();
        item.setId("item-" + next++);
        item.setKey(key);
        item.setQuantity(draft.getQuantity());
        item.setComment(draft.getComment());
        item.setShipmentState(draft.getShipmentState());
        item.setPaymentState(
                draft.getShipmentState() == ReturnShipmentState.ADVISED
                        ? ReturnPaymentState.NON_REFUNDABLE
                        : ReturnPaymentState.INITIAL);
        item.setCreatedAt(NOW);
        item.setLastModifiedAt(NOW);
        CustomFieldsDraft custom = draft.getCustom();
        item.setCustom(custom == null ? null : custom(custom.getType(), custom.getFields()));
        return item;
    }

    private static CustomFields custom(TypeResourceIdentifier type, FieldContainer fields) {
        return CustomFieldsBuilder.of()
                .type(TypeReferenceBuilder.of()
                        .id(type.getId() == null ? "type-of-" + type.getKey() : type.getId())
                        .build())
                .fields(fields)
                .build();
    }

    private ReturnItem item(@Nullable String key, @Nullable String id) {
        assertThat(key == null).isNotEqualTo(id == null);
        return all().stream()
                .filter(item -> key == null ? item.getId().equals(id) : Objects.equals(item.getKey(), key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no return item " + key + id));
    }

    private List<ReturnItem> all() {
        return order.getReturnInfo().stream()
                .flatMap(info -> info.getItems().stream())
                .toList();
    }
}
