package connector.command;

import connector.audit.AuditPartitions;
import connector.database.Database;
import connector.settings.Settings;
import connector.workqueue.Lane;
import connector.workqueue.Replay;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Tries parked orders again. Each is looked at afresh, so nothing is sent that is there already.",
            "Works beside a running service, which takes the work up; without one it is done at the next start."
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "ORDER", description = "Order numbers, order ids, or OrderFlow references.")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--all", description = "Everything that is parked.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (orders.isEmpty() != all) {
            throw new ParameterException(spec.commandLine(), "name orders, or say --all");
        }
        Settings settings = config.read();
        try (Database database = Database.open(settings.database())) {
            database.migrate();
            AuditPartitions.in(database.dataSource(), Clock.systemUTC()).createAhead();
            Replay replay = Replay.in(database.dataSource(), Clock.systemUTC());
            return all ? wake(replay, replay.parked()) : wakeNamed(replay);
        }
    }

    private int wakeNamed(Replay replay) {
        int result = 0;
        for (String order : orders) {
            List<Lane> parked = replay.parked(order);
            if (parked.isEmpty()) {
                spec.commandLine().getErr().println("Nothing of " + order + " is parked.");
                result = 1;
            }
            wake(replay, parked);
        }
        return result;
    }

    private int wake(Replay replay, List<Lane> parked) {
        PrintWriter out = spec.commandLine().getOut();
        parked.forEach(lane -> {
            replay.wake(lane, System.getProperty("user.name", "unknown"));
            out.println("woken: " + lane.key());
        });
        out.flush();
        return 0;
    }
}
