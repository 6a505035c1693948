package connector.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;

/** One spreading of pieces over lines, under way. */
final class Spreading {

    private final Move move;
    private final Portion portion;
    private final QuantityLedger before;
    private final Map<String, Long> taken = new HashMap<>();
    private QuantityLedger now;

    Spreading(Move move, Portion portion, QuantityLedger before) {
        this.move = move;
        this.portion = portion;
        this.before = before;
        this.now = before;
    }

    Allotment all(List<Pieces> pieces) {
        for (Pieces piece : pieces) {
            if (candidates(piece).isEmpty()) {
                return new Allotment.UnknownSku(piece.sku());
            }
            if (leftAfter(piece) > 0) {
                return tooMany(piece.sku(), pieces);
            }
        }
        return new Allotment.Fits(inSequence(), attributed());
    }

    PartialAssignment asFarAsItGoes(List<Pieces> pieces) {
        SequencedMap<String, PartialAssignment.Beyond> beyond = new LinkedHashMap<>();
        for (Pieces piece : pieces) {
            boolean known = !candidates(piece).isEmpty();
            long over = leftAfter(piece);
            if (over > 0) {
                long units = of(piece.sku(), pieces);
                beyond.merge(
                        piece.sku(),
                        new PartialAssignment.Beyond(piece.sku(), units, over, known),
                        (one, other) -> new PartialAssignment.Beyond(
                                one.sku(), units, one.over() + other.over(), one.known() || other.known()));
            }
        }
        return new PartialAssignment(inSequence(), List.copyOf(beyond.values()));
    }

    private List<LineQuantities> candidates(Pieces piece) {
        return now.lines().stream()
                .filter(portion::holds)
                .filter(line ->
                        line.lineId().equals(piece.lineId()) || line.sku().equals(piece.sku()))
                .sorted(Comparator.comparing(line -> !line.lineId().equals(piece.lineId())))
                .toList();
    }

    /** Gives back how many pieces found no line. */
    private long leftAfter(Pieces piece) {
        long left = piece.quantity();
        for (LineQuantities line : candidates(piece)) {
            long part = Math.min(left, room(line));
            if (part > 0) {
                now = now.with(line.lineId(), each -> move.done(each, part));
                taken.merge(line.lineId(), part, Long::sum);
                left -= part;
            }
        }
        return left;
    }

    /** What went of the portion before, and what goes now, is no longer in it. */
    private long room(LineQuantities line) {
        long gone = taken.getOrDefault(line.lineId(), 0L)
                + (move == Move.TAKE_BACK ? 0 : before.leftAs(portion.reference(), line.lineId()));
        return Math.max(0, Math.min(move.room(line), portion.of(line) - gone));
    }

    private SequencedMap<String, Long> inSequence() {
        SequencedMap<String, Long> sorted = new LinkedHashMap<>();
        for (LineQuantities line : now.lines()) {
            Long part = taken.get(line.lineId());
            if (part != null) {
                sorted.put(line.lineId(), part);
            }
        }
        return sorted;
    }

    private QuantityLedger attributed() {
        String reference = portion.reference();
        return move == Move.SHIP && reference != null ? now.leftAs(reference, taken) : now;
    }

    private Allotment tooMany(String sku, List<Pieces> pieces) {
        return new Allotment.TooMany(
                sku,
                sum(sku, move == Move.TAKE_BACK ? LineQuantities::shipped : this::wanted),
                sum(sku, move == Move.TAKE_BACK ? LineQuantities::returned : this::gone),
                of(sku, pieces));
    }

    private static long of(String sku, List<Pieces> pieces) {
        return pieces.stream()
                .filter(piece -> piece.sku().equals(sku))
                .mapToLong(Pieces::quantity)
                .sum();
    }

    private long sum(String sku, ToLongFunction<LineQuantities> pieces) {
        return before.lines().stream()
                .filter(portion::holds)
                .filter(line -> line.sku().equals(sku))
                .mapToLong(pieces)
                .sum();
    }

    private long wanted(LineQuantities line) {
        return Math.min(portion.of(line), line.ordered() - line.cancelled());
    }

    private long gone(LineQuantities line) {
        return portion.byLine().isEmpty() ? line.shipped() : before.leftAs(portion.reference(), line.lineId());
    }
}
