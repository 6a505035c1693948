package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.OrderSetDeliveryCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetDeliveryCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderSetParcelCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetParcelCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.Parcel;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.CustomFieldsDraft;
import com.commercetools.api.models.type.CustomFieldsDraftBuilder;
import com.commercetools.api.models.type.FieldContainer;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.orderflow.Despatch;
import connector.routing.ShipmentRules;
import connector.routing.ShipmentRules.On;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tracking URL and ship date of a shipment, in custom fields: tracking data has no place for them (reference, commercetools §3.2). */
final class ShipmentFields {

    private final @Nullable String type;
    private final SequencedMap<String, String> values;
    private final Map<String, Predicate<String>> others;

    /** @param others by field what belongs to another package, and does not stay here */
    private ShipmentFields(
            @Nullable String type, SequencedMap<String, String> values, Map<String, Predicate<String>> others) {
        this.type = type;
        this.values = values;
        this.others = others;
    }

    static ShipmentFields ofDelivery(Shipment shipment) {
        return of(shipment, On.DELIVERY, shipment.despatch().trackingUrl(), url -> false);
    }

    static ShipmentFields ofParcel(Shipment shipment, @Nullable String trackingId) {
        return ofParcel(shipment, trackingId, null);
    }

    /** @param before the parcel was called so till now; a URL of that leads nowhere any more */
    static ShipmentFields ofParcel(Shipment shipment, @Nullable String trackingId, @Nullable String before) {
        TrackingUrls urls = new TrackingUrls(shipment.despatch());
        boolean renamed = before != null && !before.isBlank() && !before.equals(trackingId);
        return of(
                shipment,
                On.PARCEL,
                urls.of(trackingId),
                url -> urls.ofOthers(trackingId).contains(url) || (renamed && url.contains(String.valueOf(before))));
    }

    private static ShipmentFields of(Shipment shipment, On on, @Nullable String url, Predicate<String> isAnothersUrl) {
        ShipmentRules.Fields fields = shipment.rules().fields();
        Despatch despatch = shipment.despatch();
        SequencedMap<String, String> values = new TreeMap<>();
        Map<String, Predicate<String>> others = new TreeMap<>();
        if (fields.level() == on && fields.type() != null) {
            put(values, fields.trackingUrl(), url);
            put(values, fields.shipDate(), despatch.completed() == null ? null : fields.shown(despatch.completed()));
            if (fields.trackingUrl() != null && !values.containsKey(fields.trackingUrl())) {
                others.put(fields.trackingUrl(), isAnothersUrl);
            }
        }
        return new ShipmentFields(fields.type(), values, others);
    }

    private static void put(SequencedMap<String, String> values, @Nullable String name, @Nullable String value) {
        if (name != null && value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
    }

    /** For what is about to be added; null: nothing to say. */
    @Nullable
    CustomFieldsDraft draft() {
        return type == null || values.isEmpty()
                ? null
                : CustomFieldsDraftBuilder.of()
                        .type(TypeResourceIdentifierBuilder.of().key(type).build())
                        .fields(container())
                        .build();
    }

    List<OrderUpdateAction> missingFrom(Delivery delivery) {
        return missing(
                delivery.getCustom(),
                named -> OrderSetDeliveryCustomTypeActionBuilder.of()
                        .deliveryKey(delivery.getKey())
                        .type(TypeResourceIdentifierBuilder.of().key(named).build())
                        .fields(container())
                        .build(),
                (name, value) -> OrderSetDeliveryCustomFieldActionBuilder.of()
                        .deliveryKey(delivery.getKey())
                        .name(name)
                        .value(value)
                        .build());
    }

    List<OrderUpdateAction> missingFrom(Parcel parcel) {
        return missing(
                parcel.getCustom(),
                named -> OrderSetParcelCustomTypeActionBuilder.of()
                        .parcelKey(parcel.getKey())
                        .type(TypeResourceIdentifierBuilder.of().key(named).build())
                        .fields(container())
                        .build(),
                (name, value) -> OrderSetParcelCustomFieldActionBuilder.of()
                        .parcelKey(parcel.getKey())
                        .name(name)
                        .value(value)
                        .build());
    }

    private List<OrderUpdateAction> missing(
            @Nullable CustomFields there,
            Function<String, OrderUpdateAction> all,
            BiFunction<String, @Nullable String, OrderUpdateAction> one) {
        if (type == null || (there == null && values.isEmpty())) {
            return List.of();
        }
        if (there == null) {
            return List.of(all.apply(type));
        }
        List<OrderUpdateAction> missing = new ArrayList<>();
        others.forEach((name, isAnothers) -> {
            if (isAnothers.test(text(there.getFields().values().get(name)))) {
                missing.add(one.apply(name, null));
            }
        });
        values.forEach((name, value) -> {
            if (!value.equals(text(there.getFields().values().get(name)))) {
                missing.add(one.apply(name, value));
            }
        });
        return missing;
    }

    private FieldContainer container() {
        FieldContainerBuilder container = FieldContainerBuilder.of();
        values.forEach(container::addValue);
        return container.build();
    }

    /** The SDK reads what looks like a time as one. */
    private static String text(@Nullable Object value) {
        return value instanceof ZonedDateTime time ? time.toInstant().toString() : String.valueOf(value);
    }
}
