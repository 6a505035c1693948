package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.order.CustomLineItemReturnItemBuilder;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.LineItemReturnItemBuilder;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnInfoBuilder;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnShipmentState;
import java.util.ArrayList;
import java.util.List;

/** An order of which pieces were delivered, and came back: its deliveries and its return info say so. */
final class OrderComingBack {

    final OrderInWarehouse order;

    /** @param lines as an {@link OrderInWarehouse} takes them */
    OrderComingBack(String... lines) {
        order = new OrderInWarehouse(lines).lineStates(OrderInWarehouse.ALL_STATES);
    }

    /** There is a delivery of these pieces. */
    OrderComingBack delivered(String line, long pieces) {
        order.ships(line, pieces);
        ShippingInfo info = order.order.getShippingInfo() == null
                ? ShippingInfoBuilder.of().buildUnchecked()
                : order.order.getShippingInfo();
        List<Delivery> all = new ArrayList<>(info.getDeliveries() == null ? List.of() : info.getDeliveries());
        all.add(DeliveryBuilder.of()
                .id("d" + all.size())
                .items(DeliveryItemBuilder.of().id(line).quantity(pieces).build())
                .parcels(List.of())
                .buildUnchecked());
        info.setDeliveries(all);
        order.order.setShippingInfo(info);
        return this;
    }

    /** There is a return item of these pieces. */
    OrderComingBack back(String line, long pieces, ReturnShipmentState state) {
        boolean custom = order.order.getCustomLineItems().stream()
                .anyMatch(each -> each.getId().equals(line));
        ReturnItem item = custom
                ? CustomLineItemReturnItemBuilder.of().customLineItemId(line).buildUnchecked()
                : LineItemReturnItemBuilder.of().lineItemId(line).buildUnchecked();
        item.setQuantity(pieces);
        item.setShipmentState(state);
        List<ReturnInfo> all =
                new ArrayList<>(order.order.getReturnInfo() == null ? List.of() : order.order.getReturnInfo());
        all.add(ReturnInfoBuilder.of().items(item).build());
        order.order.setReturnInfo(all);
        return this;
    }

    OrderComingBack back(String line, long pieces) {
        return back(line, pieces, ReturnShipmentState.RETURNED);
    }

    /** Where commercetools has the pieces, as {@link OrderInWarehouse#has}. */
    OrderComingBack has(String line, String... pieces) {
        order.has(line, pieces);
        return this;
    }

    Lacking lacking() {
        return BackPieces.missing(order.order, order.tables, order.lineItems);
    }

    /** What is missing, for people. */
    List<String> lacks() {
        return OrderInWarehouse.told(lacking());
    }

    List<String> notes() {
        return ((Lacking.Actions) lacking()).notes();
    }

    /** Writes what is missing, which must then be missing no more; gives back what it was. */
    List<String> catchesUp() {
        List<String> missing = lacks();
        if (lacking() instanceof Lacking.Actions all) {
            all.actions().forEach(order::apply);
        }
        assertThat(lacks())
                .as("after %s", missing)
                .allMatch(each -> each.startsWith("stuck") || each.startsWith("help"));
        return missing;
    }
}
