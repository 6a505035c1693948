package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Orders are remembered by what they weigh, not by how many they are. */
class LastReadingsTest {

    private final SetClock clock = new SetClock();
    private final LastReadings last = new LastReadings(clock);

    private static byte[] order(String id, int weight) {
        return ("{\"type\":\"Order\",\"id\":\"" + id
                        + "\",\"version\":1,\"customerGroup\":null,\"purchaseOrderNumber\":\"" + "x".repeat(weight)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void equalBytesAreTheSameOrderForAMoment() {
        Order first = last.order("o-1", order("o-1", 10));
        assertThat(last.order("o-1", order("o-1", 10))).isSameAs(first);
        assertThat(last.order("o-1", order("o-1", 11))).isNotSameAs(first);
    }

    /** 128 orders of 300 lines were more than a heap of 512 MB holds. */
    @Test
    void longOrdersPushOthersOut() {
        byte[] first = order("o-0", 600_000);
        Order read = last.order("o-0", first);
        for (int i = 1; i < 128; i++) {
            last.order("o-" + i, order("o-" + i, 600_000));
            assertThat(last.kept()).isLessThanOrEqualTo(LastReadings.MOST_BYTES);
        }
        assertThat(last.kept()).isGreaterThan(LastReadings.MOST_BYTES / 2);
        assertThat(last.order("o-0", first)).isNotSameAs(read);
    }

    @Test
    void anOrderThatWeighsMoreThanAllIsNotKept() {
        last.order("o-1", order("o-1", LastReadings.MOST_BYTES));
        assertThat(last.kept()).isZero();
    }

    @Test
    void whatNobodyAskedForLatelyIsForgotten() {
        last.order("o-1", order("o-1", 100_000));
        clock.passes(LastReadings.A_MOMENT);
        last.order("o-2", order("o-2", 10));
        assertThat(last.kept()).isLessThan(1_000);
    }
}
