package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.ReturnShipmentState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Pieces leave and come back while states are written late, early or not at all, in any sequence. Never are more pieces in the
 * returned State than the order says came back, no piece is lost, and in the end they are as many.
 */
class BackPiecesPropertyTest {

    private static final List<ReturnShipmentState> HERE =
            List.of(ReturnShipmentState.RETURNED, ReturnShipmentState.BACK_IN_STOCK, ReturnShipmentState.UNUSABLE);

    @Property(tries = 500)
    void as_many_as_came_back_and_never_more(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 5) Integer> ordered, @ForAll Random chance) {
        String[] lines = new String[ordered.size()];
        for (int line = 0; line < lines.length; line++) {
            lines[line] = "l" + line + " SKU" + line + " " + ordered.get(line);
        }
        OrderComingBack order = new OrderComingBack(lines);
        order.order.sentTo("leeds", "W-1").says("W-1", "created", packed(lines));
        Map<String, Integer> left = new HashMap<>();
        Map<String, Integer> back = new HashMap<>();
        for (int event = 0; event < 20; event++) {
            int line = chance.nextInt(lines.length);
            happens(order, "l" + line, ordered.get(line), left, back, chance);
            holds(order, ordered, left, back);
        }
        settle(order);
        for (int line = 0; line < lines.length; line++) {
            Map<String, Long> states = order.order.states("l" + line);
            long came = back.getOrDefault("l" + line, 0);
            assertThat(states.getOrDefault("returned", 0L)).isEqualTo(came);
            assertThat(states.getOrDefault("shipped", 0L)).isEqualTo(left.getOrDefault("l" + line, 0) - came);
        }
    }

    private static String[] packed(String[] lines) {
        String[] said = new String[lines.length];
        for (int line = 0; line < lines.length; line++) {
            String[] parts = lines[line].split(" ");
            said[line] = "packed: " + parts[1] + " " + parts[2];
        }
        return said;
    }

    private static void happens(
            OrderComingBack order,
            String line,
            int ordered,
            Map<String, Integer> left,
            Map<String, Integer> back,
            Random chance) {
        switch (chance.nextInt(5)) {
            case 0 -> {
                if (left.getOrDefault(line, 0) < ordered) {
                    left.merge(line, 1, Integer::sum);
                    order.delivered(line, 1);
                }
            }
            case 1, 2 -> {
                if (back.getOrDefault(line, 0) < left.getOrDefault(line, 0)) {
                    back.merge(line, 1, Integer::sum);
                    order.back(line, 1, HERE.get(chance.nextInt(HERE.size())));
                }
            }
            case 3 -> order.catchesUp();
            default -> order.order.catchesUp();
        }
    }

    private static void holds(
            OrderComingBack order, List<Integer> ordered, Map<String, Integer> left, Map<String, Integer> back) {
        for (int line = 0; line < ordered.size(); line++) {
            String id = "l" + line;
            Map<String, Long> states = order.order.states(id);
            long returned = states.getOrDefault("returned", 0L);
            assertThat(returned).isLessThanOrEqualTo(back.getOrDefault(id, 0));
            assertThat(states.getOrDefault("shipped", 0L) + returned).isLessThanOrEqualTo(left.getOrDefault(id, 0));
            assertThat(states.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(ordered.get(line).longValue());
        }
    }

    private static void settle(OrderComingBack order) {
        order.order.catchesUp();
        order.catchesUp();
        assertThat(order.order.lacks()).isEmpty();
        assertThat(order.lacks()).isEmpty();
    }
}
