package connector.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test's database as connector.yaml names it, and all that stands in it. */
public final class DatabaseOfSettings {

    private DatabaseOfSettings() {}

    public static String yaml(TestDatabase database) {
        return "database: {url: '" + database.url() + "', user: postgres, password: 'file:SECRET'}\n";
    }

    /** Every row of every table. */
    public static String everything(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = :schema"
                        + " and table_type = 'BASE TABLE' order by table_name")
                .param("schema", Database.SCHEMA)
                .query(String.class)
                .list();
        StringBuilder rows = new StringBuilder();
        for (String table : tables) {
            rows.append(table)
                    .append(jdbc.sql("select t::text from " + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return rows.toString();
    }
}
