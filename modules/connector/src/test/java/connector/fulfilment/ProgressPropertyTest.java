package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ShipmentState;
import connector.ledger.Allotment;
import connector.ledger.Milestone;
import connector.ledger.Pieces;
import connector.ledger.Portion;
import connector.routing.AllowedChanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * A warehouse moves pieces about; what it says arrives late, again and in any sequence. After each writing nothing is missing, no
 * piece ever goes back, and when all news is in, commercetools says what is true.
 */
class ProgressPropertyTest {

    /** A piece in the warehouse. */
    private static final class Piece {

        private final String sku;
        private final int consignment;
        private Milestone at = Milestone.RECEIVED;

        Piece(String sku, int consignment) {
            this.sku = sku;
            this.consignment = consignment;
        }
    }

    @Property(tries = 400)
    void news_in_any_sequence_ends_in_the_truth(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 4) Integer> ordered,
            @ForAll @IntRange(min = 1, max = 2) int warehouses,
            @ForAll Random chance) {
        String[] lines = new String[ordered.size()];
        List<Piece> truth = new ArrayList<>();
        List<Map<String, Integer>> parts = List.of(new HashMap<>(), new HashMap<>());
        for (int line = 0; line < lines.length; line++) {
            lines[line] = "l" + line + " SKU" + line / 2 + " " + ordered.get(line);
            for (int piece = 0; piece < ordered.get(line); piece++) {
                int consignment = chance.nextInt(warehouses);
                parts.get(consignment).merge("l" + line, 1, Integer::sum);
                truth.add(new Piece("SKU" + line / 2, consignment));
            }
        }
        OrderInWarehouse order = new OrderInWarehouse(lines).lineStates(OrderInWarehouse.ALL_STATES);
        for (int consignment = 0; consignment < warehouses; consignment++) {
            if (!parts.get(consignment).isEmpty()) {
                order.sentTo("site" + consignment, "W-1-" + consignment, sent(parts.get(consignment)));
            }
        }

        live(order, truth, chance);

        for (int consignment = 0; consignment < warehouses; consignment++) {
            says(order, snapshot(truth, consignment), consignment);
        }
        written(order);
        assertTrue(order, truth);
    }

    private static String[] sent(Map<String, Integer> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .toArray(String[]::new);
    }

    /** Work goes on in the warehouse, and now and then something that it said some time ago is heard. */
    private static void live(OrderInWarehouse order, List<Piece> truth, Random chance) {
        Map<Integer, List<List<String>>> said = new HashMap<>();
        for (int day = 0; day < 12; day++) {
            for (Piece piece : truth) {
                work(order, piece, chance);
            }
            for (int consignment = 0; consignment < 2; consignment++) {
                List<List<String>> all = said.computeIfAbsent(consignment, _ -> new ArrayList<>());
                all.add(snapshot(truth, consignment));
                if (chance.nextInt(3) > 0) {
                    says(order, all.get(chance.nextInt(all.size())), consignment);
                }
            }
            if (chance.nextBoolean()) {
                written(order);
            }
        }
    }

    private static void work(OrderInWarehouse order, Piece piece, Random chance) {
        Milestone next = switch (piece.at) {
            case RECEIVED -> chance.nextInt(3) == 0 ? Milestone.BACKORDER : Milestone.ALLOCATED;
            case BACKORDER -> Milestone.ALLOCATED;
            case ALLOCATED -> chance.nextInt(4) == 0 ? Milestone.BACKORDER : Milestone.PICKING;
            case PICKING -> chance.nextInt(6) == 0 ? Milestone.CANCELLED : Milestone.PACKED;
            case PACKED -> Milestone.SHIPPED;
            case SHIPPED, CANCELLED, RETURNED -> piece.at;
        };
        if (chance.nextInt(3) == 0 && next != piece.at) {
            piece.at = next;
            if (next == Milestone.SHIPPED) {
                deliver(order, piece);
            }
        }
    }

    /** A despatch finds its line as the deliveries do. */
    private static void deliver(OrderInWarehouse order, Piece piece) {
        Portion portion = order.links.stream()
                .filter(link -> link.reference().equals("W-1-" + piece.consignment))
                .map(Consigned::portion)
                .findFirst()
                .orElseThrow();
        assertThat(order.ledger().allot(portion, List.of(new Pieces(null, piece.sku, 1))))
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> order.ships(
                                "W-1-" + piece.consignment,
                                fits.byLine().firstEntry().getKey(),
                                1));
    }

    private static List<String> snapshot(List<Piece> truth, int consignment) {
        List<String> shipments = truth.stream()
                .filter(piece -> piece.consignment == consignment)
                .map(piece -> word(piece.at) + ": " + piece.sku + " 1")
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shipments, new Random(shipments.size()));
        return shipments;
    }

    private static String word(Milestone milestone) {
        return switch (milestone) {
            case RECEIVED -> "ready";
            case BACKORDER -> "out_of_stock";
            case ALLOCATED -> "pickable";
            case PICKING -> "packable";
            case PACKED -> "packed";
            case SHIPPED, RETURNED -> "despatched";
            case CANCELLED -> "cancelled";
        };
    }

    private static void says(OrderInWarehouse order, List<String> shipments, int consignment) {
        order.says("W-1-" + consignment, "created", shipments.toArray(String[]::new));
    }

    /** What is missing is written; then nothing is. */
    private static void written(OrderInWarehouse order) {
        Map<String, Map<Integer, Long>> before = heights(order);
        ShipmentState was = order.order.getShipmentState();
        actions(order).forEach(order::apply);
        assertThat(actions(order)).isEmpty();
        Map<String, Map<Integer, Long>> after = heights(order);
        before.forEach((line, atLeast) -> atLeast.forEach(
                (height, pieces) -> assertThat(after.get(line).get(height)).isGreaterThanOrEqualTo(pieces)));
        ShipmentState is = order.order.getShipmentState();
        assertThat(was == is || AllowedChanges.SHIPMENT_STATES.allows(was.getJsonName(), is.getJsonName()))
                .isTrue();
    }

    private static List<OrderUpdateAction> actions(OrderInWarehouse order) {
        return ((Lacking.Actions) order.lines().and(order.whole())).actions();
    }

    /** By line, how many pieces are at least so high; allocated and backorder are one height. */
    private static Map<String, Map<Integer, Long>> heights(OrderInWarehouse order) {
        return order.order.getLineItems().stream()
                .collect(Collectors.toMap(line -> line.getId(), line -> heights(order.states(line.getId()))));
    }

    private static Map<Integer, Long> heights(Map<String, Long> states) {
        Map<Integer, Long> heights = new HashMap<>();
        for (int height = 0; height < 7; height++) {
            int least = height;
            heights.put(
                    height,
                    states.entrySet().stream()
                            .filter(each -> height(each.getKey()) >= least)
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }
        return heights;
    }

    private static int height(String state) {
        return List.of("Initial", "received", "allocated", "picking", "packed", "shipped")
                .indexOf(state.equals("backorder") ? "allocated" : state);
    }

    /** By SKU. Pieces that the warehouse cancelled stay wherever commercetools had them. */
    private static void assertTrue(OrderInWarehouse order, List<Piece> truth) {
        for (String sku : truth.stream().map(piece -> piece.sku).distinct().toList()) {
            Map<Milestone, Long> told = new EnumMap<>(Milestone.class);
            order.order.getLineItems().stream()
                    .filter(line -> line.getVariant().getSku().equals(sku))
                    .forEach(line -> order.states(line.getId())
                            .forEach((state, pieces) -> told.merge(milestone(state), pieces, Long::sum)));
            List<Milestone> real = truth.stream()
                    .filter(piece -> piece.sku.equals(sku))
                    .map(piece -> piece.at)
                    .toList();
            assertThat(told.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(real.size());
            assertThat(told.getOrDefault(Milestone.SHIPPED, 0L)).isEqualTo(count(real, Milestone.SHIPPED));
            if (count(real, Milestone.CANCELLED) == 0) {
                Arrays.stream(Milestone.values())
                        .forEach(each -> assertThat(told.getOrDefault(each, 0L))
                                .as(sku + " " + each)
                                .isEqualTo(count(real, each)));
            }
        }
    }

    private static Milestone milestone(String state) {
        return state.equals("Initial") ? Milestone.RECEIVED : Milestone.valueOf(state.toUpperCase(Locale.ROOT));
    }

    private static long count(List<Milestone> pieces, Milestone milestone) {
        return pieces.stream().filter(milestone::equals).count();
    }
}
