package connector.command;

import connector.orderexport.Explanation;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** The warehouse has it. */
    private static final Set<State> THERE =
            EnumSet.complementOf(EnumSet.of(State.PLANNED, State.SENDING, State.ADOPTING));

    private static final Set<String> FINE = Set.of("released", "exported");

    static WouldBe of(String number, String id, Explanation told) {
        String exported = told.sent().stream()
                .filter(link -> THERE.contains(link.state()))
                .map(OrderLink::reference)
                .collect(Collectors.joining(","));
        return exported.isEmpty()
                ? new WouldBe(number, id, told.verdict().name().toLowerCase(Locale.ROOT), why(told), told.help())
                : new WouldBe(number, id, "exported", "already as " + exported + "; next: " + told.next(), told.help());
    }

    private static String why(Explanation told) {
        return switch (told.verdict()) {
            case RELEASED -> told.reason() + "; next: " + told.next() + ways(told);
            case WAITING -> rule(told) + told.reason() + until(told);
            case PARKED -> told.reason();
        };
    }

    private static String ways(Explanation told) {
        return told.consignments().stream()
                .map(part -> "; route '" + part.rule() + "'")
                .distinct()
                .collect(Collectors.joining());
    }

    private static String rule(Explanation told) {
        return told.rule() == null ? "" : "rule '" + told.rule() + "': ";
    }

    private static String until(Explanation told) {
        return told.until() == null ? "" : " (until " + told.until() + ")";
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
