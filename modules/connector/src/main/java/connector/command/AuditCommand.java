package connector.command;

import connector.audit.AuditStory;
import connector.audit.AuditStoryPrinter;
import connector.audit.StoryLine;
import connector.database.Database;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Looks into the audit log.",
        subcommands = AuditCommand.Show.class)
final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Tells an order's story in time order: every exchange with either system, every decision.")
    static final class Show implements Callable<Integer> {

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Parameters(paramLabel = "ORDER", description = "Order number or id.")
        private String order = "";

        @Option(names = "--bodies", description = "Shows what was sent and answered, too.")
        private boolean bodies;

        @Option(names = "--json", description = "As a JSON array, bodies included.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            try (Database database = Database.open(config.read().database())) {
                database.migrate();
                List<StoryLine> story = AuditStory.in(database.dataSource()).of(order);
                if (story.isEmpty()) {
                    spec.commandLine().getErr().println("Nothing is known of order " + order + ".");
                    return 1;
                }
                spec.commandLine().getOut().print(printed(story));
                spec.commandLine().getOut().flush();
                return 0;
            }
        }

        private String printed(List<StoryLine> story) {
            AuditStoryPrinter printer = new AuditStoryPrinter(ZoneId.systemDefault(), bodies);
            return json ? printer.json(story) + System.lineSeparator() : printer.print(story);
        }
    }
}
