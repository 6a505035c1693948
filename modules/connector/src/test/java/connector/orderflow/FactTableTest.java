package connector.orderflow;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import connector.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    void what_stands_for_anything_in_sql_stands_for_itself_in_a_key() {
        facts.save("shop", "o1", "despatch/A_1", new Told("A_1"));
        facts.save("shop", "o1", "despatch/AX1", new Told("AX1"));

        assertThat(facts.read("shop", "o1", "despatch/A_", Told.class).values()).containsExactly(new Told("A_1"));
    }
}
