package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Trail;
import connector.commercetools.ProductNeed;
import connector.workqueue.WorkQueue;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import proof.ConnectorOnSandbox;
import sandbox.faults.Fault;
import sandbox.orderflow.StoredProduct;

/** The catalogue changes; the warehouse learns of it by messages, or when it is asked for a SKU it lacks. */
class ProductJourneyTest {

    private static final String ORGANISATION = "myorg";

    @TempDir
    static Path folder;

    static House house;

    @BeforeAll
    static void open() {
        house = House.withoutPolls(folder).everybodyPushes(0.5);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** The answer to the import is lost, the message comes twice: the warehouse has the lamp once, under its name. */
    @Test
    void a_lamp_is_published_and_the_warehouse_knows_it_before_anybody_orders_it() {
        house.sandbox
                .orderFlowFaults()
                .next(Fault.TIMEOUT_AFTER_COMMIT, request -> request.text().contains("LAMP-DSK-01"));

        house.sandbox.commercetools().catalogue().publish("LAMP-DSK-01");

        house.await("the lamp", () -> stored("LAMP-DSK-01"));
        house.await("rest", () -> house.openItems() == 0);
        StoredProduct lamp =
                house.sandbox.orderFlow().product(ORGANISATION, "LAMP-DSK-01").orElseThrow();
        assertThat(lamp.fields())
                .containsEntry("description", "Desk lamp <Nordic>")
                .containsEntry("type", "default")
                .containsEntry("activated", "true")
                .containsEntry("imageReference", "https://cdn.example.com/LAMP-DSK-01.jpg");
    }

    @Test
    void a_chair_the_warehouse_lacks_is_sent_when_it_is_needed() {
        assertThat(stored("CHAIR-OAK")).isFalse();
        WorkQueue queue = house.connector.getBean(WorkQueue.class);
        String correlationId = "sandbox/need-of-a-chair";
        var work = new ProductNeed(ConnectorOnSandbox.DESTINATION, "CHAIR-OAK").work("order-1/0", correlationId);

        queue.put(work, new Trail(correlationId, work.lane().key(), Clock.systemUTC()));

        house.await("the chair", () -> stored("CHAIR-OAK"));
        house.await("rest", () -> house.openItems() == 0);
        assertThat(queue.put(work, new Trail(correlationId, work.lane().key(), Clock.systemUTC())))
                .isEqualTo(WorkQueue.Stored.REPEATED);
    }

    private static boolean stored(String sku) {
        return house.sandbox.orderFlow().product(ORGANISATION, sku).isPresent();
    }
}
