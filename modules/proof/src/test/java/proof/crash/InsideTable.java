package proof.crash;

import connector.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the connector's own database says: for promises that cannot be seen from outside. */
final class InsideTable {

    private final JdbcClient jdbc;

    InsideTable(DatabaseSettings database) {
        String separator = String.valueOf(database.url()).contains("?") ? "&" : "?";
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.url() + separator + "currentSchema=connector",
                String.valueOf(database.user()),
                String.valueOf(database.password())));
    }

    /** The embedded server of a running connector. */
    static InsideTable ofFolder(Path folder) throws IOException {
        return new InsideTable(new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(folder.resolve("postgres.port")).strip() + "/postgres",
                "postgres",
                Files.readString(folder.resolve("postgres.password")).strip(),
                folder,
                1));
    }

    /** Those of these messages that are not stored. */
    List<String> missing(Collection<String> messageIds) {
        var stored =
                jdbc.sql("select dedupe_key from inbox").query(String.class).set();
        return messageIds.stream().filter(id -> !stored.contains(id)).toList();
    }

    /** Everything that a worker records about these orders: their lanes, links, decisions and exchanges. */
    Map<String, Object> recorded(Collection<String> orderIds) {
        String ours = " where split_part(lane, '/', 3) in (:ids)";
        return jdbc.sql("select (select count(*) from decision" + ours + ") as decisions,"
                        + " (select count(*) from exchange" + ours + ") as exchanges,"
                        + " (select string_agg(key || ' ' || state || ' ' || epoch || ' ' || changed_at, ', ' order by key)"
                        + "    from lane where split_part(key, '/', 3) in (:ids)) as lanes,"
                        + " (select string_agg(reference || ' ' || state || ' ' || changed_at, ', ' order by reference)"
                        + "    from order_link where order_id in (:ids)) as links")
                .param("ids", orderIds)
                .query()
                .singleRow();
    }

    /** True when no lane has work left and every worker has let go of its lane. */
    boolean quiet() {
        return jdbc.sql("select (select count(*) from inbox where state in ('open', 'parked'))"
                                + " + (select count(*) from lane where state <> 'idle')")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** What the database's sessions are busy with: for a message when something stands still. */
    String sessions() {
        return jdbc.sql("select pid || ' ' || state || ' since ' || (now() - state_change) || ' waits for '"
                        + " || coalesce(wait_event_type || '/' || wait_event, 'nothing') || ', blocked by '"
                        + " || pg_blocking_pids(pid)::text || ': ' || left(query, 100)"
                        + " from pg_stat_activity where backend_type = 'client backend' and state <> 'idle'")
                .query(String.class)
                .list()
                .toString();
    }
}
