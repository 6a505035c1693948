package proof.bench;

import java.util.List;

/**
 * The outcome of {@code bench export}; component names are those of the JSON line.
 *
 * @param answerTimeMs how long every answer of the sandbox took, at least
 */
record ExportFigures(int orders, int warmUp, long seed, long answerTimeMs, int processors, List<Cell> cells) {

    /**
     * One number of lanes.
     *
     * @param ratio connector's rate to the bare rate
     * @param burst all orders at once: mostly queueing
     * @param halfLoad orders arriving evenly at half the connector's rate: what one order waits
     * @param commitsPerEvent the connector's, during its bursts
     * @param writingCommitsPerEvent those among them that wrote
     * @param compilerPercent of the processors' time, spent by the compilers of the connector's JVM during its bursts: the
     *     nearer to 0, the warmer it was
     */
    record Cell(
            int lanes,
            double bareEventsPerSecond,
            double connectorEventsPerSecond,
            double ratio,
            double bareCallsPerEvent,
            double connectorCallsPerEvent,
            Latency burst,
            Latency halfLoad,
            double commitsPerEvent,
            double writingCommitsPerEvent,
            double compilerPercent) {

        static Cell of(
                int lanes, Block bare, Block connector, Latency halfLoad, Commits perEvent, double compilerPercent) {
            return new Cell(
                    lanes,
                    bare.perSecond(),
                    connector.perSecond(),
                    connector.perSecond() / bare.perSecond(),
                    bare.callsPerOrder(),
                    connector.callsPerOrder(),
                    Latency.of(bare, connector),
                    halfLoad,
                    perEvent.all(),
                    perEvent.writing(),
                    compilerPercent);
        }
    }

    /**
     * In milliseconds; added is the connector's minus the bare one of the same percentile.
     *
     * @param eventsPerSecond the connector reached
     */
    record Latency(
            int orders,
            double eventsPerSecond,
            double bareP50Ms,
            double bareP95Ms,
            double connectorP50Ms,
            double connectorP95Ms,
            double addedP50Ms,
            double addedP95Ms) {

        static Latency of(Block bare, Block connector) {
            return new Latency(
                    connector.orders(),
                    connector.perSecond(),
                    bare.wait(0.50),
                    bare.wait(0.95),
                    connector.wait(0.50),
                    connector.wait(0.95),
                    connector.wait(0.50) - bare.wait(0.50),
                    connector.wait(0.95) - bare.wait(0.95));
        }
    }
}
