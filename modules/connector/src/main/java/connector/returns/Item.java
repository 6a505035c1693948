package connector.returns;

import com.commercetools.api.models.order.CustomLineItemReturnItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnShipmentState;
import connector.commercetools.OrderParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A return item where it stands on the order. */
record Item(ReturnInfo info, ReturnItem item) {

    /** In the order's sequence. */
    static List<Item> of(Order order) {
        List<Item> items = new ArrayList<>();
        for (ReturnInfo info : infos(order)) {
            for (ReturnItem item : info.getItems()) {
                items.add(new Item(info, item));
            }
        }
        return List.copyOf(items);
    }

    static List<ReturnInfo> infos(Order order) {
        return order.getReturnInfo() == null ? List.of() : order.getReturnInfo();
    }

    /** Announced; else it has come back. */
    boolean advised() {
        return item.getShipmentState() == ReturnShipmentState.ADVISED;
    }

    long quantity() {
        return item.getQuantity();
    }

    /** Id of the line item or custom line item. */
    String lineId() {
        return OrderParts.lineId(item);
    }

    boolean ofCustomLine() {
        return item instanceof CustomLineItemReturnItem;
    }

    @Nullable
    String key() {
        return item.getKey();
    }

    /** Its key, or the one that keeps its id when it is replaced. */
    String lastingKey() {
        return Objects.requireNonNullElseGet(item.getKey(), () -> ReturnKeys.carried(item.getId()));
    }

    /** The same before and after our own writing, and after anybody's who keeps keys. */
    String identity() {
        return item.getKey() == null ? item.getId() : ReturnKeys.identity(item.getKey());
    }

    /** Two items may say the same: only the very same one is equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Item that && that.item == item;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(item);
    }
}
