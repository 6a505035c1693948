package proof.bench;

import java.util.List;

/**
 * The outcome of {@code bench fulfilment}; component names are those of the JSON line.
 *
 * @param parcelP50Ms and {@code parcelP95Ms}: from the push's acknowledgement, that is its commit, to the parcel on the order
 * @param commercetoolsCallsPerShipment reads and writes of orders, with nobody else writing
 * @param busy the same number of orders with somebody who writes between reading and writing
 */
record FulfilmentFigures(
        int orders,
        long seed,
        int processors,
        double shipmentsPerSecond,
        double parcelP50Ms,
        double parcelP95Ms,
        double commercetoolsCallsPerShipment,
        double orderFlowCallsPerShipment,
        Busy busy) {

    /**
     * Conflicts.
     *
     * @param meddled how often the other one wrote
     * @param met how often our version was not the newest
     * @param rebased writes that went through on a newer order
     * @param parked writes that were given up
     * @param withParcels orders that have exactly the parcels of their shipments in the end
     */
    record Busy(
            int orders,
            long meddled,
            long met,
            long rebased,
            long parked,
            int withParcels,
            double parcelP50Ms,
            double parcelP95Ms) {}

    /** @param share 0.95 for the 95th percentile; zero of nothing */
    static double percentile(List<Double> waits, double share) {
        return waits.isEmpty() ? 0 : waits.stream().sorted().toList().get((int) Math.ceil(share * waits.size()) - 1);
    }
}
