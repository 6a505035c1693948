package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keys of deliveries and parcels, made from OrderFlow's shipment reference so that a fact told twice finds what it wrote the first
 * time (reference, commercetools §3.2 and §4.3: {@code [A-Za-z0-9_-]{2,256}}). A reference that cannot be a key as it is gets a short hash of
 * the true one behind it: {@code A/1} and {@code A.1} stay two.
 */
final class ShipmentKeys {

    private static final String DELIVERY = "of-shp-";
    private static final String PARCEL = "of-pcl-";
    private static final int LONGEST_REFERENCE = 220;
    private static final int HASH_BYTES = 6;

    private ShipmentKeys() {}

    static String delivery(String reference) {
        return DELIVERY + keyPart(reference);
    }

    /** The delivery of those pieces of a shipment that belong to one of several shippings. */
    static String delivery(String reference, String shippingKey) {
        return DELIVERY + keyPart(reference + "/" + shippingKey);
    }

    /** All that deliveries of a shipment may be called on this order. */
    static Set<String> deliveries(String reference, Order order) {
        Set<String> keys = new LinkedHashSet<>(Set.of(delivery(reference)));
        OrderedPieces.shippings(order).keySet().forEach(each -> keys.add(delivery(reference, each)));
        return keys;
    }

    /** @param n counts the packages of the shipment from 1 */
    static String parcel(String reference, int n) {
        return PARCEL + keyPart(reference) + "-" + n;
    }

    private static String keyPart(String reference) {
        String safe = reference.replaceAll("[^A-Za-z0-9_-]", "_");
        if (safe.length() > LONGEST_REFERENCE) {
            safe = safe.substring(0, LONGEST_REFERENCE);
        }
        return safe.equals(reference) ? safe : safe + "-" + hash(reference);
    }

    private static String hash(String reference) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
