package sandbox;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.orderflow.PushSettings;
import sandbox.orderflow.WorkRules;

/** Runs both stand-ins alone, for rehearsals against a connector that runs elsewhere on this machine. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Runs stand-ins for commercetools and OrderFlow over HTTP until it is stopped.")
public class SandboxCommand implements Callable<Integer> {

    private static final int MEDDLED_AT_MOST = 3;

    @Option(
            names = "--commercetools-port",
            defaultValue = "8101",
            paramLabel = "PORT",
            description = "Default: ${DEFAULT-VALUE}.")
    private int commercetoolsPort;

    @Option(
            names = "--orderflow-port",
            defaultValue = "8102",
            paramLabel = "PORT",
            description = "Default: ${DEFAULT-VALUE}.")
    private int orderFlowPort;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same orders and parcels.")
    private long seed;

    @Option(
            names = "--connector",
            paramLabel = "URL",
            description = "Where the connector listens, e.g. http://127.0.0.1:8100: messages and pushes go there.")
    private @Nullable URI connector;

    @Option(
            names = "--source",
            defaultValue = "sandbox",
            description = "Source in /in/commercetools/{source} (default: ${DEFAULT-VALUE}).")
    private String source = "sandbox";

    @Option(
            names = "--destination",
            defaultValue = "sandbox",
            description = "Destination in /in/orderflow/{destination} (default: ${DEFAULT-VALUE}).")
    private String destination = "sandbox";

    @Option(
            names = "--pace",
            defaultValue = "PT2S",
            description = "How long the warehouse takes from one state to the next (default: ${DEFAULT-VALUE}).")
    private Duration pace = Duration.ofSeconds(2);

    @Option(
            names = "--answer-time",
            defaultValue = "PT0S",
            paramLabel = "DURATION",
            description =
                    "How long every answer of both systems takes at least, e.g. PT0.2S (default: ${DEFAULT-VALUE}).")
    private Duration answerTime = Duration.ZERO;

    @Option(
            names = "--meddle",
            defaultValue = "0",
            paramLabel = "SHARE",
            description =
                    "After this share of reads of an order (0 to 1) somebody else writes it, three times an order at"
                            + " most, so that the reader's version is old. Default: ${DEFAULT-VALUE}.")
    private double meddle;

    @Option(
            names = "--idle",
            description =
                    "The warehouse does nothing by itself: every step is told to it (POST /sandbox/warehouse/...).")
    private boolean idle;

    @Mixin
    private SandboxChoices choices = new SandboxChoices();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(
                commercetoolsPort, orderFlowPort, choices.choice(seed, spec.commandLine()), Clock.systemUTC())) {
            if (connector != null) {
                connect(sandbox, connector);
            }
            sandbox.orderFlow()
                    .warehouse()
                    .rules(WorkRules.plain(seed).splitting(0.2).packages(3));
            sandbox.commercetools().meddle(meddle, MEDDLED_AT_MOST);
            sandbox.answerTime(answerTime);
            if (!idle) {
                sandbox.orderFlow().warehouse().work(pace);
            }
            describe(sandbox);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void connect(Sandbox sandbox, URI to) {
        sandbox.commercetools()
                .deliverTo(
                        to.resolve("/in/commercetools/" + source),
                        "X-Connector-Secret",
                        Sandbox.USER,
                        DeliveryOptions.of(Envelope.PLATFORM));
        sandbox.orderFlow()
                .pusher()
                .on(PushSettings.to(to.resolve("/in/orderflow/" + destination), Sandbox.USER, Sandbox.USER));
    }

    private void describe(Sandbox sandbox) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("commercetools  " + sandbox.commercetools().url() + "  project " + Sandbox.PROJECT);
        out.println("OrderFlow      " + sandbox.orderFlow().url() + "  channel " + Sandbox.CHANNEL);
        out.println("user, client, password and secret: " + Sandbox.USER);
        out.println("place orders:  curl -X POST '" + sandbox.commercetools().url() + "/" + Sandbox.PROJECT
                + "/sandbox/orders?count=5'");
        out.println(
                connector == null ? "nothing is pushed anywhere: name --connector URL" : "news goes to " + connector);
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}
