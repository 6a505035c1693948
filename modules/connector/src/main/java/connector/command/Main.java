package connector.command;

import connector.settings.InvalidSettings;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code ./connector …} */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Keeps commercetools and OrderFlow in step.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            ReplayCommand.class,
            BackfillCommand.class,
            ConfigCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it worked",
            "1:it failed; the reason is on the error output",
            "2:the command line or the configuration is wrong"
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        ServiceLoader.load(Subcommand.class).forEach(line::addSubcommand);
        everywhere(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Main::explain);
        return line;
    }

    /** {@code --version} says the same wherever it stands. */
    private static void everywhere(CommandLine line) {
        line.getCommandSpec().versionProvider(new Version());
        line.getSubcommands().values().forEach(Main::everywhere);
    }

    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof InvalidSettings invalid) {
            line.getErr().println(invalid.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "connector " + (version == null ? "(not built)" : version) + " on Java " + Runtime.version()
            };
        }
    }
}
