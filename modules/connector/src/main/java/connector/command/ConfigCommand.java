package connector.command;

import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.client.ProjectAccess;
import connector.http.PooledHttpCalls;
import connector.settings.ConfigSchema;
import connector.settings.InvalidSettings;
import connector.settings.ProjectCheck;
import connector.settings.SettingsFile;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Looks at the configuration without starting anything.",
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Schema.class})
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
            description = {
                "Says all that is wrong with the configuration: where, why, and what to write instead.",
                "Asks the commercetools project whether the stores, states, channels, shipping methods, zones and custom"
                        + " fields it names are there, and tries its expressions on recent orders. Writes nothing."
            })
    static final class Check implements Callable<Integer> {

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--offline", description = "Looks at the file only, and asks nobody.")
        private boolean offline;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            SettingsFile.Checked checked = config.check();
            String summary = checked.settings().summary();
            if (offline) {
                say(config.file() + " is fine: " + summary + ". The project was not asked.");
                return 0;
            }
            ProjectCheck.Findings findings = asked(checked);
            if (!findings.problems().isEmpty()) {
                throw new InvalidSettings(config.file().toString(), findings.problems());
            }
            if (!findings.unanswered().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("Nothing is wrong in " + config.file() + " itself, but the project did not tell "
                                + String.join("; ", findings.unanswered()) + ".");
                return 1;
            }
            say(config.file() + " is fine: " + summary + ". Expressions were tried on " + findings.orders()
                    + " recent order(s).");
            return 0;
        }

        private static ProjectCheck.Findings asked(SettingsFile.Checked checked) {
            CommercetoolsSettings project = checked.settings().commercetools();
            try (PooledHttpCalls calls = PooledHttpCalls.create(1)) {
                ProjectAccess access = ProjectAccess.of(project, calls, Clock.systemUTC());
                return new ProjectCheck(access.resources(), access.orders(), Clock.systemUTC()).of(checked.mentions());
            }
        }

        private void say(String words) {
            spec.commandLine().getOut().println(words);
        }
    }

    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Prints the JSON schema of connector.yaml, for editors that complete and explain.")
    static final class Schema implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(ConfigSchema.text());
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
