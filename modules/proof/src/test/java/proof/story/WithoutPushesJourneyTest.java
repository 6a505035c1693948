package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither system ever tells anything: the sweep and the poll must be enough. */
class WithoutPushesJourneyTest {

    @TempDir
    static Path folder;

    @Test
    void nobody_tells_anything_and_the_order_is_accepted_and_shipped_all_the_same() {
        try (House house = House.withPolls(folder)) {
            String id = house.placeOrder(1);
            house.awaitAccepted(id);
            house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("quiet-1", "quiet-2"));
            house.awaitShipped(id);

            assertThat(house.stored(id)).hasSize(1);
            assertThat(house.trackingIds(id)).containsExactly("quiet-1", "quiet-2");
            assertThat(house.count("select count(*) from exchange where direction = 'INBOUND'"))
                    .isZero();
        }
    }
}
