package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderAddDeliveryAction;
import com.commercetools.api.models.order.OrderAddParcelToDeliveryAction;
import com.commercetools.api.models.order.OrderChangeShipmentStateAction;
import com.commercetools.api.models.order.OrderSetParcelTrackingDataAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.Parcel;
import com.commercetools.api.models.order.ParcelBuilder;
import com.commercetools.api.models.order.ParcelDraft;
import com.commercetools.api.models.order.TrackingData;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The little of commercetools that deliveries need: keeps what it is told, refuses a key twice, checks no quantities. */
final class OrderOnPaper {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 7, 3, 12, 0, 0, 0, ZoneOffset.UTC);

    private final Order order;
    private int next = 1;

    OrderOnPaper(Order order) {
        this.order = order;
        if (order.getShippingInfo() != null && order.getShippingInfo().getDeliveries() == null) {
            order.getShippingInfo().setDeliveries(new ArrayList<>());
        }
    }

    Order order() {
        return order;
    }

    List<Delivery> deliveries() {
        return order.getShippingInfo().getDeliveries();
    }

    List<Parcel> parcels() {
        return deliveries().stream()
                .flatMap(delivery -> delivery.getParcels().stream())
                .toList();
    }

    void apply(List<OrderUpdateAction> actions) {
        assertThat(actions).hasSizeBetween(1, 500);
        actions.forEach(this::apply);
    }

    private void apply(OrderUpdateAction action) {
        switch (action) {
            case OrderAddDeliveryAction add -> addDelivery(add);
            case OrderAddParcelToDeliveryAction add ->
                delivery(add.getDeliveryKey()).getParcels().add(parcel(add.getParcelKey(), add.getTrackingData()));
            case OrderSetParcelTrackingDataAction set ->
                parcel(set.getParcelKey()).setTrackingData(set.getTrackingData());
            case OrderChangeShipmentStateAction change -> order.setShipmentState(change.getShipmentState());
            default -> throw new AssertionError("unexpected " + action.getAction());
        }
    }

    private void addDelivery(OrderAddDeliveryAction add) {
        assertThat(add.getDeliveryKey()).matches("[A-Za-z0-9_-]{2,256}");
        assertThat(deliveries()).extracting(Delivery::getKey).doesNotContain(add.getDeliveryKey());
        List<Parcel> parcels = new ArrayList<>();
        for (ParcelDraft draft : add.getParcels()) {
            parcels.add(parcel(draft.getKey(), draft.getTrackingData()));
        }
        deliveries()
                .add(DeliveryBuilder.of()
                        .id("d" + next++)
                        .key(add.getDeliveryKey())
                        .createdAt(NOW)
                        .items(add.getItems())
                        .parcels(parcels)
                        .build());
    }

    private Parcel parcel(String key, TrackingData tracking) {
        assertThat(key).matches("[A-Za-z0-9_-]{2,256}");
        assertThat(parcels()).extracting(Parcel::getKey).doesNotContain(key);
        return ParcelBuilder.of()
                .id("p" + next++)
                .key(key)
                .createdAt(NOW)
                .trackingData(tracking)
                .build();
    }

    private Delivery delivery(String key) {
        return deliveries().stream()
                .filter(delivery -> key.equals(delivery.getKey()))
                .findFirst()
                .orElseThrow();
    }

    private Parcel parcel(String key) {
        return parcels().stream()
                .filter(parcel -> Objects.equals(key, parcel.getKey()))
                .findFirst()
                .orElseThrow();
    }
}
