package proof.demo;

import connector.command.Subcommand;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import proof.demo.BothSides.OrderState;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./connector demo} */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows orders flowing to the warehouse and parcels flowing back, while things go wrong.",
            "Database, sandbox and connector run in this process; nothing is left behind."
        },
        exitCodeListHeading = "%nExit codes (with --headless):%n",
        exitCodeList = {
            "0:every order was exported exactly once, every despatched piece is a parcel on its order exactly once",
            "1:not so, as compared by reading both sides afresh; with --story: a side does not show the story's end",
            "2:no story has that name"
        })
public final class DemoCommand implements Subcommand {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PER_ORDER = Duration.ofMillis(500);

    @Option(
            names = "--orders",
            defaultValue = "25",
            paramLabel = "N",
            description = "How many orders (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--headless",
            description = "Ends by itself, with an exit code, instead of staying for a look around.")
    private boolean headless;

    @Option(names = "--list-stories", description = "Tells which stories can be played, and ends.")
    private boolean listStories;

    @Option(
            names = "--story",
            paramLabel = "NAME",
            description = "Plays one dated story step by step instead, and ends with a verdict on both sides.")
    private @Nullable String story;

    @Option(names = "--json", description = "The last line is the outcome as JSON.")
    private boolean json;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The same seed gives the same orders and parcels (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--faults",
            defaultValue = "some",
            description = "How much goes wrong: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Faults faults = Faults.SOME;

    @Option(names = "--without-pushes", description = "Neither system tells us anything: the schedules must find it.")
    private boolean withoutPushes;

    @Option(
            names = "--without-polls",
            description = "The schedules are off: pushes, and the look-ups they trigger, must do.")
    private boolean withoutPolls;

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "PORT",
            description = "Where the page is shown (default: any free port).")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (listStories || story != null) {
            return new StoryTelling(spec.commandLine(), json).tell(story);
        }
        if (orders < 1) {
            throw new ParameterException(spec.commandLine(), "--orders must be at least 1");
        }
        if (withoutPushes && withoutPolls) {
            throw new ParameterException(
                    spec.commandLine(), "without pushes and without polls nothing would ever arrive: leave one on");
        }
        PrintWriter out = spec.commandLine().getOut();
        say(out, "Starting database, sandbox and connector ...");
        DemoOptions options = new DemoOptions(orders, seed, faults, !withoutPushes, !withoutPolls);
        try (Demo demo = new Demo(options, port)) {
            say(out, "Watch it at " + demo.page());
            demo.begin();
            demo.placeOrders();
            watch(demo, out);
            Verdict verdict = demo.verdict();
            tell(demo, verdict, out);
            if (!headless) {
                stay(out);
            }
            return verdict.holds() ? 0 : 1;
        }
    }

    private void watch(Demo demo, PrintWriter out) throws InterruptedException {
        Progress progress = new Progress(out, System.console() != null && !json);
        long end = System.nanoTime()
                + PATIENCE.plus(PER_ORDER.multipliedBy(orders)).toNanos();
        boolean complete = false;
        while (!complete && System.nanoTime() < end) {
            List<OrderState> states = demo.look();
            complete = states.stream().allMatch(OrderState::complete);
            progress.show(states, demo.faultsInjected());
            if (!complete) {
                Thread.sleep(LOOK);
            }
        }
        progress.end();
    }

    private void tell(Demo demo, Verdict verdict, PrintWriter out) {
        demo.look().stream()
                .filter(each -> !each.complete())
                .limit(10)
                .forEach(each -> out.println("not complete: " + each));
        out.printf(
                "%d orders: %d exported, %d duplicates, %d shipped, %d parcels, %d lost, %d double writes; %d faults injected;"
                        + " accepted after %d ms (p50), %d ms (p95)%n",
                verdict.orders(),
                verdict.exported(),
                verdict.duplicates(),
                verdict.shipped(),
                verdict.parcels(),
                verdict.lost(),
                verdict.doubleWrites(),
                verdict.faultsInjected(),
                verdict.p50Ms(),
                verdict.p95Ms());
        out.println(
                verdict.holds() ? "Both sides tell the same: nothing lost, nothing doubled." : "The two sides differ.");
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(verdict));
        }
        out.flush();
    }

    private static void stay(PrintWriter out) throws InterruptedException {
        say(out, "The page stays open. Stop with Ctrl-C.");
        Thread.currentThread().join();
    }

    private static void say(PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
