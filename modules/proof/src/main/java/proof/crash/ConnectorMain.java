package proof.crash;

import connector.ConnectorApplication;
import connector.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import proof.ConnectorOnSandbox;

/**
 * The main class of a connector that works against a sandbox in another process. It is told everything by its environment:
 * a password does not belong on a command line. The schedules are off: only what was stored when it was acknowledged is ever
 * worked on, so that a lost message stays lost.
 */
final class ConnectorMain {

    private static final String PORT = "PROOF_PORT";
    private static final String LANES = "PROOF_LANES";
    private static final String COMMERCETOOLS = "PROOF_COMMERCETOOLS";
    private static final String ORDERFLOW = "PROOF_ORDERFLOW";
    private static final String FOLDER = "PROOF_FOLDER";
    private static final String URL = "PROOF_DATABASE_URL";
    private static final String USER = "PROOF_DATABASE_USER";
    private static final String PASSWORD = "PROOF_DATABASE_PASSWORD";
    private static final String POOL = "PROOF_POOL";

    private ConnectorMain() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> told = System.getenv();
        var settings = new ConnectorOnSandbox(
                new DatabaseSettings(
                        told.get(URL),
                        told.get(USER),
                        told.get(PASSWORD),
                        Path.of(needed(told, FOLDER)),
                        Integer.parseInt(needed(told, POOL))),
                Integer.parseInt(needed(told, LANES)),
                Integer.parseInt(needed(told, PORT)),
                false);
        ConnectorApplication.start(
                settings.settings(URI.create(needed(told, COMMERCETOOLS)), URI.create(needed(told, ORDERFLOW))));
        System.out.println(ConnectorProcess.READY);
        while (System.in.read() >= 0) {
            // whoever started this process is still there
        }
        System.exit(0);
    }

    static Map<String, String> environment(ConnectorProcess.Plan plan, int poolSize) {
        Map<String, String> told = new HashMap<>();
        told.put(PORT, Integer.toString(plan.port()));
        told.put(LANES, Integer.toString(plan.lanes()));
        told.put(COMMERCETOOLS, plan.commercetools().toString());
        told.put(ORDERFLOW, plan.orderFlow().toString());
        told.put(POOL, Integer.toString(poolSize));
        told.put(FOLDER, plan.database().dataFolder().toString());
        putIfThere(told, URL, plan.database().url());
        putIfThere(told, USER, plan.database().user());
        putIfThere(told, PASSWORD, plan.database().password());
        return told;
    }

    private static void putIfThere(Map<String, String> told, String name, @Nullable String value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    private static String needed(Map<String, String> told, String name) {
        return Objects.requireNonNull(told.get(name), name);
    }
}
