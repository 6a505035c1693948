package connector.workqueue;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cursors of polls and sweeps. */
class CursorTable implements Cursors {

    private final JdbcClient jdbc;
    private final Clock clock;

    CursorTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<String> read(String name) {
        return jdbc.sql("select value from cursor where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    @Override
    public void write(String name, String value) {
        jdbc.sql("""
                        insert into cursor (name, value, updated_at) values (:name, :value, :now)
                        on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at""")
                .param("name", name)
                .param("value", value)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
