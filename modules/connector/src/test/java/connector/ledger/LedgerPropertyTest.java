package connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever happens to the pieces of an order, and in whatever sequence, they add up. */
class LedgerPropertyTest {

    private static QuantityLedger order(List<Integer> ordered) {
        return new QuantityLedger(IntStream.range(0, ordered.size())
                .mapToObj(i -> new LineQuantities("l" + i, "SKU" + i / 2, ordered.get(i), 0, true))
                .toList());
    }

    /** What happens: kind, SKU, pieces, consignment. */
    record Event(int kind, int sku, int pieces, int consignment) {

        static Event of(int number) {
            return new Event(number % 5, number / 5 % 3, number / 15 % 5 + 1, number / 75 % 3);
        }

        /** Consignment 1 has one piece of the first two lines, 2 all of the third line; 0 is the whole order. */
        Portion portion() {
            return switch (consignment) {
                case 1 -> new Portion("A", Map.of("l0", 1L, "l1", 1L));
                case 2 -> new Portion("B", Map.of("l2", 99L));
                default -> Portion.WHOLE;
            };
        }

        QuantityLedger after(QuantityLedger ledger) {
            List<Pieces> told = List.of(new Pieces(null, "SKU" + sku, pieces));
            Allotment allotment = switch (kind) {
                case 0 -> ledger.allot(portion(), told);
                case 1 -> ledger.cancel(portion(), told);
                case 2 -> ledger.takeBack(portion(), told);
                default -> new Allotment.UnknownSku("levels are no allotment");
            };
            return kind > 2
                    ? ledger.with("l" + sku, line -> line.inWarehouse(kind == 3 ? pieces : 1, kind == 4 ? pieces : 0))
                    : allotment instanceof Allotment.Fits fits ? fits.after() : ledger;
        }
    }

    @Property(tries = 1000)
    void ordered_is_open_and_allocated_and_picked_and_shipped_and_cancelled(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 6) Integer> ordered,
            @ForAll @Size(max = 30) List<@IntRange(max = 10_000) Integer> events) {
        QuantityLedger ledger = order(ordered);
        for (int number : events) {
            ledger = Event.of(number).after(ledger);
            assertThat(ledger.lines())
                    .allMatch(LineQuantities::addsUp)
                    .allSatisfy(line -> assertThat(List.of(
                                    line.allocated(), line.picked(), line.shipped(), line.cancelled(), line.returned()))
                            .allMatch(pieces -> pieces >= 0))
                    .extracting(line -> (int) line.ordered())
                    .isEqualTo(ordered);
        }
    }

    @Property(tries = 300)
    void what_leaves_with_a_consignment_is_never_more_than_went_into_it(
            @ForAll @Size(min = 3, max = 4) List<@IntRange(min = 1, max = 6) Integer> ordered,
            @ForAll @Size(max = 20) List<@IntRange(max = 10_000) Integer> events) {
        QuantityLedger ledger = order(ordered);
        for (int number : events) {
            ledger = Event.of(number).after(ledger);
        }
        assertThat(ledger.leftAs("A", "l0")).isLessThanOrEqualTo(1);
        assertThat(ledger.leftAs("A", "l1")).isLessThanOrEqualTo(1);
        assertThat(ledger.leftAs("A", "l2")).isZero();
        assertThat(ledger.leftAs("B", "l0")).isZero();
    }

    @Property(tries = 300)
    void in_one_go_or_piece_by_piece_the_same_lines_are_found(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 6) Integer> ordered,
            @ForAll @IntRange(min = 1, max = 8) int pieces) {
        Allotment atOnce = order(ordered).allot(List.of(new Pieces(null, "SKU0", pieces)));
        QuantityLedger singly = order(ordered);
        boolean fits = true;
        for (int piece = 0; piece < pieces; piece++) {
            switch (singly.allot(List.of(new Pieces(null, "SKU0", 1)))) {
                case Allotment.Fits one -> singly = one.after();
                case Allotment.TooMany tooMany -> fits = false;
                case Allotment.UnknownSku unknown -> throw new AssertionError(unknown);
            }
        }
        assertThat(atOnce instanceof Allotment.Fits).isEqualTo(fits);
        if (atOnce instanceof Allotment.Fits whole) {
            assertThat(singly).isEqualTo(whole.after());
        }
    }

    private final QuantityLedger twoSites = new QuantityLedger(
            List.of(new LineQuantities("l1", "KET", 5, 0, true), new LineQuantities("l2", "KET", 1, 0, true)));
    private final Portion leeds = new Portion("W-1-leeds", Map.of("l1", 2L));
    private final Portion york = new Portion("W-1-york", Map.of("l1", 3L, "l2", 1L));

    @Test
    void a_consignment_takes_its_own_pieces_only() {
        assertThat(twoSites.allot(york, List.of(new Pieces(null, "KET", 4))))
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> assertThat(fits.byLine()).containsExactly(Map.entry("l1", 3L), Map.entry("l2", 1L)));
        assertThat(twoSites.allot(leeds, List.of(new Pieces(null, "KET", 3))))
                .isEqualTo(new Allotment.TooMany("KET", 2, 0, 3));
        assertThat(twoSites.allot(new Portion("W-1-hull", Map.of("l9", 1L)), List.of(new Pieces(null, "KET", 1))))
                .isEqualTo(new Allotment.UnknownSku("KET"));
    }

    @Test
    void what_it_shipped_before_counts_against_it_and_not_against_the_other() {
        QuantityLedger one = ((Allotment.Fits) twoSites.allot(leeds, List.of(new Pieces(null, "KET", 1)))).after();

        assertThat(one.allot(leeds, List.of(new Pieces(null, "KET", 2))))
                .isEqualTo(new Allotment.TooMany("KET", 2, 1, 2));
        assertThat(one.allot(york, List.of(new Pieces(null, "KET", 4)))).isInstanceOf(Allotment.Fits.class);
        assertThat(twoSites.with("l1", line -> line.ship(1))
                        .leftAs("W-1-leeds", Map.of("l1", 1L))
                        .allot(leeds, List.of(new Pieces(null, "KET", 2))))
                .isEqualTo(new Allotment.TooMany("KET", 2, 1, 2));
    }

    @Test
    void what_was_cancelled_cannot_leave_and_what_never_left_cannot_come_back() {
        QuantityLedger less =
                ((Allotment.Fits) twoSites.cancel(Portion.WHOLE, List.of(new Pieces("l1", "KET", 4)))).after();

        assertThat(less.allot(List.of(new Pieces(null, "KET", 3)))).isEqualTo(new Allotment.TooMany("KET", 2, 0, 3));
        assertThat(less.takeBack(Portion.WHOLE, List.of(new Pieces(null, "KET", 1))))
                .isEqualTo(new Allotment.TooMany("KET", 0, 0, 1));
    }

    @Test
    void an_order_is_complete_when_the_rest_was_cancelled() {
        QuantityLedger part = ((Allotment.Fits) twoSites.allot(List.of(new Pieces(null, "KET", 5)))).after();
        assertThat(part.complete()).isFalse();

        Allotment rest = part.cancel(Portion.WHOLE, List.of(new Pieces(null, "KET", 1)));
        assertThat(rest)
                .isInstanceOfSatisfying(
                        Allotment.Fits.class,
                        fits -> assertThat(fits.after().complete()).isTrue());
    }

    @Test
    void picked_pieces_leave_first_and_open_ones_are_cancelled_first() {
        LineQuantities line = new LineQuantities("l1", "KET", 10, 0, true).inWarehouse(4, 3);
        assertThat(line.open()).isEqualTo(3);

        assertThat(line.ship(4)).isEqualTo(new LineQuantities("l1", "KET", 10, 3, 0, 4, 0, 0, true));
        assertThat(line.cancel(4)).isEqualTo(new LineQuantities("l1", "KET", 10, 3, 3, 0, 4, 0, true));
        assertThat(line.ship(8).inWarehouse(9, 1)).isEqualTo(new LineQuantities("l1", "KET", 10, 1, 1, 8, 0, 0, true));
    }

    @Test
    void what_others_delivered_too_much_is_told() {
        assertThat(new LineQuantities("l1", "KET", 2, 3, true).addsUp()).isFalse();
        assertThat(twoSites.lines()).allMatch(LineQuantities::addsUp);
    }
}
