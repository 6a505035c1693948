package connector.workqueue;

import connector.workqueue.InboxTable.Head;
import connector.workqueue.LaneTable.Claim;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** Takes a lane and reads its head in one round trip. */
class ClaimTable {

    /** Two statements, not one: the head is looked for after the counter has been read, never before. */
    private static final String TAKE = """
            update lane set epoch = epoch + 1, state = 'busy', next_try = null where key = ?
            returning epoch, arrivals, attempts;
            """ + InboxTable.HEAD_OF_TAKEN;

    private final JdbcTemplate jdbc;
    private final InboxTable inbox;
    private final Clock clock;

    ClaimTable(JdbcTemplate jdbc, InboxTable inbox, Clock clock) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @param head empty: nothing is to be done in the lane */
    record Taken(Claim claim, Optional<Head> head) {}

    /** Whoever had the lane before can record nothing any more. @param version of the execution that takes it */
    Taken take(Lane lane, long version) {
        PreparedStatementCallback<Taken> taken = statement -> taken(lane, version, statement);
        return Objects.requireNonNull(jdbc.execute(TAKE, taken));
    }

    private Taken taken(Lane lane, long version, PreparedStatement statement) throws SQLException {
        statement.setString(1, lane.key());
        statement.setString(2, lane.key());
        statement.setTimestamp(3, Timestamp.from(clock.instant()));
        statement.setString(4, lane.key());
        statement.execute();
        Claim claim = claim(lane, version, statement.getResultSet());
        statement.getMoreResults();
        ResultSet head = statement.getResultSet();
        return new Taken(claim, head.next() ? inbox.head(lane, head) : Optional.empty());
    }

    private static Claim claim(Lane lane, long version, ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new IllegalStateException("No lane " + lane.key());
        }
        return new Claim(lane, row.getLong("epoch"), row.getLong("arrivals"), row.getInt("attempts"), version);
    }
}
