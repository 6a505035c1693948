package connector.orderflow;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Trail;
import connector.database.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class FactTableTest {

    private final TestDatabase database = TestDatabase.create();
    private final Facts facts = Facts.in(database.dataSource());

    record Told(String what) {}

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void each_flow_finds_its_own_facts_of_the_order_in_the_order_they_were_told() {
        facts.save("shop", "o1", "return/R2", new Told("second first"));
        facts.save("shop", "o1", "return/R1", new Told("first"));
        facts.save("shop", "o1", "cancelled/R1", new Told("another flow's"));
        facts.save("shop", "o2", "return/R3", new Told("another order's"));
        facts.save("depot", "o1", "return/R4", new Told("another project's"));

        assertThat(facts.read("shop", "o1", "return/", Told.class))
                .containsExactly(entry("return/R2", new Told("second first")), entry("return/R1", new Told("first")));
    }

    @Test
    void told_again_a_fact_keeps_its_place_and_takes_the_newest_content() {
        facts.save("shop", "o1", "return/R1", new Told("old"));
        facts.save("shop", "o1", "return/R2", new Told("other"));
        facts.save("shop", "o1", "return/R1", new Told("new"));

        assertThat(facts.read("shop", "o1", "return/", Told.class).values())
                .containsExactly(new Told("new"), new Told("other"));
    }

    @Test
    void a_step_reads_links_and_facts_together_and_sees_what_it_writes_of_either() {
        OrderMemoryTable memory = new OrderMemoryTable(new JdbcTemplate(database.dataSource()));
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        Facts own = new FactTable(jdbc, memory, Clock.systemUTC(), List.of());
        OrderLinks links = new OrderLinkTable(jdbc, memory, Clock.systemUTC());
        OrderLink planned = new OrderLink(
                "shop", "o1", "1001", "de", "1001", new OrderLink.Sent("f", "c", Map.of()), OrderLink.State.PLANNED);

        new Trail("one step", null, Clock.systemUTC()).follow(() -> {
            assertThat(links.ofOrder("shop", "o1")).isEmpty();
            facts.save("shop", "o1", "return/R1", new Told("by nobody in this step"));
            assertThat(own.read("shop", "o1", "return/", Told.class))
                    .as("read once, with the links")
                    .isEmpty();

            own.save("shop", "o1", "return/R2", new Told("by this step"));
            assertThat(own.read("shop", "o1", "return/", Told.class)).containsOnlyKeys("return/R1", "return/R2");

            links.save(planned);
            assertThat(links.ofOrder("shop", "o1")).containsExactly(planned);
            return null;
        });
    }

    @Test
    void what_stands_for_anything_in_sql_stands_for_itself_in_a_key() {
        facts.save("shop", "o1", "despatch/A_1", new Told("A_1"));
        facts.save("shop", "o1", "despatch/AX1", new Told("AX1"));

        assertThat(facts.read("shop", "o1", "despatch/A_", Told.class).values()).containsExactly(new Told("A_1"));
    }
}
