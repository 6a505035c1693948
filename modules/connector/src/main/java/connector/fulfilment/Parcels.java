package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.OrderAddParcelToDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderSetParcelTrackingDataActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.Parcel;
import com.commercetools.api.models.order.ParcelDraft;
import com.commercetools.api.models.order.ParcelDraftBuilder;
import com.commercetools.api.models.order.TrackingData;
import com.commercetools.api.models.order.TrackingDataBuilder;
import connector.orderflow.Despatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One parcel per package of a shipment. Its tracking data says: {@code carrier} the actual carrier, else the courier integration;
 * {@code trackingId} the package's reference; {@code provider} the courier's service; {@code providerTransaction} OrderFlow's shipment
 * reference. A shipment without packages is one parcel by its own despatch reference; without that either, it has no parcel yet.
 */
final class Parcels {

    private final Despatch despatch;

    Parcels(Despatch despatch) {
        this.despatch = despatch;
    }

    /** All parcels, for a delivery about to be created. */
    List<ParcelDraft> drafts() {
        List<String> ids = trackingIds();
        return IntStream.range(0, ids.size())
                .mapToObj(i -> ParcelDraftBuilder.of()
                        .key(ShipmentKeys.parcel(despatch.reference(), i + 1))
                        .trackingData(wanted(ids.get(i)))
                        .build())
                .toList();
    }

    /**
     * What an existing delivery lacks. A package is recognised by its tracking id, in whatever order packages are told; what is
     * then left over on both sides is a corrected tracking id.
     */
    List<OrderUpdateAction> missingFrom(Delivery delivery) {
        List<Parcel> there = new ArrayList<>(OrderedPieces.list(delivery.getParcels()));
        Set<String> keys =
                there.stream().map(Parcel::getKey).filter(Objects::nonNull).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        List<OrderUpdateAction> actions = new ArrayList<>();
        for (String id : trackingIds()) {
            Optional<Parcel> same = there.stream()
                    .filter(parcel -> id.equals(trackingId(parcel)))
                    .findFirst();
            same.ifPresentOrElse(there::remove, () -> unknown.add(id));
            same.filter(this::isOurs).flatMap(parcel -> completed(parcel, id)).ifPresent(actions::add);
        }
        there.removeIf(parcel -> !isOurs(parcel));
        for (String id : unknown) {
            actions.add(there.isEmpty() ? added(id, keys) : corrected(there.removeFirst(), id));
        }
        return actions;
    }

    private List<String> trackingIds() {
        String only = despatch.despatchReference();
        List<String> ids = despatch.packages().isEmpty() && only != null ? List.of(only) : despatch.packages();
        return ids.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private TrackingData wanted(String trackingId) {
        return TrackingDataBuilder.of()
                .trackingId(trackingId)
                .carrier(filled(despatch.carrier()) == null ? filled(despatch.courier()) : filled(despatch.carrier()))
                .provider(filled(despatch.service()))
                .providerTransaction(despatch.reference())
                .build();
    }

    private OrderUpdateAction added(String trackingId, Set<String> keys) {
        String key = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> ShipmentKeys.parcel(despatch.reference(), n))
                .filter(keys::add)
                .findFirst()
                .orElseThrow();
        return OrderAddParcelToDeliveryActionBuilder.of()
                .deliveryKey(ShipmentKeys.delivery(despatch.reference()))
                .parcelKey(key)
                .trackingData(wanted(trackingId))
                .build();
    }

    /** A carrier or service we learned later; one that is there stays, pushes and polls name carriers differently. */
    private Optional<OrderUpdateAction> completed(Parcel parcel, String trackingId) {
        TrackingData wanted = wanted(trackingId);
        TrackingData there = parcel.getTrackingData();
        boolean carrierIsNews = there.getCarrier() == null && wanted.getCarrier() != null;
        boolean serviceIsNews = there.getProvider() == null && wanted.getProvider() != null;
        if (!carrierIsNews && !serviceIsNews) {
            return Optional.empty();
        }
        wanted.setCarrier(there.getCarrier() == null ? wanted.getCarrier() : there.getCarrier());
        wanted.setProvider(there.getProvider() == null ? wanted.getProvider() : there.getProvider());
        return Optional.of(setTracking(parcel, wanted));
    }

    private OrderUpdateAction corrected(Parcel parcel, String trackingId) {
        TrackingData wanted = wanted(trackingId);
        TrackingData there = parcel.getTrackingData();
        if (there != null) {
            wanted.setCarrier(wanted.getCarrier() == null ? there.getCarrier() : wanted.getCarrier());
            wanted.setProvider(wanted.getProvider() == null ? there.getProvider() : wanted.getProvider());
        }
        return setTracking(parcel, wanted);
    }

    private static OrderUpdateAction setTracking(Parcel parcel, TrackingData data) {
        return OrderSetParcelTrackingDataActionBuilder.of()
                .parcelKey(parcel.getKey())
                .trackingData(data)
                .build();
    }

    private boolean isOurs(Parcel parcel) {
        String key = parcel.getKey();
        String first = ShipmentKeys.parcel(despatch.reference(), 1);
        return key != null && key.startsWith(first.substring(0, first.length() - 1));
    }

    private static @Nullable String trackingId(Parcel parcel) {
        return parcel.getTrackingData() == null
                ? null
                : parcel.getTrackingData().getTrackingId();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
