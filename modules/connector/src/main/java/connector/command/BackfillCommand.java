package connector.command;

import connector.backfill.Backfill.Manner;
import connector.backfill.Pace;
import connector.backfill.Project;
import connector.backfill.Selection;
import connector.commercetools.client.ProjectAccess;
import connector.http.PooledHttpCalls;
import connector.settings.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Makes the service look at orders of a time span, or of a file, as if they had just been placed.",
            "What is exported already stays as it is. Works beside a running service, which takes the work up; without"
                    + " one it is done at the next start.",
            "Broken off, the same command goes on where it was."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed, or the project could not be read to the end: the same command goes on from there",
            "2:the command line or the configuration is wrong",
            "3:some orders of the file do not exist; with --dry-run also: some would wait or be parked"
        })
final class BackfillCommand implements Callable<Integer> {

    private static final double SANE = 10;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @ArgGroup(multiplicity = "1")
    private @Nullable BackfillWhich which;

    @Option(
            names = "--dry-run",
            description = "Says for each order what would happen and why; sends nothing and stores nothing.")
    private boolean dryRun;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            converter = Rate.class,
            description = {
                "Orders per second, or N/min (default: 10/s; a dry run goes as fast as it can).",
                "Orders placed meanwhile share the warehouse with these: leave them room."
            })
    private @Nullable Double rate;

    @Option(
            names = "--restart",
            description = "From the start, and looks once more also at orders that an earlier run has queued.")
    private boolean restart;

    @Option(names = "--json", description = "For programs: one object per line, the last one is the summary.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** {@code 10/s}, {@code 10}, {@code 600/min}. */
    static final class Rate implements ITypeConverter<Double> {

        private static final double MOST = 1000;
        private static final double SECONDS = 60;

        @Override
        public Double convert(String text) {
            boolean perMinute = text.endsWith("/min");
            String number = text.replaceFirst("/(s|min)$", "");
            double perSecond = number.matches("\\d{1,6}(\\.\\d{1,3})?")
                    ? Double.parseDouble(number) / (perMinute ? SECONDS : 1)
                    : 0;
            if (perSecond <= 0 || perSecond > MOST) {
                throw new TypeConversionException("'" + text + "' is no rate like 10/s or 600/min, 1000/s at most");
            }
            return perSecond;
        }
    }

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        if (which == null) {
            throw new ParameterException(spec.commandLine(), "say which orders: --from and --to, or --orders");
        }
        if (dryRun && restart) {
            throw new ParameterException(spec.commandLine(), "a dry run always begins at the start");
        }
        Selection selection = which.selection(spec.commandLine());
        Settings settings = config.read();
        try (PooledHttpCalls calls = PooledHttpCalls.create(1)) {
            ProjectAccess access = ProjectAccess.of(settings.commercetools(), calls, clock);
            Project project = new Project(
                    settings.commercetools().projectKey(),
                    access.orders(),
                    access.pages(),
                    access.channels(),
                    access.keys());
            BackfillRun run = new BackfillRun(settings, project, clock);
            return dryRun ? dry(run, selection) : real(run, selection);
        }
    }

    private int dry(BackfillRun run, Selection selection) {
        DryRunReport report = new DryRunReport(spec.commandLine(), selection, json);
        return run.dry(selection, rate == null ? Pace.UNLIMITED : Pace.of(rate), report);
    }

    private int real(BackfillRun run, Selection selection) {
        BackfillReport report = new BackfillReport(spec.commandLine(), selection, json);
        return run.real(selection, new Manner(restart, Pace.of(rate == null ? SANE : rate)), report);
    }
}
