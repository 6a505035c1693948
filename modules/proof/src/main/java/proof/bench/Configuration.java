package proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import proof.bench.SandboxWords.Addresses;
import sandbox.Sandbox;

/**
 * A connector.yaml against the sandbox. What it does not say is as the connector has it by default, time-outs, pool and
 * pauses among them, so that what is measured is what an operator runs; only OrderFlow's rate limits are out of the way.
 *
 * @param lanes worked on at the same time, and calls to OrderFlow at once
 * @param polls whether the schedules run: the sweep of messages and the polls of OrderFlow
 */
record Configuration(Addresses sandbox, int lanes, boolean polls) {

    static final String SOURCE = "sandbox";
    static final String SECRET_HEADER = "X-Connector-Secret";
    static final String SECRET = Sandbox.USER;

    private static final int MOST_CALLS = 100_000;
    private static final String NO_POLLS = "{enabled: false, pending-interval: 0s, silent-after: 0s}";

    /** @return the file; the database of the connector that reads it will be beside it */
    Path write(Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        return Files.writeString(folder.resolve("connector.yaml"), text(folder.resolve("data"), secret));
    }

    private String text(Path data, Path secret) {
        return """
                server: {port: 0}
                database: {data-folder: '%1$s'}
                work: {parallel-lanes: %2$d}
                commercetools:
                  project-key: %3$s
                  api-url: %4$s
                  auth-url: %4$s
                  client-id: %5$s
                  client-secret: 'file:%6$s'
                  connections: %7$d
                  sources:
                    %8$s: {header: %9$s, secret: 'file:%6$s'}
                  sweep: {enabled: %10$b}
                destinations:
                  sandbox:
                    base-url: %11$s
                    user: %5$s
                    password: 'file:%6$s'
                    channel: %12$s
                    organisation: myorg
                    parallel-calls: %2$d
                    calls-per-second: %13$d
                    poll: %14$s
                """.formatted(
                        data,
                        lanes,
                        Sandbox.PROJECT,
                        sandbox.commercetools(),
                        Sandbox.USER,
                        secret,
                        Math.max(64, lanes),
                        SOURCE,
                        SECRET_HEADER,
                        polls,
                        sandbox.orderFlow(),
                        Sandbox.CHANNEL,
                        MOST_CALLS,
                        polls ? "{}" : NO_POLLS);
    }
}
