package connector.console;

import connector.console.OrderRow.Conflicts;
import connector.console.OrderRow.Despatched;
import connector.console.OrderRow.Export;
import connector.console.OrderRow.Standing;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders as people see them: lane, link and facts side by side. Reads only. */
@Component
class OrdersTable {

    private static final String LANES = """
            select key, state, attempts, next_try, reason, help, changed_at, opened_at,
                   split_part(key, '/', 2) as project_key, split_part(key, '/', 3) as order_id
            from lane where key like 'order/%' """;

    /** A shipment without package references is one package, known by its despatch reference (reference §2.12). */
    private static final String ROWS = """
            select o.*, l.order_number, l.destination, l.reference, l.state as export, l.note,
                   greatest(o.changed_at, l.changed_at) as changed, f.shipments, f.packages,
                   coalesce(c.met, 0) as met, coalesce(c.rebased, 0) as rebased, coalesce(c.parked, 0) as given_up
            from (%s) o
            left join order_conflict c on c.project_key = o.project_key and c.order_id = o.order_id
            left join order_link l on l.project_key = o.project_key and l.order_id = o.order_id
            left join lateral (
                select count(*) as shipments,
                       coalesce(sum(greatest(1, jsonb_array_length(content -> 'packages'))), 0) as packages
                from fact where project_key = o.project_key and order_id = o.order_id and key like 'despatch/%%'
                    and coalesce(content ->> 'state', '') in ('despatched', '')) f on true
            order by o.opened_at desc, o.key, l.destination, l.reference""";

    private static final String NEWEST = ROWS.formatted(LANES + "order by opened_at desc, key limit :limit");

    private static final String NAMED = ROWS.formatted(LANES + """
            and (key in (select 'order/' || project_key || '/' || order_id from order_link where order_number = :name)
                 or split_part(key, '/', 3) = :name)""");

    /** What a lane is parked for may be something else: a shipment is written back when its news is worked off. */
    private static final String COUNTS = """
            select (select count(*) from lane where key like 'order/%') as orders,
                (select count(distinct (project_key, order_id)) from order_link where state not in ('PLANNED', 'SENDING',
                    'ADOPTING')) as at_warehouse,
                (select count(distinct (project_key, order_id)) from order_link where state in ('ACCEPTED', 'REPLACING',
                    'UPDATING', 'DIFFERS', 'KEPT')) as accepted,
                (select count(distinct (f.project_key, f.order_id)) from fact f
                    join lane l on l.key = 'order/' || f.project_key || '/' || f.order_id
                    where f.key like 'despatch/%'
                        and not exists (select from inbox i where i.lane = l.key and i.state in ('open', 'parked')
                            and i.kind = :shipments)) as written_back,
                (select count(*) from lane where troubled and state = 'retrying') as retrying,
                (select count(*) from lane where troubled and state = 'waiting') as waiting,
                (select count(*) from lane where troubled and state = 'parked') as parked""";

    private final JdbcClient jdbc;

    OrdersTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The orders heard of last, those first. */
    List<OrderRow> newest(int limit) {
        return jdbc.sql(NEWEST)
                .param("limit", limit)
                .query((row, n) -> order(row))
                .list();
    }

    /** The orders of this number or id: none, one, or one for each project that uses the number. */
    List<OrderRow> named(String numberOrId) {
        return jdbc.sql(NAMED)
                .param("name", numberOrId)
                .query((row, n) -> order(row))
                .list();
    }

    OrderCounts counts() {
        return jdbc.sql(COUNTS)
                .param("shipments", Despatch.SHIPMENT_NEWS)
                .query((row, n) -> new OrderCounts(
                        row.getLong("orders"),
                        row.getLong("at_warehouse"),
                        row.getLong("accepted"),
                        row.getLong("written_back"),
                        row.getLong("retrying"),
                        row.getLong("waiting"),
                        row.getLong("parked")))
                .single();
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        return new OrderRow(
                row.getString("project_key"),
                row.getString("order_id"),
                row.getString("order_number"),
                export(row),
                new Despatched(row.getLong("shipments"), row.getLong("packages")),
                new Conflicts(row.getLong("met"), row.getLong("rebased"), row.getLong("given_up")),
                standing(row),
                row.getTimestamp("changed").toInstant());
    }

    private static @Nullable Export export(ResultSet row) throws SQLException {
        String state = row.getString("export");
        return state == null
                ? null
                : new Export(
                        row.getString("destination"),
                        row.getString("reference"),
                        OrderLink.State.valueOf(state),
                        row.getString("note"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Timestamp next = row.getTimestamp("next_try");
        return new Standing(
                row.getString("state"),
                row.getInt("attempts"),
                next == null ? null : next.toInstant(),
                row.getString("reason"),
                row.getString("help"));
    }
}
