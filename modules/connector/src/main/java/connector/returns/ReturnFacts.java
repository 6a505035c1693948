package connector.returns;

import connector.orderflow.ReturnLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Told again, a line takes what is newer; news may arrive in any order. */
    ReturnFacts with(List<ReturnLine> news) {
        Map<String, ReturnLine> byKey = new LinkedHashMap<>();
        lines.forEach(line -> byKey.put(line.key(), line));
        news.forEach(line -> byKey.merge(line.key(), line, ReturnFacts::newer));
        return new ReturnFacts(new ArrayList<>(byKey.values()), announced, claims);
    }

    private static ReturnLine newer(ReturnLine known, ReturnLine told) {
        boolean older =
                known.told() != null && told.told() != null && told.told().isBefore(known.told());
        return older ? known : told;
    }
}
