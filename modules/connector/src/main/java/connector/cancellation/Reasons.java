package connector.cancellation;

import connector.cancellation.Ended.By;
import connector.ledger.Dropped;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who cancelled what of an order, and why: in the codes of whoever did, and in the words of the tables. Pure.
 *
 * @param request of commerce, unless there was none
 * @param whole nothing of the order will be shipped
 */
record Reasons(CaseFile file, CancelRules rules, Optional<CancelRules.Request> request, boolean whole) {

    static Reasons of(CaseFile file, CancelRules rules, boolean whole) {
        return new Reasons(file, rules, request(file, rules).or(() -> rules.answered(file.facts())), whole);
    }

    private static Optional<CancelRules.Request> request(CaseFile file, CancelRules rules) {
        return file.links().isEmpty() ? rules.request(file.facts()) : rules.requestAfterExport(file.facts());
    }

    /** Not by the request: once commerce is told, its order state says what a request would say. */
    boolean byWarehouse() {
        return file.links().stream().anyMatch(link -> by(link) == By.WAREHOUSE)
                && file.links().stream().noneMatch(link -> by(link) == By.COMMERCE);
    }

    /** What commerce was told of once is its own from then on: who takes it back is a person. */
    boolean isDue() {
        boolean told = file.links().stream()
                .anyMatch(link -> file.ended(link).filter(Ended::told).isPresent());
        boolean byCommerce = file.links().stream().anyMatch(link -> by(link) == By.COMMERCE);
        return !told && (request.isPresent() || !byCommerce);
    }

    /** For a cancelled order: why, in the words that are recorded. */
    String because() {
        if (byWarehouse()) {
            return " by the warehouse" + inBrackets();
        }
        String code = commerceCode();
        return code == null ? "" : ": " + rules.reasons().of(code).orElse(code);
    }

    /** The first reason of the warehouse as commerce calls it. */
    Optional<String> ofWarehouse() {
        return codes().stream().findFirst().flatMap(rules.warehouseReasons()::of);
    }

    /** The same in brackets behind a sentence; empty when the warehouse gave none, or one that is in no table. */
    String inBrackets() {
        return ofWarehouse().map(each -> " (" + each + ")").orElse("");
    }

    /** Reasons that are in no table. */
    List<String> alarms() {
        List<String> alarms = new ArrayList<>();
        for (String code : codes()) {
            if (rules.warehouseReasons().of(code).isEmpty()) {
                alarms.add("the warehouse's reason '" + code + "' is in no row of cancellation.warehouse-reasons");
            }
        }
        String code = commerceCode();
        if (code != null && rules.reasons().of(code).isEmpty()) {
            alarms.add("the reason '" + code + "' is in no row of cancellation.reasons");
        }
        return alarms;
    }

    private @Nullable By by(OrderLink link) {
        return file.ended(link).map(Ended::by).orElse(null);
    }

    private @Nullable String commerceCode() {
        return request.map(CancelRules.Request::code)
                .or(() -> file.links().stream()
                        .map(file::ended)
                        .flatMap(Optional::stream)
                        .filter(each -> each.by() == By.COMMERCE && each.code() != null)
                        .map(Ended::code)
                        .findFirst())
                .orElse(null);
    }

    /** Those that the warehouse gave; the whole order's comes before those of its lines. */
    private List<String> codes() {
        if (whole) {
            return byWarehouse() ? List.of(Shortfall.ORDER_CANCELLED) : List.of();
        }
        return file.dropped().stream()
                .filter(each -> each.quantity() > 0)
                .map(Dropped::code)
                .filter(each -> !each.equals(Shortfall.BY_COMMERCE))
                .distinct()
                .toList();
    }
}
