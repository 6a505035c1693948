package connector.orderflow;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two columns of the links. */
@Component
class SilenceTable implements Silence {

    private final JdbcClient jdbc;
    private final Clock clock;

    SilenceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static SilenceTable in(DataSource database) {
        return new SilenceTable(JdbcClient.create(database), Clock.systemUTC());
    }

    @Override
    public void heard(String projectKey, String orderId, boolean finished) {
        jdbc.sql("update order_link set heard_at = :now, finished = :finished"
                        + " where project_key = :project and order_id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("finished", finished)
                .param("project", projectKey)
                .param("id", orderId)
                .update();
    }

    @Override
    public List<OrderLink> since(String destination, Instant before, int limit) {
        return jdbc.sql("select " + OrderLinkTable.COLUMNS + " from order_link where destination = :destination"
                        + " and not finished and state in ('ACCEPTED', 'DIFFERS', 'CANCELLING', 'KEPT') and heard_at < :before"
                        + " order by heard_at limit :limit")
                .param("destination", destination)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, n) -> OrderLinkTable.link(row))
                .list();
    }

    @Override
    public void asked(OrderLink link, Instant as) {
        jdbc.sql("update order_link set heard_at = :as where destination = :destination and reference = :reference")
                .param("as", Timestamp.from(as))
                .param("destination", link.destination())
                .param("reference", link.reference())
                .update();
    }
}
