package sandbox.orderflow;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * How the warehouse works. Draws depend on the seed and a reference only, never on the order of work.
 *
 * @param splitShare share (0 to 1) of orders that leave in two shipments
 * @param mostPackages a shipment has one to so many packages
 * @param couriers by delivery suggestion code; others take {@code anyCourier} (reference §4.3)
 */
public record WorkRules(
        long seed, double splitShare, int mostPackages, Map<String, Courier> couriers, Courier anyCourier) {

    /**
     * Who carries a shipment.
     *
     * @param trackingUrl with {@code {}} where the despatch reference goes
     */
    public record Courier(String courier, String courierService, String carrier, String service, String trackingUrl) {}

    /** One shipment and one package per order. */
    public static WorkRules plain(long seed) {
        Courier nextDay = new Courier("dpd", "dpd_classic", "DPD", "Next Day", "https://track.example/dpd/{}");
        Courier express = new Courier("dhl", "dhl_express", "DHL", "Express", "https://track.example/dhl/{}");
        return new WorkRules(seed, 0, 1, Map.of("express", express), nextDay);
    }

    public WorkRules splitting(double share) {
        return new WorkRules(seed, share, mostPackages, couriers, anyCourier);
    }

    public WorkRules packages(int most) {
        return new WorkRules(seed, splitShare, most, couriers, anyCourier);
    }

    /** A number from 0 to below 1, always the same for a text and a seed. */
    static double draw(long seed, String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        long mixed = (checksum.getValue() + seed) * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        mixed *= 0xD6E8FEB86659FD93L;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
