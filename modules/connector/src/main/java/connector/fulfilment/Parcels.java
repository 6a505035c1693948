package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.OrderAddParcelToDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderRemoveParcelFromDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderSetParcelTrackingDataActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.Parcel;
import com.commercetools.api.models.order.ParcelDraft;
import com.commercetools.api.models.order.ParcelDraftBuilder;
import com.commercetools.api.models.order.TrackingData;
import com.commercetools.api.models.order.TrackingDataBuilder;
import connector.commercetools.OrderParts;
import connector.fulfilment.TakenPieces.Share;
import connector.orderflow.Despatch;
import connector.routing.ShipmentRules.ParcelItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
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

    private final Shipment shipment;
    private final Despatch despatch;
    private final List<String> trackingIds;

    Parcels(Shipment shipment) {
        this.shipment = shipment;
        despatch = shipment.despatch();
        trackingIds = trackingIds(despatch);
    }

    /** All parcels, for a delivery about to be created. */
    List<ParcelDraft> drafts(Share share) {
        return IntStream.range(0, trackingIds.size())
                .mapToObj(i -> ParcelDraftBuilder.of()
                        .key(ShipmentKeys.parcel(despatch.reference(), i + 1))
                        .trackingData(wanted(trackingIds.get(i)))
                        .items(orNone(contents(i, share)))
                        .custom(ShipmentFields.ofParcel(shipment, trackingIds.get(i))
                                .draft())
                        .build())
                .toList();
    }

    /**
     * What an existing delivery lacks. A package is recognised by its tracking id, in whatever order packages are told; what is
     * then left over on both sides is a corrected tracking id.
     *
     * @param share what the delivery is to hold
     */
    List<OrderUpdateAction> missingFrom(Delivery delivery, Share share) {
        List<OrderUpdateAction> actions =
                new ArrayList<>(ShipmentFields.ofDelivery(shipment).missingFrom(delivery));
        SequencedMap<Parcel, String> labels = new LinkedHashMap<>();
        List<Parcel> gone = new ArrayList<>();
        actions.addAll(tracking(OrderParts.list(delivery.getParcels()), share, labels, gone));
        List<Parcel> ours = OrderParts.list(delivery.getParcels()).stream()
                .filter(parcel -> isOurs(parcel) && !gone.contains(parcel))
                .toList();
        for (int n = 0; n < ours.size(); n++) {
            Parcel parcel = ours.get(n);
            actions.addAll(ShipmentFields.ofParcel(
                            shipment, labels.getOrDefault(parcel, trackingId(parcel)), trackingId(parcel))
                    .missingFrom(parcel));
            new ParcelContents(parcel, delivery)
                    .become(contents(n, share), !gone.isEmpty())
                    .ifPresent(actions::add);
        }
        return actions;
    }

    /**
     * @param labels filled with what each of our parcels is to be called
     * @param gone filled with those that no package stands for any more
     */
    private List<OrderUpdateAction> tracking(
            List<Parcel> parcels, Share share, Map<Parcel, String> labels, List<Parcel> gone) {
        List<Parcel> there = new ArrayList<>(parcels);
        Set<String> keys =
                there.stream().map(Parcel::getKey).filter(Objects::nonNull).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        List<OrderUpdateAction> actions = new ArrayList<>();
        for (String id : trackingIds) {
            Optional<Parcel> same = there.stream()
                    .filter(parcel -> id.equals(trackingId(parcel)))
                    .findFirst();
            same.ifPresentOrElse(there::remove, () -> unknown.add(id));
            same.filter(this::isOurs).ifPresent(parcel -> labels.put(parcel, id));
            same.filter(this::isOurs).flatMap(parcel -> completed(parcel, id)).ifPresent(actions::add);
        }
        there.removeIf(parcel -> !isOurs(parcel));
        for (String id : unknown) {
            if (there.isEmpty()) {
                actions.add(added(id, keys, share));
            } else {
                labels.put(there.getFirst(), id);
                actions.add(corrected(there.removeFirst(), id));
            }
        }
        if (shipment.inFull() && !trackingIds.isEmpty()) {
            gone.addAll(there);
            there.forEach(parcel -> actions.add(OrderRemoveParcelFromDeliveryActionBuilder.of()
                    .parcelKey(parcel.getKey())
                    .build()));
        }
        return actions;
    }

    /** What is in a parcel: all of the shipment in its only one; of several, nobody knows (reference, OrderFlow §8 no. 29). */
    private List<DeliveryItem> contents(int n, Share share) {
        boolean all = n == 0 && (trackingIds.size() <= 1 || shipment.rules().parcelItems() == ParcelItems.FIRST);
        return all ? share.items() : List.of();
    }

    private static @Nullable List<DeliveryItem> orNone(List<DeliveryItem> items) {
        return items.isEmpty() ? null : items;
    }

    private static List<String> trackingIds(Despatch despatch) {
        String only = despatch.despatchReference();
        List<String> ids = despatch.packages().isEmpty() && only != null ? List.of(only) : despatch.packages();
        return ids.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private TrackingData wanted(String trackingId) {
        return TrackingDataBuilder.of()
                .trackingId(trackingId)
                .carrier(shipment.rules().carrier(despatch.carrier(), despatch.courier()))
                .provider(shipment.rules().service(despatch.courier(), despatch.service()))
                .providerTransaction(despatch.reference())
                .build();
    }

    private OrderUpdateAction added(String trackingId, Set<String> keys, Share share) {
        String key = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> ShipmentKeys.parcel(despatch.reference(), n))
                .filter(keys::add)
                .findFirst()
                .orElseThrow();
        boolean first = key.equals(ShipmentKeys.parcel(despatch.reference(), 1));
        return OrderAddParcelToDeliveryActionBuilder.of()
                .deliveryKey(share.key())
                .parcelKey(key)
                .trackingData(wanted(trackingId))
                .items(orNone(contents(first ? 0 : 1, share)))
                .custom(ShipmentFields.ofParcel(shipment, trackingId).draft())
                .build();
    }

    /** What the despatches query shows counts, also when it is corrected; what another source names only fills a gap. */
    private Optional<OrderUpdateAction> completed(Parcel parcel, String trackingId) {
        TrackingData wanted = wanted(trackingId);
        TrackingData there = parcel.getTrackingData();
        wanted.setCarrier(either(wanted.getCarrier(), there.getCarrier()));
        wanted.setProvider(either(wanted.getProvider(), there.getProvider()));
        return Objects.equals(wanted.getCarrier(), there.getCarrier())
                        && Objects.equals(wanted.getProvider(), there.getProvider())
                ? Optional.empty()
                : Optional.of(setTracking(parcel, wanted));
    }

    private @Nullable String either(@Nullable String wanted, @Nullable String there) {
        return wanted == null || (there != null && !shipment.inFull()) ? there : wanted;
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
}
