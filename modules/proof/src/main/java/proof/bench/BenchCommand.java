package proof.bench;

import connector.command.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./connector bench} */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures on this machine what the connector costs. Nothing is left behind.",
        subcommands = {ExportCommand.class, StartCommand.class, MappingCommand.class, FulfilmentCommand.class})
public final class BenchCommand implements Subcommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }
}
