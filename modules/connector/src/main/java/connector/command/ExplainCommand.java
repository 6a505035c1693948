package connector.command;

import connector.explain.Explaining;
import connector.settings.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Says what becomes of orders, and why: released, waiting or parked, the route that wins, the exact document for"
                    + " OrderFlow, the sum check, and what differs from what was sent. Sends nothing and writes nothing.",
            "The documents are shown whole, with names and addresses: mind where the output goes."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all orders are released",
            "1:explain itself failed; the reason is on the error output",
            "2:the command line or the configuration is wrong",
            "3:some orders wait or are parked, or could not be read"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final int NOT_ALL_RELEASED = 3;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(
            paramLabel = "ORDER",
            arity = "1..*",
            description =
                    "Order numbers, order ids, or files with orders as commercetools writes them: one, an array, or one"
                            + " per line. What exists as a file is a file.")
    private List<String> orders = new ArrayList<>();

    @Option(
            names = "--offline",
            description =
                    "Files only. Asks neither commercetools nor the database, and says which rules could not be judged.")
    private boolean offline;

    @Option(names = "--json", description = "One JSON object per order, each on one line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings settings = config.read();
        PrintWriter out = spec.commandLine().getOut();
        Explaining explaining = new Explaining(settings, json, text -> {
            out.print(text);
            out.flush();
        });
        return (offline ? explaining.offline(orders) : explaining.online(orders)) ? 0 : NOT_ALL_RELEASED;
    }
}
