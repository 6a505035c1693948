package connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantityLedgerTest {

    private final QuantityLedger order = new QuantityLedger(List.of(
            new LineQuantities("l1", "KET", 2, 1, true),
            new LineQuantities("l2", "MUG", 1, 0, true),
            new LineQuantities("l3", "KET", 3, 0, true),
            new LineQuantities("fee", "gift-wrap", 1, 0, false)));

    @Test
    void spreads_over_lines_of_the_sku_in_order_after_what_is_shipped() {
        assertThat(order.allot(List.of(new Pieces(null, "KET", 3))))
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> assertThat(fits.byLine()).containsExactly(Map.entry("l1", 1L), Map.entry("l3", 2L)));
    }

    @Test
    void named_and_nameless_pieces_share_the_lines() {
        assertThat(order.allot(List.of(new Pieces(null, "KET", 1), new Pieces("l1", "KET", 1))))
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> assertThat(fits.byLine()).containsExactly(Map.entry("l1", 1L), Map.entry("l3", 1L)));
    }

    @Test
    void a_named_line_goes_before_earlier_lines_of_its_sku() {
        assertThat(order.allot(List.of(new Pieces("l3", "KET", 1))))
                .isInstanceOfSatisfying(
                        Allotment.Fits.class, fits -> assertThat(fits.byLine()).containsExactly(Map.entry("l3", 1L)));
    }

    @Test
    void what_a_named_line_has_no_room_for_goes_to_its_sku() {
        assertThat(order.allot(List.of(new Pieces("l1", "KET", 4))))
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> assertThat(fits.byLine()).containsExactly(Map.entry("l1", 1L), Map.entry("l3", 3L)));
    }

    @Test
    void over_delivery_is_told_with_its_numbers() {
        assertThat(order.allot(List.of(new Pieces(null, "KET", 2), new Pieces(null, "KET", 3))))
                .isEqualTo(new Allotment.TooMany("KET", 5, 1, 5));
    }

    @Test
    void an_unknown_sku_is_told() {
        assertThat(order.allot(List.of(new Pieces(null, "HAT", 1)))).isEqualTo(new Allotment.UnknownSku("HAT"));
    }

    @Test
    void is_complete_without_what_nobody_waits_for() {
        Allotment all = order.allot(List.of(new Pieces(null, "KET", 4), new Pieces(null, "MUG", 1)));

        assertThat(order.complete()).isFalse();
        assertThat(all)
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> assertThat(fits.after().complete()).isTrue());
    }

    @Test
    void more_delivered_than_ordered_leaves_nothing_open() {
        assertThat(new LineQuantities("l1", "KET", 2, 5, true).open()).isZero();
    }

    @Property
    void all_pieces_land_within_what_was_ordered_or_none_do(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> ordered,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> shipped) {
        QuantityLedger ledger = new QuantityLedger(java.util.stream.IntStream.range(0, ordered.size())
                .mapToObj(i -> new LineQuantities("l" + i, "S", ordered.get(i), 0, true))
                .toList());
        long pieces = shipped.stream().mapToLong(Integer::longValue).sum();
        long room = ordered.stream().mapToLong(Integer::longValue).sum();

        Allotment allotment = ledger.allot(shipped.stream()
                .map(quantity -> new Pieces(null, "S", quantity))
                .toList());

        if (pieces > room) {
            assertThat(allotment).isEqualTo(new Allotment.TooMany("S", room, 0, pieces));
            return;
        }
        assertThat(allotment).isInstanceOfSatisfying(Allotment.Fits.class, fits -> {
            assertThat(fits.byLine().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(pieces);
            assertThat(fits.after().lines())
                    .allSatisfy(line -> assertThat(line.shipped()).isBetween(0L, line.ordered()));
        });
    }
}
