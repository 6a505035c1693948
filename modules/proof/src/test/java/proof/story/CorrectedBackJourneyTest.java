package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sandbox.orderflow.StoredLine;

/** What the warehouse corrects, and corrects back, is what the shop says in the end, whoever brings the news. */
class CorrectedBackJourneyTest {

    @TempDir
    Path folder;

    /** Who brings it. */
    enum By {
        PUSH,
        POLL,
        BOTH
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void a_label_and_a_number_go_there_and_back(By by) {
        try (House house = house(by)) {
            String id = severalUnits(house);
            String shipment = house.number(id) + "_S1";
            StoredLine line = house.stored(id).getFirst().lines().getFirst();
            house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("AAA"));
            house.awaitShipped(id);
            long all = units(house, id);

            for (String label : List.of("BBB", "AAA", "BBB", "AAA")) {
                house.sandbox.orderFlow().warehouse().relabel(shipment, List.of(label));
                House.await("label " + label, () -> house.trackingIds(id).equals(List.of(label)));
            }
            var floor = house.sandbox.orderFlow().warehouse().byHand();
            for (long off : List.of(1, 0)) {
                floor.correctDespatch(shipment, Map.of(line.number(), line.quantity() - off));
                House.await(
                        "units",
                        () -> units(house, id) == all - off
                                || house.parkedFor(id).contains("brings"));
                House.await("rest", () -> house.openItems() == 0);
            }

            assertThat(units(house, id) == all || house.parkedFor(id).contains("brings " + line.quantity()))
                    .as("back on the order, or left to a person with the numbers: %s", house.parkedFor(id))
                    .isTrue();
            assertThat(house.deliveries(id)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void two_labels_become_one_and_no_parcel_is_left_behind(By by) {
        try (House house = house(by)) {
            String id = house.placeOrder(1);
            house.awaitAccepted(id);
            house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("AAA", "BBB"));
            house.awaitShipped(id);
            long left = Instant.now().getEpochSecond();
            House.await(
                    "another second: events tell no less", () -> Instant.now().getEpochSecond() > left);

            house.sandbox.orderFlow().warehouse().relabel(house.number(id) + "_S1", List.of("AAA"));

            House.await("one parcel", () -> house.trackingIds(id).equals(List.of("AAA")));
            assertThat(house.deliveries(id)).hasSize(1);
        }
    }

    @Test
    void what_came_short_and_was_corrected_up_is_not_lost_in_silence() {
        try (House house = house(By.BOTH)) {
            String id = severalUnits(house);
            StoredLine line = house.stored(id).getFirst().lines().getFirst();
            var floor = house.sandbox.orderFlow().warehouse().byHand();
            floor.pickShort(house.number(id), line.number(), line.quantity() - 1);
            floor.pack(house.number(id), List.of("AAA"));
            floor.despatch(house.number(id));
            House.await("the parcel", () -> house.trackingIds(id).equals(List.of("AAA")));
            House.await("rest", () -> house.openItems() == 0);
            long before = units(house, id);

            floor.correctDespatch(house.number(id) + "_S1", Map.of(line.number(), line.quantity()));

            House.await(
                    "delivered, or told why not",
                    () -> units(house, id) == before + 1
                            || house.parkedFor(id).contains("brings " + line.quantity() + " of " + line.sku()));
        }
    }

    private House house(By by) {
        return switch (by) {
            case PUSH -> House.withoutPolls(folder).everybodyPushes(0);
            case POLL -> House.withPolls(folder);
            case BOTH -> House.withPolls(folder).everybodyPushes(0.3);
        };
    }

    private static String severalUnits(House house) {
        for (int tries = 0; tries < 40; tries++) {
            String id = house.placeOrder(1);
            house.awaitAccepted(id);
            boolean several = house.stored(id).size() == 1
                    && house.stored(id).getFirst().lines().getFirst().quantity() > 1;
            if (several) {
                return id;
            }
        }
        throw new AssertionError("nobody orders two of anything");
    }

    private static long units(House house, String id) {
        return house.deliveries(id).stream()
                .flatMap(delivery -> House.list(delivery.path("items")).stream())
                .mapToLong(item -> item.path("quantity").asLong())
                .sum();
    }
}
