package connector.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the shipments of one destination are told to commercetools.
 *
 * @param carriers what tracking data is to call OrderFlow's carrier, or its courier; upper and lower case are one
 * @param services the same for the courier's service, by {@code service} or, before that, by {@code courier/service}
 */
public record ShipmentRules(
        Map<String, String> carriers,
        Map<String, String> services,
        ParcelItems parcelItems,
        ReversedDespatch reversedDespatch,
        Fields fields) {

    public static final ShipmentRules DEFAULT =
            new ShipmentRules(Map.of(), Map.of(), ParcelItems.NONE, ReversedDespatch.PARK, Fields.NONE);

    public ShipmentRules {
        carriers = anyCase(carriers);
        services = anyCase(services);
    }

    /** What stands in the parcels of a shipment of several packages: OrderFlow does not say (reference, §8 no. 29). */
    public enum ParcelItems {
        /** All of the shipment in its first parcel. */
        FIRST,
        /** Nothing; the delivery says it. */
        NONE
    }

    /** What becomes of a delivery whose shipment OrderFlow tells as not despatched after all. */
    public enum ReversedDespatch {
        /** It stays, and an operator decides. */
        PARK,
        /** It is removed. */
        REMOVE
    }

    /** Where the custom fields stand. */
    public enum On {
        PARCEL,
        DELIVERY
    }

    /**
     * Custom fields of parcels or deliveries for what tracking data has no place for.
     *
     * @param level whether parcels or deliveries have them
     * @param type key of their type; null: there are none
     * @param trackingUrl and {@code shipDate}: names of fields; null: not told
     * @param dateIn null: the field is a DateTime; else a Date, the day in this zone
     */
    public record Fields(
            On level,
            @Nullable String type,
            @Nullable String trackingUrl,
            @Nullable String shipDate,
            @Nullable ZoneId dateIn) {

        public static final Fields NONE = new Fields(On.PARCEL, null, null, null, null);

        /** The field's text for the time a shipment left. */
        public String shown(Instant left) {
            return dateIn == null
                    ? left.toString()
                    : left.atZone(dateIn).toLocalDate().toString();
        }
    }

    /** The table's word for the carrier, else for the courier; else their own. */
    public @Nullable String carrier(@Nullable String carrier, @Nullable String courier) {
        return first(
                carriers, Stream.of(text(carrier), text(courier)), text(carrier).isEmpty() ? courier : carrier);
    }

    /** The table's word for the service; else OrderFlow's own. */
    public @Nullable String service(@Nullable String courier, @Nullable String service) {
        return text(service).isEmpty()
                ? null
                : first(services, Stream.of(text(courier) + "/" + text(service), text(service)), service);
    }

    private static @Nullable String first(Map<String, String> table, Stream<String> keys, @Nullable String otherwise) {
        String own = text(otherwise);
        return keys.filter(table::containsKey).findFirst().map(table::get).orElse(own.isEmpty() ? null : own);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static Map<String, String> anyCase(Map<String, String> table) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(table);
        return Collections.unmodifiableMap(sorted);
    }
}
