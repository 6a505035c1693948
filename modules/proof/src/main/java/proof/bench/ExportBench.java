package proof.bench;

import connector.ConnectorApplication;
import connector.settings.InvalidSettings;
import connector.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
    private final int warmUp;
    private final long seed;

    ExportBench(int orders, int warmUp, long seed) {
        this.orders = orders;
        this.warmUp = warmUp;
        this.seed = seed;
    }

    Cell measure(int lanes) throws IOException, InvalidSettings, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("connector-bench");
        int inMemory = 3 * orders + 2 * warmUp + Round.PROBES;
        try (SandboxChild sandbox = SandboxChild.start(seed, inMemory);
                CloseableHttpClient client = client();
                ConfigurableApplicationContext service = service(folder, sandbox, lanes)) {
            return new Round(sandbox, client, service, lanes).measure(orders, warmUp);
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
