package connector.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All lines of one order in their sequence. Commercetools accepts any delivered quantity (reference, commercetools §0 no. 6), so the
 * sum is done here, before the write.
 *
 * @param shippedAs of the shipped pieces, those known to have left with a consignment: by its reference, by line id
 */
public record QuantityLedger(List<LineQuantities> lines, Map<String, Map<String, Long>> shippedAs) {

    public QuantityLedger {
        lines = List.copyOf(lines);
        shippedAs = Map.copyOf(shippedAs);
    }

    public QuantityLedger(List<LineQuantities> lines) {
        this(lines, Map.of());
    }

    /** Something was shipped, and nothing expected is open. */
    public boolean complete() {
        return started() && lines.stream().noneMatch(line -> line.expected() && line.shippable() > 0);
    }

    public boolean started() {
        return lines.stream().anyMatch(line -> line.shipped() > 0);
    }

    public Optional<LineQuantities> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    /** As {@link #allot(Portion, List)}, from all lines. */
    public Allotment allot(List<Pieces> pieces) {
        return allot(Portion.WHOLE, pieces);
    }

    /**
     * Finds the lines for what left the warehouse: the named line first, then lines of the same SKU in order, each up to what is
     * shippable of it and belongs to the portion. All pieces fit or none are allotted.
     */
    public Allotment allot(Portion portion, List<Pieces> pieces) {
        return new Spreading(Move.SHIP, portion, this).all(pieces);
    }

    /** The same, as far as it goes: what finds no line is told beside what fits. */
    public PartialAssignment fit(List<Pieces> pieces) {
        return new Spreading(Move.SHIP, Portion.WHOLE, this).asFarAsItGoes(pieces);
    }

    /** The same for pieces that will never be shipped. */
    public Allotment cancel(Portion portion, List<Pieces> pieces) {
        return new Spreading(Move.CANCEL, portion, this).all(pieces);
    }

    /** The same for pieces that were shipped and came back. */
    public Allotment takeBack(Portion portion, List<Pieces> pieces) {
        return new Spreading(Move.TAKE_BACK, portion, this).all(pieces);
    }

    /** Says of pieces that are shipped already with which consignment they left. */
    public QuantityLedger leftAs(String reference, Map<String, Long> byLine) {
        Map<String, Map<String, Long>> known = new HashMap<>(shippedAs);
        Map<String, Long> all = new HashMap<>(known.getOrDefault(reference, Map.of()));
        byLine.forEach((line, pieces) -> all.merge(line, pieces, Long::sum));
        known.put(reference, Map.copyOf(all));
        return new QuantityLedger(lines, known);
    }

    /** How many pieces of the line are known to have left with this consignment. */
    public long leftAs(@Nullable String reference, String lineId) {
        return reference == null
                ? 0
                : shippedAs.getOrDefault(reference, Map.of()).getOrDefault(lineId, 0L);
    }

    /** The same ledger with one line changed. */
    public QuantityLedger with(String lineId, UnaryOperator<LineQuantities> change) {
        return new QuantityLedger(
                lines.stream()
                        .map(line -> line.lineId().equals(lineId) ? Objects.requireNonNull(change.apply(line)) : line)
                        .toList(),
                shippedAs);
    }
}
