package connector.orderflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The links, one row per OrderFlow order. */
@Component
class OrderLinkTable implements OrderLinks {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<OrderLink.Part>> PARTS = new TypeReference<>() {};
    static final String COLUMNS = "project_key, order_id, order_number, destination, reference, fingerprint, content,"
            + " fields, site, parts, state, note";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OrderMemoryTable memory;

    OrderLinkTable(JdbcClient jdbc, OrderMemoryTable memory, Clock clock) {
        this.jdbc = jdbc;
        this.memory = memory;
        this.clock = clock;
    }

    static OrderLinkTable in(DataSource database) {
        return new OrderLinkTable(
                JdbcClient.create(database), new OrderMemoryTable(new JdbcTemplate(database)), Clock.systemUTC());
    }

    @Override
    public List<OrderLink> ofOrder(String projectKey, String orderId) {
        return memory.of(projectKey, orderId).links();
    }

    @Override
    public Optional<OrderLink> ofReference(String destination, String reference) {
        return jdbc.sql("select " + COLUMNS + " from order_link where destination = :destination"
                        + " and reference = :reference")
                .param("destination", destination)
                .param("reference", reference)
                .query((row, n) -> link(row))
                .optional();
    }

    @Override
    public void save(OrderLink link) {
        memory.written();
        int rows = jdbc.sql("""
                        insert into order_link (project_key, order_id, order_number, destination, reference, fingerprint,
                            content, fields, site, parts, state, note, changed_at)
                        values (:project, :id, :number, :destination, :reference, :fingerprint, :content, :fields::jsonb,
                            :site, :parts::jsonb, :state, :note, :now)
                        on conflict (destination, reference) do update set order_number = excluded.order_number,
                            fingerprint = excluded.fingerprint, content = excluded.content, fields = excluded.fields,
                            site = excluded.site, parts = excluded.parts,
                            state = excluded.state, note = excluded.note, changed_at = excluded.changed_at
                        where order_link.project_key = excluded.project_key and order_link.order_id = excluded.order_id
                            and (excluded.state not in ('PLANNED', 'SENDING', 'ADOPTING')
                                or order_link.state = excluded.state
                                or (excluded.state = 'SENDING' and order_link.state in ('PLANNED', 'REPLACING')))
                            and (order_link.state <> 'CANCELLED' or excluded.state in ('CANCELLED', 'CANCELLING'))""")
                .param("project", link.projectKey())
                .param("id", link.orderId())
                .param("number", link.orderNumber())
                .param("destination", link.destination())
                .param("reference", link.reference())
                .param("fingerprint", link.sent().fingerprint())
                .param("content", link.sent().content())
                .param(
                        "fields",
                        JsonMapper.shared().writeValueAsString(link.sent().fields()))
                .param("site", link.site())
                .param(
                        "parts",
                        JsonMapper.shared().writeValueAsString(link.sent().parts()))
                .param("state", link.state().name())
                .param("note", link.note())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (rows == 0) {
            throw new IllegalStateException("Reference " + link.reference() + " at " + link.destination()
                    + " already stands for another order than " + link.orderId()
                    + ", or another node has brought it further than " + link.state());
        }
    }

    @Override
    public void advance(OrderLink link) {
        memory.written();
        int rows = jdbc.sql("""
                        update order_link set state = :state, note = :note, changed_at = :now
                        where destination = :destination and reference = :reference and project_key = :project
                            and order_id = :id and fingerprint = :fingerprint and content = :content
                            and state <> 'CANCELLED'""")
                .param("state", link.state().name())
                .param("note", link.note())
                .param("now", Timestamp.from(clock.instant()))
                .param("destination", link.destination())
                .param("reference", link.reference())
                .param("project", link.projectKey())
                .param("id", link.orderId())
                .param("fingerprint", link.sent().fingerprint())
                .param("content", link.sent().content())
                .update();
        if (rows == 0) {
            save(link);
        }
    }

    @Override
    public void forget(OrderLink link) {
        memory.written();
        jdbc.sql("""
                        delete from order_link where destination = :destination and reference = :reference
                            and project_key = :project and order_id = :id and state in ('PLANNED', 'REPLACING')""")
                .param("destination", link.destination())
                .param("reference", link.reference())
                .param("project", link.projectKey())
                .param("id", link.orderId())
                .update();
    }

    static OrderLink link(ResultSet row) throws SQLException {
        OrderLink.Sent sent = new OrderLink.Sent(
                row.getString("fingerprint"),
                row.getString("content"),
                JsonMapper.shared().readValue(row.getString("fields"), FIELDS),
                row.getString("site"),
                JsonMapper.shared().readValue(row.getString("parts"), PARTS));
        return new OrderLink(
                row.getString("project_key"),
                row.getString("order_id"),
                row.getString("order_number"),
                row.getString("destination"),
                row.getString("reference"),
                sent,
                OrderLink.State.valueOf(row.getString("state")),
                row.getString("note"));
    }
}
