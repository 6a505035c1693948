package connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void everyTestHasADatabaseOfItsOwnInAnotherTimeZone() {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            JdbcClient.create(one.dataSource()).sql("create table mine (a int)").update();

            assertThat(ask(other, "select to_regclass('mine')::text")).isNull();
            assertThat(ask(one, "select to_regclass('mine')::text")).isEqualTo("mine");
            assertThat(ask(one, "show time zone")).isEqualTo("Pacific/Auckland");
            assertThat(ask(one, "select current_schema()")).isEqualTo("connector");
        }
    }

    private static String ask(TestDatabase database, String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null);
    }
}
