package connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as people and scripts meet it. */
class CommandsTest {

    @TempDir
    private Path folder;

    /** What a run of the command line left behind. */
    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("connector.yaml"), text);
    }

    @Test
    void everyCommandExplainsItself() {
        List<String> names = new ArrayList<>();
        explainsItself(Main.commandLine(), List.of(), names);
        assertThat(names)
                .contains("connector", "connector serve", "connector audit", "connector audit show")
                .contains("connector config", "connector config check", "connector config schema")
                .contains("connector backfill");
    }

    private static void explainsItself(CommandLine line, List<String> path, List<String> names) {
        String name = line.getCommandSpec().qualifiedName(" ");
        names.add(name);
        List<String> help = new ArrayList<>(path);
        help.add("--help");
        Run asked = run(help.toArray(String[]::new));
        assertThat(asked.exitCode()).as(name).isZero();
        assertThat(asked.out()).startsWith("Usage: " + name).contains("--help").contains("--version");
        assertThat(asked.err()).isEmpty();
        help.set(help.size() - 1, "--version");
        assertThat(run(help.toArray(String[]::new)).out())
                .as(name + " --version")
                .startsWith("connector ");
        line.getSubcommands().forEach((word, subcommand) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(word);
            explainsItself(subcommand, deeper, names);
        });
    }

    @Test
    void theHelpNamesTheExitCodes() {
        assertThat(run("--help").out())
                .contains("Exit codes:")
                .containsPattern("0 +it worked")
                .containsPattern("1 +it failed")
                .containsPattern("2 +the command line or the configuration is wrong");
    }

    @Test
    void theVersionNamesTheJava() {
        Run asked = run("--version");
        assertThat(asked.exitCode()).isZero();
        assertThat(asked.out()).startsWith("connector ").contains(" on Java 25");
    }

    @Test
    void aWrongCommandLineIsTwo() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("nonsense").exitCode()).isEqualTo(2);
        assertThat(run("serve", "--nonsense").exitCode()).isEqualTo(2);
        assertThat(run("audit").exitCode()).isEqualTo(2);
        assertThat(run("audit", "show").exitCode()).isEqualTo(2);
        assertThat(run("config").exitCode()).isEqualTo(2);
        assertThat(run("explain").exitCode()).isEqualTo(2);
        assertThat(run("explain", "--offline").exitCode()).isEqualTo(2);
        assertThat(run("serve", "--nonsense").err()).contains("--nonsense").contains("Usage: connector serve");
    }

    @Test
    void aBackfillSaysWhatIsWrongWithItsCommandLine() throws IOException {
        Path empty = Files.writeString(folder.resolve("orders.txt"), "# none yet\n\n");
        assertThat(run("backfill").err()).contains("--from").contains("--orders");
        assertThat(run("backfill", "--from", "2026-01-01").exitCode()).isEqualTo(2);
        assertThat(run("backfill", "--from", "yesterday", "--to", "2026-01-02").err())
                .contains("'yesterday' is no time like 2026-11-01T08:00:00Z");
        assertThat(run("backfill", "--from", "2026-01-02", "--to", "2026-01-01").err())
                .contains("--from must be before --to");
        assertThat(run("backfill", "--orders", empty.toString()).err()).contains("names no order");
        assertThat(run("backfill", "--orders", "nowhere.txt").err()).contains("nowhere.txt cannot be read");
        assertThat(run("backfill", "--orders", empty.toString(), "--from", "2026-01-01", "--to", "2026-01-02")
                        .exitCode())
                .isEqualTo(2);
        for (String rate : new String[] {"0/s", "fast", "-1/s", "10/h", "100000/s"}) {
            Run refused = run("backfill", "--orders", empty.toString(), "--rate", rate);
            assertThat(refused.exitCode()).as(rate).isEqualTo(2);
            assertThat(refused.err()).contains("is no rate like 10/s");
        }
    }

    @Test
    void aWrongConfigurationIsTwoForEveryCommandThatReadsIt() throws IOException {
        String file = written("server: {prot: 1}\n").toString();
        for (String[] command :
                new String[][] {{"config", "check"}, {"serve"}, {"audit", "show", "1"}, {"explain", "1"}}) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(List.of("--config", file));
            Run refused = run(arguments.toArray(String[]::new));
            assertThat(refused.exitCode()).as(arguments.toString()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err())
                    .contains(file + " cannot be used:")
                    .contains("server.prot (line 1): is not a setting. Check its spelling");
            assertThat(refused.err()).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @Test
    void aMissingConfigurationIsTwo() {
        Run refused =
                run("config", "check", "--config", folder.resolve("none.yaml").toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Copy connector.sample.yaml to ");
    }

    @Test
    void aGoodConfigurationIsFine() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "tell-nobody\n");
        String file = written("""
                        commercetools:
                          project-key: shop
                          api-url: https://api.example.com
                          auth-url: https://auth.example.com
                          client-id: us
                          client-secret: file:SECRET
                        destinations:
                          main: {base-url: 'https://tenant.example.com/', user: us, password: 'file:SECRET', channel: web}
                        """.replace("SECRET", secret.toString())).toString();
        Run fine = run("config", "check", "--offline", "-c", file);
        assertThat(fine.err()).isEmpty();
        assertThat(fine.exitCode()).isZero();
        assertThat(fine.out())
                .startsWith(file + " is fine: project shop, 1 destination(s), 1 route(s)")
                .doesNotContain("tell-nobody");
    }

    @Test
    void aProjectThatCannotBeAskedIsNotCalledFine() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "tell-nobody\n");
        String file = written("""
                        commercetools:
                          project-key: shop
                          api-url: http://127.0.0.1:1
                          auth-url: http://127.0.0.1:1
                          client-id: us
                          client-secret: file:SECRET
                        destinations:
                          main: {base-url: 'https://tenant.example.com/', user: us, password: 'file:SECRET', channel: web}
                        """.replace("SECRET", secret.toString())).toString();
        Run unasked = run("config", "check", "-c", file);
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(unasked.out()).isEmpty();
        assertThat(unasked.err())
                .contains("whether a channel with the role OrderExport exists")
                .doesNotContain("tell-nobody")
                .doesNotContain("Exception");
    }

    @Test
    void explainEndsWithZeroOnlyIfEveryOrderIsReleased() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "tell-nobody\n");
        String file = written("""
                        commercetools:
                          project-key: shop
                          api-url: http://127.0.0.1:1
                          auth-url: http://127.0.0.1:1
                          client-id: us
                          client-secret: file:SECRET
                        destinations:
                          main: {base-url: 'http://127.0.0.1:1/', user: us, password: 'file:SECRET', channel: web}
                        """.replace("SECRET", secret.toString())).toString();
        String good = story("same-sku-on-two-lines");
        String odd = story("missing-sku");

        Run released = run("explain", "--offline", "-c", file, good, good);
        Run mixed = run("explain", "--offline", "--json", "-c", file, good, odd, "100001");

        assertThat(released.exitCode()).isZero();
        assertThat(released.out()).startsWith("W-1001  released: ");
        assertThat(mixed.exitCode()).isEqualTo(3);
        assertThat(mixed.out().lines().toList())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("{\"order\":").endsWith("}"));
        assertThat(released.err() + mixed.err()).isEmpty();
        assertThat(run("explain", "--help").out())
                .contains("names and addresses")
                .containsPattern("3 +some orders wait or are parked");
    }

    private static String story(String name) throws Exception {
        return Path.of(CommandsTest.class
                        .getResource("/orderexport/" + name + "/order.json")
                        .toURI())
                .toString();
    }

    @Test
    void theSchemaIsPrinted() {
        Run printed = run("config", "schema");
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).isEqualTo(Project.text("connector.schema.json"));
    }
}
