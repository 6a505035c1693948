package proof.bench;

import connector.ConnectorApplication;
import connector.settings.InvalidSettings;
import connector.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import proof.bench.ExportFigures.Cell;

/**
 * Measures one number of lanes after the other, each with a sandbox, a database and a connector of its own. The sandbox
 * has its own JVM; the connector shares this one with whoever posts to it and with the bare callers, which rest while it
 * works: what posting costs is on the connector's account.
 */
final class ExportBench {

    private static final int CONNECTIONS = 512;

    private final int orders;
    private final long seed;
    private final Duration answerTime;

    /** @param answerTime how long every answer of the sandbox takes, at least */
    ExportBench(int orders, long seed, Duration answerTime) {
        this.orders = orders;
        this.seed = seed;
        this.answerTime = answerTime;
    }

    /** A service runs for months: what its JVM still has to compile is not its pace. */
    Cell measure(int lanes, WarmUp warmUp) throws IOException, InvalidSettings, SQLException, InterruptedException {
        return in(lanes, 3 * orders + warmUp.orders() + 2 * Round.PROBES, round -> round.measure(orders, warmUp));
    }

    /** Orders that nobody measures: so many by the connector, so many by the bare callers. */
    record WarmUp(int connector, int bare) {

        int orders() {
            return connector + bare;
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Round round) throws SQLException, InterruptedException;
    }

    private <T> T in(int lanes, int ordersInMemory, Work<T> work)
            throws IOException, InvalidSettings, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("connector-bench");
        try (SandboxChild sandbox = SandboxChild.start(seed, ordersInMemory, answerTime);
                CloseableHttpClient client = client();
                ConfigurableApplicationContext service = service(folder, sandbox, lanes)) {
            return work.with(new Round(sandbox, client, service, lanes));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static ConfigurableApplicationContext service(Path folder, SandboxChild sandbox, int lanes)
            throws IOException, InvalidSettings {
        Path file = new Configuration(sandbox.addresses(), lanes, false).write(folder);
        return ConnectorApplication.start(SettingsFile.read(file, Map.of()));
    }

    /** The same library as the connector's, with everything off that costs and nobody here needs. */
    private static CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS * 3)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
