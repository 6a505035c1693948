package connector.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The partitions of the tables {@code exchange} and {@code decision}, one per day (UTC): {@code exchange_20261123}. */
final class PartitionTable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionTable.class);
    private static final List<String> TABLES = List.of("exchange", "decision");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_301_148_325_771L;

    /**
     * Rows of the usual size stay in one piece, and the columns that nobody looks for are not measured: a partition takes
     * over neither from its table.
     */
    private static final String EXCHANGE_DETAILS = """
            alter table %s set (toast_tuple_target = 8160),
                alter column request_headers set statistics 0, alter column request set statistics 0,
                alter column response_headers set statistics 0, alter column response set statistics 0,
                alter column url set statistics 0, alter column failure_words set statistics 0""";

    private static final String DECISION_DETAILS = "alter table %s alter column why set statistics 0";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PartitionTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    void create(LocalDate day) {
        TABLES.stream().filter(table -> !exists(name(table, day))).forEach(table -> create(table, day));
    }

    List<String> dropBefore(LocalDate day) {
        List<String> dropped = new ArrayList<>();
        for (String table : TABLES) {
            for (String partition : partitions(table)) {
                if (partition.compareTo(name(table, day)) < 0) {
                    alone("drop table if exists " + partition);
                    dropped.add(partition);
                }
            }
            jdbc.sql("delete from " + table + "_rest where at < :day")
                    .param("day", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return dropped;
    }

    /** A day of which the default partition has rows already cannot have a partition any more: it stays as it is. */
    private void create(String table, LocalDate day) {
        String sql =
                "create table if not exists %s partition of %s for values from ('%s 00:00:00+00') to ('%s 00:00:00+00')"
                        .formatted(name(table, day), table, day, day.plusDays(1));
        try {
            String details = table.equals("exchange") ? EXCHANGE_DETAILS : DECISION_DETAILS;
            alone(sql + "; " + details.formatted(name(table, day)));
        } catch (DataAccessException e) {
            LOG.warn(
                    "No partition {} of the audit log, its rows go to {}_rest: {}",
                    name(table, day),
                    table,
                    e.getMostSpecificCause().getMessage());
        }
    }

    /** One process at a time, and never long in the way of those who write. */
    private void alone(String sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((row, number) -> true)
                    .single();
            jdbc.sql("set local lock_timeout = '5s'").update();
            jdbc.sql(sql).update();
        });
    }

    private boolean exists(String name) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private List<String> partitions(String table) {
        return jdbc.sql("""
                        select partition.relname from pg_inherits
                        join pg_class partition on partition.oid = inhrelid
                        where inhparent = to_regclass(:table) and partition.relname ~ ('^' || :table || '_[0-9]{8}$')
                        order by partition.relname""")
                .param("table", table)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String name(String table, LocalDate day) {
        return table + "_" + DAY.format(day);
    }
}
