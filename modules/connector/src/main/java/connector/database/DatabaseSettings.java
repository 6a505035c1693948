package connector.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL to use.
 *
 * @param url JDBC URL of a PostgreSQL somewhere else, null for an embedded one in the data folder
 * @param user for the URL only
 * @param password for the URL only
 * @param dataFolder where the embedded server keeps its data, password, port and log; not used with a URL
 * @param poolSize connections this process opens at most
 */
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        Path dataFolder,
        int poolSize) {

    /** The embedded server in this folder. */
    public static DatabaseSettings embedded(Path dataFolder, int poolSize) {
        return new DatabaseSettings(null, null, null, dataFolder, poolSize);
    }

    /** Leaves out the password, and the URL because it may carry one. */
    @Override
    public String toString() {
        return url == null ? "embedded in " + dataFolder : "external, user " + user;
    }
}
