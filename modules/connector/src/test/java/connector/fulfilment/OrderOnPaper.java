package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderAddDeliveryAction;
import com.commercetools.api.models.order.OrderAddParcelToDeliveryAction;
import com.commercetools.api.models.order.OrderChangeShipmentStateAction;
import com.commercetools.api.models.order.OrderRemoveDeliveryAction;
import com.commercetools.api.models.order.OrderRemoveParcelFromDeliveryAction;
import com.commercetools.api.models.order.OrderSetDeliveryCustomFieldAction;
import com.commercetools.api.models.order.OrderSetDeliveryCustomTypeAction;
import com.commercetools.api.models.order.OrderSetDeliveryItemsAction;
import com.commercetools.api.models.order.OrderSetParcelCustomFieldAction;
import com.commercetools.api.models.order.OrderSetParcelCustomTypeAction;
import com.commercetools.api.models.order.OrderSetParcelItemsAction;
import com.commercetools.api.models.order.OrderSetParcelTrackingDataAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.Parcel;
import com.commercetools.api.models.order.ParcelBuilder;
import com.commercetools.api.models.order.ParcelDraft;
import com.commercetools.api.models.order.TrackingData;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.CustomFieldsDraft;
import com.commercetools.api.models.type.FieldContainer;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The little of commercetools that deliveries need: keeps what it is told, refuses a key twice, checks no quantities. */
final class OrderOnPaper {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 7, 3, 12, 0, 0, 0, ZoneOffset.UTC);

    private final Order order;
    private int next = 1;

    OrderOnPaper(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    /** Under the order's shipping info, or under those of its shippings. */
    List<Delivery> deliveries() {
        return lists().flatMap(List::stream).toList();
    }

    private Stream<List<Delivery>> lists() {
        return order.getShippingInfo() == null
                ? order.getShipping().stream().map(Shipping::getShippingInfo).map(OrderOnPaper::deliveries)
                : Stream.of(deliveries(order.getShippingInfo()));
    }

    private static List<Delivery> deliveries(ShippingInfo info) {
        if (info.getDeliveries() == null) {
            info.setDeliveries(new ArrayList<>());
        }
        return info.getDeliveries();
    }

    private List<Delivery> under(String shippingKey) {
        return shippingKey == null
                ? deliveries(order.getShippingInfo())
                : deliveries(order.getShipping().stream()
                        .filter(shipping -> shipping.getShippingKey().equals(shippingKey))
                        .findFirst()
                        .orElseThrow()
                        .getShippingInfo());
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
                delivery(add.getDeliveryKey())
                        .getParcels()
                        .add(parcel(
                                add.getParcelKey(), add.getTrackingData(), add.getItems(), custom(add.getCustom())));
            case OrderSetParcelTrackingDataAction set ->
                parcel(set.getParcelKey()).setTrackingData(set.getTrackingData());
            case OrderChangeShipmentStateAction change -> order.setShipmentState(change.getShipmentState());
            case OrderSetDeliveryItemsAction set ->
                delivery(set.getDeliveryKey()).setItems(set.getItems());
            case OrderRemoveDeliveryAction remove ->
                lists().forEach(list ->
                        list.removeIf(delivery -> remove.getDeliveryKey().equals(delivery.getKey())));
            case OrderRemoveParcelFromDeliveryAction remove ->
                lists().forEach(list -> list.forEach(delivery -> delivery.getParcels()
                        .removeIf(each -> remove.getParcelKey().equals(each.getKey()))));
            case OrderSetParcelItemsAction set -> parcel(set.getParcelKey()).setItems(set.getItems());
            case OrderSetParcelCustomTypeAction set ->
                parcel(set.getParcelKey()).setCustom(custom(set.getType().getKey(), set.getFields()));
            case OrderSetDeliveryCustomTypeAction set ->
                delivery(set.getDeliveryKey()).setCustom(custom(set.getType().getKey(), set.getFields()));
            case OrderSetParcelCustomFieldAction set ->
                parcel(set.getParcelKey()).getCustom().getFields().setValue(set.getName(), set.getValue());
            case OrderSetDeliveryCustomFieldAction set ->
                delivery(set.getDeliveryKey()).getCustom().getFields().setValue(set.getName(), set.getValue());
            default -> throw new AssertionError("unexpected " + action.getAction());
        }
    }

    private void addDelivery(OrderAddDeliveryAction add) {
        assertThat(add.getDeliveryKey()).matches("[A-Za-z0-9_-]{2,256}");
        assertThat(deliveries()).extracting(Delivery::getKey).doesNotContain(add.getDeliveryKey());
        List<Parcel> parcels = new ArrayList<>();
        for (ParcelDraft draft : add.getParcels()) {
            parcels.add(parcel(draft.getKey(), draft.getTrackingData(), draft.getItems(), custom(draft.getCustom())));
        }
        under(add.getShippingKey())
                .add(DeliveryBuilder.of()
                        .id("d" + next++)
                        .key(add.getDeliveryKey())
                        .createdAt(NOW)
                        .items(add.getItems())
                        .parcels(parcels)
                        .custom(custom(add.getCustom()))
                        .build());
    }

    private static CustomFields custom(CustomFieldsDraft draft) {
        return draft == null ? null : custom(draft.getType().getKey(), draft.getFields());
    }

    private static CustomFields custom(String typeKey, FieldContainer fields) {
        return CustomFieldsBuilder.of()
                .type(TypeReferenceBuilder.of().id("id-of-" + typeKey).build())
                .fields(fields)
                .build();
    }

    private Parcel parcel(String key, TrackingData tracking, List<DeliveryItem> items, CustomFields custom) {
        assertThat(key).matches("[A-Za-z0-9_-]{2,256}");
        assertThat(parcels()).extracting(Parcel::getKey).doesNotContain(key);
        return ParcelBuilder.of()
                .id("p" + next++)
                .key(key)
                .createdAt(NOW)
                .trackingData(tracking)
                .items(items)
                .custom(custom)
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
