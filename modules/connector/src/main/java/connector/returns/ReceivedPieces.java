package connector.returns;

import connector.orderflow.ReturnLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What came back in all, from two sources that tell of the same returns without a common id. A line is counted once within its source by
 * its own key. Between the sources, piece by piece: a reported piece is the same as a pushed one of the same product, unless their
 * authorisations or their order references say that they are not; a source that names none contradicts nobody. So the pieces are never
 * more than the fuller source tells, and what only one of them tells still counts. Pieces are paired where both name the same authorisation
 * first, then where one names it, then where none does; among equals where quantity, condition and reason agree.
 */
final class ReceivedPieces {

    private final List<ReturnLine> lines;
    private final Map<ReturnLine, Long> left = new LinkedHashMap<>();
    private final List<Told> told = new ArrayList<>();

    private ReceivedPieces(List<ReturnLine> lines) {
        this.lines = lines;
        lines.forEach(line -> left.put(line, line.quantity()));
    }

    /** @param lines each key once, those told first first; the answer keeps their order */
    static List<Told> of(List<ReturnLine> lines) {
        ReceivedPieces pieces = new ReceivedPieces(lines);
        pieces.pair((one, other) -> one.authorisation() != null && alike(one.authorisation(), other.authorisation()));
        pieces.pair((one, other) -> (one.authorisation() == null) != (other.authorisation() == null));
        pieces.pair((one, other) -> one.authorisation() == null && other.authorisation() == null);
        return pieces.all();
    }

    /** The most alike first, wherever they stand. */
    private void pair(BiPredicate<ReturnLine, ReturnLine> authorised) {
        record Pair(ReturnLine pushed, ReturnLine reported) {}
        lines.stream()
                .filter(ReturnLine::pushed)
                .flatMap(pushed -> lines.stream()
                        .filter(reported -> !reported.pushed() && same(pushed, reported))
                        .map(reported -> new Pair(pushed, reported)))
                .filter(pair -> authorised.test(pair.pushed, pair.reported))
                .sorted(Comparator.comparingInt(pair -> -likeness(pair.pushed, pair.reported)))
                .forEach(pair -> pair(pair.pushed, pair.reported));
    }

    private void pair(ReturnLine pushed, ReturnLine reported) {
        long pieces = Math.min(left(pushed), left(reported));
        if (pieces > 0) {
            left.merge(pushed, -pieces, Long::sum);
            left.merge(reported, -pieces, Long::sum);
            told.add(new Told(List.of(pushed.key(), reported.key()), both(pushed, reported), pieces));
        }
    }

    private List<Told> all() {
        left.forEach((line, pieces) -> {
            if (pieces > 0) {
                told.add(new Told(List.of(line.key()), line, pieces));
            }
        });
        Map<String, Integer> place = new HashMap<>();
        lines.forEach(line -> place.put(line.key(), place.size()));
        told.sort(Comparator.comparingInt(each -> each.facts().stream()
                .mapToInt(key -> place.getOrDefault(key, Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE)));
        return List.copyOf(told);
    }

    private long left(ReturnLine line) {
        return left.getOrDefault(line, 0L);
    }

    private static boolean same(ReturnLine one, ReturnLine other) {
        return one.destination().equals(other.destination())
                && one.product().strip().equals(other.product().strip())
                && (one.orderReference() == null
                        || other.orderReference() == null
                        || alike(one.orderReference(), other.orderReference()));
    }

    private static int likeness(ReturnLine one, ReturnLine other) {
        return (one.quantity() == other.quantity() ? 2 : 0)
                + (Objects.equals(one.condition(), other.condition()) ? 2 : 0)
                + (Objects.equals(one.reason(), other.reason()) ? 1 : 0);
    }

    /** The push was there; the report knows what the push left out. */
    private static ReturnLine both(ReturnLine pushed, ReturnLine reported) {
        return new ReturnLine(
                pushed.key(),
                pushed.destination(),
                either(pushed.orderReference(), reported.orderReference()),
                either(pushed.authorisation(), reported.authorisation()),
                pushed.product(),
                pushed.quantity(),
                either(pushed.reason(), reported.reason()),
                either(pushed.condition(), reported.condition()),
                either(pushed.type(), reported.type()),
                pushed.refund(),
                pushed.told() == null ? reported.told() : pushed.told(),
                reported.channel());
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static boolean alike(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.strip().equals(other.strip());
    }
}
