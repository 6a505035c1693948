package connector.returns;

import connector.orderflow.ReturnLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order's returns beside the order itself.
 *
 * @param lines what the warehouse told, each key once, those told first first
 * @param claims by key of the return item
 */
record ReturnFacts(List<ReturnLine> lines, List<Announcement> announced, Map<String, Claim> claims) {

    static final ReturnFacts NONE = new ReturnFacts(List.of(), List.of(), Map.of());

    ReturnFacts {
        lines = List.copyOf(lines);
        announced = List.copyOf(announced);
        claims = Map.copyOf(claims);
    }

    /**
     * Reported again, a line takes what is newer; events may arrive in any order.
     *
     * @param item that brings them; what a later item of the lane has corrected stays as it is
     */
    ReturnFacts with(List<ReturnLine> reported, long item) {
        Map<String, ReturnLine> byKey = new LinkedHashMap<>();
        lines.forEach(line -> byKey.put(line.key(), line));
        Set<String> listed = reported.stream().map(ReturnLine::key).collect(Collectors.toSet());
        for (ReturnLine line : reported) {
            ReturnLine known = known(line, byKey, listed);
            byKey.merge(known == null ? line.key() : known.key(), line, (before, now) -> newer(before, now, item));
        }
        return new ReturnFacts(new ArrayList<>(byKey.values()), announced, claims);
    }

    /** The same line, also where it was listed before it was completed, and is not listed so any more. */
    private static @Nullable ReturnLine known(ReturnLine line, Map<String, ReturnLine> byKey, Set<String> listed) {
        ReturnLine same = byKey.get(line.key());
        return same != null
                ? same
                : byKey.values().stream()
                        .filter(each -> line.key().equals(each.completedAs()))
                        .findFirst()
                        .or(() -> byKey.values().stream()
                                .filter(each -> each.mayBeCompletedAs(line) && !listed.contains(each.key()))
                                .findFirst())
                        .orElse(null);
    }

    private static ReturnLine newer(ReturnLine known, ReturnLine told, long item) {
        boolean older =
                known.told() != null && told.told() != null && told.told().isBefore(known.told());
        boolean outdated = known.correctedBy() != null && item < known.correctedBy();
        if (older || outdated) {
            return known;
        }
        String completed = known.key().equals(told.key()) ? known.completedAs() : told.key();
        ReturnLine same = told.keptAs(known.key(), completed, known.correctedBy());
        return same.equals(known.keptAs(known.key(), completed, known.correctedBy()))
                ? same
                : told.keptAs(known.key(), completed, item);
    }
}
