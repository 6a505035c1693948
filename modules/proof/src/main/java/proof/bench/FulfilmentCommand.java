package proof.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./connector bench fulfilment} */
@Command(
        name = "fulfilment",
        mixinStandardHelpOptions = true,
        description = {
            "How long a despatch takes from its push to the parcel on the order, what it asks of both systems, and what"
                    + " becomes of conflicts.",
            "",
            "A sandbox and a connector with an embedded database in this JVM, schedules off, one push per shipment of two"
                    + " packages, evenly spaced. Then as many orders again, while somebody else writes the order"
                    + " between our reading and our writing, three times at most.",
            "Met: our version was not the newest. Rebased: written after another look. Parked: given up after five."
        })
final class FulfilmentCommand implements Callable<Integer> {

    @Option(
            names = "--orders",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Orders in each of the two rounds (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--rate",
            defaultValue = "20",
            paramLabel = "R",
            description = "Shipments that leave in a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--meddle",
            defaultValue = "0.5",
            paramLabel = "SHARE",
            description = "Share of our readings after which somebody else writes (default: ${DEFAULT-VALUE}).")
    private double meddle;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The same seed gives the same orders (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "The last line is the outcome as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (orders < 1 || rate <= 0 || meddle < 0 || meddle > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--orders and --rate must be positive, --meddle between 0 and 1");
        }
        FulfilmentFigures figures = new FulfilmentBench(orders, rate, seed).measure(meddle);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "push to parcel: p50 %.0f ms, p95 %.0f ms (%d shipments, %.1f a second)%n",
                figures.parcelP50Ms(), figures.parcelP95Ms(), figures.orders(), figures.shipmentsPerSecond());
        out.printf(
                "calls per shipment: %.2f to commercetools, %.2f to OrderFlow%n",
                figures.commercetoolsCallsPerShipment(), figures.orderFlowCallsPerShipment());
        FulfilmentFigures.Busy busy = figures.busy();
        out.printf(
                "with somebody else writing %d times: %d conflicts met, %d rebased, %d parked;"
                        + " %d of %d orders have exactly their parcels (p50 %.0f ms, p95 %.0f ms)%n",
                busy.meddled(),
                busy.met(),
                busy.rebased(),
                busy.parked(),
                busy.withParcels(),
                busy.orders(),
                busy.parcelP50Ms(),
                busy.parcelP95Ms());
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(figures));
        }
        out.flush();
        return 0;
    }
}
