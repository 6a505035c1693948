package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import connector.orderflow.DestinationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.orderflow.ShipmentState;

/** No pushes, and not even the despatches poll: whatever is left must do. */
class QuietWarehouseJourneyTest {

    @TempDir
    static Path folder;

    @Test
    void a_warehouse_silent_for_long_is_asked_and_the_order_is_shipped() {
        try (House house = House.asking(folder.resolve("silent"), poll(Duration.ZERO, Duration.ofSeconds(3)))) {
            String id = house.placeOrder(1);
            house.awaitAccepted(id);
            house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of(id + "-a"));

            house.awaitShipped(id);

            assertThat(house.deliveries(id)).hasSize(1);
            assertThat(house.callsToOrderFlow(id)).endsWith("detail.xml");
        }
    }

    @Test
    void pending_shipments_tell_how_far_it_is_and_that_it_left() {
        try (House house = House.asking(folder.resolve("pending"), poll(Duration.ofSeconds(1), Duration.ZERO))) {
            String id = house.placeOrder(1);
            house.awaitAccepted(id);
            house.sandbox.orderFlow().warehouse().advance(house.number(id), ShipmentState.PACKED);
            House.await("Ready", () -> house.shipmentState(id).equals("Ready"));
            House.await("rest", () -> house.openItems() == 0);
            long polls = polls(house);
            long looks = looks(house);
            House.await("three quiet rounds", () -> polls(house) > polls + 3);
            assertThat(looks(house)).as("quiet rounds made no work").isEqualTo(looks);

            house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of(id + "-a"));
            house.awaitShipped(id);

            assertThat(house.deliveries(id)).hasSize(1);
        }
    }

    private static long polls(House house) {
        return house.count("select count(*) from exchange where url like '%pending.xml%'");
    }

    private static long looks(House house) {
        return house.count("select count(*) from inbox where source like 'pending/%'");
    }

    private static DestinationSettings.Poll poll(Duration pending, Duration silent) {
        return new DestinationSettings.Poll(
                false, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, pending, silent);
    }
}
