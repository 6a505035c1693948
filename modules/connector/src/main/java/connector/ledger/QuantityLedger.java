package connector.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * All lines of one order in their sequence. Commercetools accepts any delivered quantity (reference, commercetools §0 no. 6), so the
 * sum is done here, before the write.
 */
public record QuantityLedger(List<LineQuantities> lines) {

    public QuantityLedger {
        lines = List.copyOf(lines);
    }

    /** Something was shipped, and nothing expected is open. */
    public boolean complete() {
        return started() && lines.stream().noneMatch(line -> line.expected() && line.open() > 0);
    }

    public boolean started() {
        return lines.stream().anyMatch(line -> line.shipped() > 0);
    }

    /**
     * Finds the lines for what left the warehouse: the named line first, then lines of the same SKU in order, each up to what is
     * open on it. All pieces fit or none are allotted.
     */
    public Allotment allot(List<Pieces> pieces) {
        Progress progress = new Progress(this, new LinkedHashMap<>());
        for (Pieces piece : pieces) {
            if (candidates(piece).isEmpty()) {
                return new Allotment.UnknownSku(piece.sku());
            }
            if (progress.take(piece) > 0) {
                return tooMany(piece.sku(), pieces);
            }
        }
        return new Allotment.Fits(progress.inSequence(), progress.now);
    }

    private List<LineQuantities> candidates(Pieces piece) {
        return lines.stream()
                .filter(line ->
                        line.lineId().equals(piece.lineId()) || line.sku().equals(piece.sku()))
                .sorted(Comparator.comparing(line -> !line.lineId().equals(piece.lineId())))
                .toList();
    }

    private Allotment tooMany(String sku, List<Pieces> pieces) {
        List<LineQuantities> ofSku =
                lines.stream().filter(line -> line.sku().equals(sku)).toList();
        return new Allotment.TooMany(
                sku,
                ofSku.stream().mapToLong(LineQuantities::ordered).sum(),
                ofSku.stream().mapToLong(LineQuantities::shipped).sum(),
                pieces.stream()
                        .filter(piece -> piece.sku().equals(sku))
                        .mapToLong(Pieces::quantity)
                        .sum());
    }

    private QuantityLedger with(LineQuantities changed) {
        List<LineQuantities> next = new ArrayList<>(lines);
        next.replaceAll(line -> line.lineId().equals(changed.lineId()) ? changed : line);
        return new QuantityLedger(next);
    }

    /** One allotment under way. */
    private static final class Progress {

        private QuantityLedger now;
        private final SequencedMap<String, Long> taken;

        Progress(QuantityLedger start, SequencedMap<String, Long> taken) {
            this.now = start;
            this.taken = taken;
        }

        /** Gives back how many pieces found no line. */
        long take(Pieces piece) {
            long left = piece.quantity();
            for (LineQuantities line : now.candidates(piece)) {
                long part = Math.min(left, line.open());
                if (part > 0) {
                    now = now.with(line.plus(part));
                    taken.merge(line.lineId(), part, Long::sum);
                    left -= part;
                }
            }
            return left;
        }

        SequencedMap<String, Long> inSequence() {
            SequencedMap<String, Long> sorted = new LinkedHashMap<>();
            for (LineQuantities line : now.lines) {
                Long part = taken.get(line.lineId());
                if (part != null) {
                    sorted.put(line.lineId(), part);
                }
            }
            return sorted;
        }
    }
}
