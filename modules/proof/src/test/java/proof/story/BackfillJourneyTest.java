package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import connector.ConnectorApplication;
import connector.command.Main;
import connector.database.Database;
import connector.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import proof.ConnectorOnSandbox;
import sandbox.Sandbox;
import sandbox.orderflow.StoredOrder;

/** {@code ./connector backfill} as an operator runs it: a process of its own, killed, started again, and then a service. */
class BackfillJourneyTest {

    private static final int ORDERS = 12;
    private static final String[] SPAN = {"--from", "2000-01-01", "--to"};

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    /** What a run of the command left behind. */
    private record Run(int exitCode, String out, String err) {}

    @Test
    void killed_resumed_and_repeated_it_exports_each_order_once() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, 0, 7, Clock.systemUTC())) {
            sandbox.commercetools().placeOrders(ORDERS);
            Thread.sleep(5);
            String now = Clock.systemUTC().instant().toString();
            String file = configuration(sandbox).toString();
            DatabaseSettings settings = DatabaseSettings.embedded(folder.resolve("data"), 5);
            try (Database database = Database.open(settings)) {
                database.migrate();
                JdbcClient jdbc = JdbcClient.create(database.dataSource());

                Run dry = run(file, now, "--dry-run");
                assertThat(dry.out()).contains(ORDERS + " released, 0 waiting, 0 parked, 0 exported, 0 not found");
                assertThat(dry.exitCode()).as(dry.err()).isZero();
                assertThat(queued(jdbc)).isZero();

                Process doomed = start(List.of(), file, now, "--rate", "3/s");
                House.await("some orders in the queue", () -> queued(jdbc) >= 3);
                doomed.destroyForcibly().waitFor();
                assertThat(queued(jdbc)).isBetween(3L, ORDERS - 1L);

                Run resumed = run(file, now, "--rate", "1000/s");
                assertThat(resumed.exitCode()).as(resumed.err()).isZero();
                assertThat(resumed.err()).contains("going on behind them").contains("Start ./connector serve");
                assertThat(resumed.out())
                        .contains(ORDERS + " found, " + ORDERS + " queued, 0 already known, 0 not found");
                assertThat(queued(jdbc)).isEqualTo(ORDERS);
                assertThat(jdbc.sql("select count(distinct lane) from inbox")
                                .query(Long.class)
                                .single())
                        .isEqualTo(ORDERS);

                try (ConfigurableApplicationContext service = service(sandbox, settings)) {
                    assertThat(service.isActive()).isTrue();
                    House.await("all orders in the warehouse", () -> told(sandbox) == ORDERS && open(jdbc) == 0);
                    Run again = run(file, now, "--restart", "--rate", "1000/s");
                    assertThat(again.err()).doesNotContain("Start ./connector serve");
                    House.await("rest", () -> open(jdbc) == 0);
                }
                assertThat(sandbox.orderFlow().orders().stream().map(StoredOrder::importedReference))
                        .as("orders of the warehouse")
                        .hasSize(ORDERS)
                        .doesNotHaveDuplicates();
                assertThat(run(file, now, "--dry-run").out()).contains(ORDERS + " exported");
            }
        }
    }

    private static long told(Sandbox sandbox) {
        return sandbox.commercetools().orderIds().stream()
                .filter(id ->
                        !sandbox.commercetools().order(id).path("syncInfo").isEmpty())
                .count();
    }

    private static long queued(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from inbox").query(Long.class).single();
    }

    private static long open(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from inbox where state = 'open'")
                .query(Long.class)
                .single();
    }

    private static ConfigurableApplicationContext service(Sandbox sandbox, DatabaseSettings database) {
        return ConnectorApplication.start(new ConnectorOnSandbox(database, 8, 0, false).settings(sandbox));
    }

    private static Run run(String file, String until, String... options) throws IOException, InterruptedException {
        Path out = Files.createTempFile("backfill", ".out");
        Path err = Files.createTempFile("backfill", ".err");
        try {
            int exitCode = start(List.of(out, err), file, until, options).waitFor();
            return new Run(exitCode, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** @param to files for what it says; without them nobody listens */
    private static Process start(List<Path> to, String file, String until, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "backfill",
                "--config",
                file));
        command.addAll(List.of(SPAN));
        command.add(until);
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!to.isEmpty()) {
            builder.redirectOutput(to.getFirst().toFile())
                    .redirectError(to.getLast().toFile());
        }
        return builder.start();
    }

    private Path configuration(Sandbox sandbox) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), Sandbox.USER);
        return Files.writeString(folder.resolve("connector.yaml"), """
                database: {data-folder: '%1$s', pool-size: 4}
                commercetools:
                  project-key: %2$s
                  api-url: %3$s
                  auth-url: %3$s
                  client-id: %4$s
                  client-secret: 'file:%5$s'
                destinations:
                  sandbox: {base-url: '%6$s', user: %4$s, password: 'file:%5$s', channel: %7$s, organisation: myorg}
                """.formatted(
                        folder.resolve("data"),
                        Sandbox.PROJECT,
                        sandbox.commercetools().url(),
                        Sandbox.USER,
                        secret,
                        sandbox.orderFlow().url(),
                        Sandbox.CHANNEL));
    }
}
