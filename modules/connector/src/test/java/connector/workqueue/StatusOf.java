package connector.workqueue;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How the work in a database stands, for tests that run no engine. */
public final class StatusOf {

    private StatusOf() {}

    public static WorkStatus database(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        return new WorkStatus(new InboxTable(jdbc, JsonMapper.shared(), clock), new LaneTable(jdbc, clock));
    }
}
