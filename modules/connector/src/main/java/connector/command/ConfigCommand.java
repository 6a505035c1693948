package connector.command;

import connector.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Looks at the configuration without starting anything.",
        subcommands = ConfigCommand.Check.class)
final class ConfigCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says all that is wrong with the configuration: where, why, and what to write instead.")
    static final class Check implements Callable<Integer> {

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            Settings settings = config.read();
            spec.commandLine().getOut().println(config.file() + " is fine: " + settings.summary() + ".");
            return 0;
        }
    }
}
