package connector.settings;

import connector.database.DatabaseSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code database:} as it is written in the file. */
record DatabaseSection(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("data") String dataFolder,
        @DefaultValue("20") int poolSize) {

    DatabaseSettings settings(Problems problems) {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            problems.add(
                    "database.url",
                    "is not a JDBC URL of a PostgreSQL",
                    "Write jdbc:postgresql://host:5432/name, or leave it out for the embedded PostgreSQL.");
        }
        if (url != null && url.matches("(?i).*(password=|//[^/]*@).*")) {
            problems.add(
                    "database.url", "carries a password", "Move it to database.password, as env:NAME or file:/path.");
        }
        if (url == null && (user != null || password != null)) {
            problems.add(
                    "database.url",
                    "is missing although there is a user or password",
                    "Give the URL, or remove both: the embedded PostgreSQL keeps its own.");
        }
        if (poolSize < 4) {
            problems.add("database.pool-size", "must be at least 4", "20 suits most machines.");
        }
        return new DatabaseSettings(
                url, user, problems.optionalSecret("database.password", password), Path.of(dataFolder), poolSize);
    }
}
