package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.OrderSetParcelItemsActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.Parcel;
import connector.commercetools.OrderParts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is in a parcel that is on the order. Only what we put there, all of the delivery, is ever changed. */
record ParcelContents(Parcel parcel, Delivery delivery) {

    /** @param alone others were taken away: an empty parcel may be the only one left, and then it holds all */
    Optional<OrderUpdateAction> become(List<DeliveryItem> wanted, boolean alone) {
        Map<String, Long> there = byLine(parcel.getItems());
        boolean ours = there.isEmpty() ? alone : there.equals(byLine(delivery.getItems()));
        return !ours || there.equals(byLine(wanted))
                ? Optional.empty()
                : Optional.of(OrderSetParcelItemsActionBuilder.of()
                        .parcelKey(parcel.getKey())
                        .items(wanted)
                        .build());
    }

    private static Map<String, Long> byLine(@Nullable List<DeliveryItem> items) {
        return OrderParts.list(items).stream()
                .collect(Collectors.toMap(DeliveryItem::getId, DeliveryItem::getQuantity, Long::sum));
    }
}
