package connector.command;

import connector.orderexport.Explainer.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a dry run.
 *
 * @param verdict one of {@link #VERDICTS}
 * @param help what would let it go, null where nothing has to be done
 */
record WouldBe(
        String order,
        @Nullable String id,
        String verdict,
        String reason,
        @Nullable String help) {

    static final List<String> VERDICTS = List.of("released", "waiting", "parked", "exported", "not found");

    private static final Set<String> FINE = Set.of("released", "exported");

    static WouldBe of(String number, String id, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Released released ->
                new WouldBe(
                        number,
                        id,
                        "released",
                        "as " + String.join(", ", released.references()) + "; " + String.join("; ", released.how()),
                        null);
            case Verdict.Waiting waiting -> new WouldBe(number, id, "waiting", why(waiting), null);
            case Verdict.Parked parked -> new WouldBe(number, id, "parked", parked.reason(), parked.help());
            case Verdict.Exported exported ->
                new WouldBe(number, id, "exported", "as " + exported.references() + "; " + exported.now(), null);
        };
    }

    private static String why(Verdict.Waiting waiting) {
        String rule = "rule '" + waiting.hold().rule() + "': " + waiting.hold().why();
        return waiting.hold().until() == null
                ? rule
                : rule + " (until " + waiting.hold().until() + ")";
    }

    static WouldBe unknown(String name) {
        return new WouldBe(name, null, "not found", "commercetools has no order with this number or id", null);
    }

    String line() {
        return "%-20s %-9s %s".formatted(order, verdict, reason) + (help == null ? "" : " -> " + help);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("order", order);
        if (id != null) {
            map.put("id", id);
        }
        map.put("verdict", verdict);
        map.put("reason", reason);
        if (help != null) {
            map.put("help", help);
        }
        return map;
    }

    static String totals(Map<String, Integer> totals) {
        return VERDICTS.stream()
                .map(verdict -> totals.getOrDefault(verdict, 0) + " " + verdict)
                .collect(Collectors.joining(", "));
    }

    /** Whether there is nothing among them that anybody would have to look at. */
    static boolean go(Map<String, Integer> totals) {
        return totals.entrySet().stream().allMatch(each -> each.getValue() == 0 || FINE.contains(each.getKey()));
    }
}
