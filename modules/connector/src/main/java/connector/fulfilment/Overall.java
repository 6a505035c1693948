package connector.fulfilment;

import connector.ledger.LineQuantities;
import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.ledger.QuantityLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How far an order as a whole is. */
final class Overall {

    private Overall() {}

    /** Nothing when no warehouse has heard of the order. */
    static Optional<OrderMilestone> of(Whereabouts where) {
        QuantityLedger ledger = where.counted();
        List<LineQuantities> expected = ledger.lines().stream()
                .filter(line -> line.expected() || where.of(line.lineId()).sent())
                .toList();
        long shipped = sum(ledger.lines(), LineQuantities::shipped);
        if (shipped > 0) {
            return Optional.of(started(ledger.lines(), sum(expected, LineQuantities::shippable) == 0, shipped));
        }
        if (expected.stream().noneMatch(line -> where.of(line.lineId()).sent())) {
            return Optional.empty();
        }
        return Optional.of(
                sum(expected, LineQuantities::shippable) == 0 ? OrderMilestone.CANCELLED : slowest(where, expected));
    }

    private static OrderMilestone started(List<LineQuantities> lines, boolean complete, long shipped) {
        if (!complete) {
            return OrderMilestone.PARTLY_SHIPPED;
        }
        return sum(lines, LineQuantities::returned) >= shipped ? OrderMilestone.RETURNED : OrderMilestone.SHIPPED;
    }

    /** Pieces that no warehouse has heard of are slower than all others; what is out of stock is what people ask about. */
    private static OrderMilestone slowest(Whereabouts where, List<LineQuantities> lines) {
        Counts all = new Counts();
        for (LineQuantities line : lines) {
            Counts waiting = where.of(line.lineId()).waiting();
            all.addAll(waiting);
            all.add(Milestone.RECEIVED, line.shippable() - waiting.total());
        }
        return all.of(Milestone.BACKORDER) > 0
                ? OrderMilestone.BACKORDER
                : OrderMilestone.valueOf(all.slowest().name());
    }

    private static long sum(List<LineQuantities> lines, ToLongFunction<LineQuantities> pieces) {
        return lines.stream().mapToLong(pieces).sum();
    }
}
