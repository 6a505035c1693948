package connector.returns;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnShipmentState;
import connector.returns.Recognised.Held;
import connector.routing.ReturnDesk;
import connector.routing.ReturnTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of the returns that the warehouse told of an order lacks. Pure and level-triggered: told the same again, by whichever source and in
 * any order, it finds nothing missing. What fits is written before anything is parked.
 */
final class MissingReturns {

    /** Of one update request (reference, commercetools §4.4). */
    static final int MOST_ACTIONS = 500;

    private final Order order;
    private final ReturnFacts facts;
    private final ReturnDesk desk;
    private final ShippedPieces pieces;
    private final Authorisations authorisations;
    private final ReturnDraft draft;
    private @Nullable ReturnPlan problem;

    private MissingReturns(Order order, ReturnFacts facts, ReturnDesk desk) {
        this.order = order;
        this.facts = facts;
        this.desk = desk;
        pieces = new ShippedPieces(order);
        authorisations = new Authorisations(facts.announced());
        draft = new ReturnDraft(order, desk);
    }

    static ReturnPlan plan(Order order, ReturnFacts facts, ReturnDesk desk) {
        return facts.lines().isEmpty()
                ? new ReturnPlan.Nothing("the warehouse has received nothing back")
                : new MissingReturns(order, facts, desk).plan();
    }

    private ReturnPlan plan() {
        Recognised there = new Recognised(order, ReceivedPieces.of(facts.lines()), facts);
        there.surplus().ifPresent(this::contradiction);
        Map<Item, List<Held>> held = there.held().stream()
                .collect(Collectors.groupingBy(Held::item, LinkedHashMap::new, Collectors.toList()));
        held.entrySet().removeIf(each -> divided(each.getKey(), each.getValue()));
        placeAll(there.missing());
        List<OrderUpdateAction> actions = new ArrayList<>(draft.actions());
        held.forEach((item, units) ->
                actions.addAll(judged(item, units.stream().map(Held::told).toList())));
        Map<String, Claim> unsaid = unsaid();
        if (draft.inseparable() > MOST_ACTIONS) {
            return tooLong();
        }
        if (!unsaid.isEmpty()) {
            return new ReturnPlan.Remember(unsaid, "announced items have come back: " + unsaid.keySet());
        }
        if (!actions.isEmpty()) {
            return write(actions);
        }
        return problem == null ? new ReturnPlan.Nothing("all returns are on the order") : problem;
    }

    /** Those that were announced by name take their items before others may. */
    private void placeAll(Map<Told, Long> missing) {
        List<ReturnInfo> announced =
                Item.of(order).stream().filter(Item::advised).map(Item::info).toList();
        missing.entrySet().stream()
                .sorted(Comparator.comparing(each -> announced.stream()
                        .noneMatch(info -> authorisations.isCalled(info, authorisation(each.getKey())))))
                .forEach(each -> place(each.getKey(), each.getValue()));
    }

    private static String authorisation(Told told) {
        return told.authorisation() == null ? "" : told.authorisation().strip();
    }

    private void place(Told told, long missing) {
        List<ShippedPieces.Line> lines = pieces.ofSku(told.sku());
        long out = lines.stream().mapToLong(pieces::out).sum();
        if (lines.isEmpty()) {
            problem(new ReturnPlan.Stuck(
                    "%s holds %d of %s, which the order does not.".formatted(told.words(), missing, told.sku()),
                    "Find the order they belong to, correct the return in OrderFlow, or record it by hand."));
        } else if (missing > out) {
            problem(tooMany(told, missing, lines));
        } else {
            fill(told, missing, lines);
        }
    }

    /** Announced items first, then whatever line of the SKU is still out. */
    private void fill(Told told, long missing, List<ShippedPieces.Line> lines) {
        long left = missing;
        for (Item item : announced(told, missing)) {
            ShippedPieces.Line line = pieces.line(item.lineId()).orElseThrow();
            long part = Math.min(left, Math.min(draft.expected(item), pieces.out(line)));
            if (part > 0) {
                draft.receive(item, told, part, line);
                pieces.comesBack(line, part);
                left -= part;
            }
        }
        for (ShippedPieces.Line line : lines) {
            long part = Math.min(left, pieces.out(line));
            if (part > 0) {
                draft.add(told, part, line);
                pieces.comesBack(line, part);
                left -= part;
            }
        }
    }

    /** By authorisation, then by product: those of just this quantity before others, in the order's sequence. */
    private List<Item> announced(Told told, long missing) {
        String named =
                told.authorisation() == null ? null : told.authorisation().strip();
        return Item.of(order).stream()
                .filter(Item::advised)
                .filter(item -> pieces.sku(item.lineId()).equals(told.sku()))
                .sorted(Comparator.comparing((Item item) -> !authorisations.isCalled(item.info(), named))
                        .thenComparing(item -> draft.expected(item) != missing))
                .toList();
    }

    private ReturnPlan tooMany(Told told, long missing, List<ShippedPieces.Line> lines) {
        long ordered = lines.stream().mapToLong(ShippedPieces.Line::ordered).sum();
        long shipped = lines.stream().mapToLong(ShippedPieces.Line::shipped).sum();
        long back = lines.stream().mapToLong(pieces::back).sum();
        String words = "%s brings back %d of %s: shipped %d, come back already %d, too many by %d."
                .formatted(told.words(), missing, told.sku(), shipped, back, back + missing - shipped);
        return ordered > shipped && back + missing <= ordered
                ? new ReturnPlan.NotYet(words)
                : new ReturnPlan.Stuck(
                        words,
                        "Find what was counted twice, or a shipment that the order lacks; then replay the order.");
    }

    private void contradiction(Item item) {
        problem(new ReturnPlan.Stuck(
                "The order has %d of %s back as %s, and OrderFlow now says less."
                        .formatted(item.quantity(), pieces.sku(item.lineId()), item.lastingKey()),
                "Compare the return in OrderFlow; correct the return item in commercetools to what really came back."));
    }

    /** An item has one verdict: units that the warehouse judged differently become items of their own. */
    private boolean divided(Item item, List<Held> units) {
        List<Verdict> verdicts = Verdict.of(item, units, desk);
        if (verdicts.size() < 2) {
            return false;
        }
        draft.divide(item, verdicts);
        return true;
    }

    /** What is still to be said about an item that has come back: an announced one keeps its key, so it can be named. */
    private List<OrderUpdateAction> judged(Item item, List<Told> told) {
        Told first = told.getFirst();
        ReturnTables tables = desk.tables(first.line().destination());
        ItemActions about = draft.replaces() || item.key() != null
                ? new ItemActions(item.lastingKey(), null)
                : new ItemActions(null, item.item().getId());
        Fields fields = Fields.of(item.item().getCustom(), first.line(), tables);
        List<OrderUpdateAction> actions =
                new ArrayList<>(about.fields(fields.missing(), item.item().getCustom() != null, tables));
        List<Optional<ReturnShipmentState>> verdicts = told.stream()
                .map(each -> ItemActions.verdictOnGoods(item.item().getShipmentState(), each.line(), tables))
                .distinct()
                .toList();
        if (verdicts.size() == 1) {
            verdicts.getFirst().ifPresent(state -> actions.add(about.shipmentState(state)));
        }
        ItemActions.verdictOnRefund(item.item().getPaymentState(), first.line(), tables)
                .ifPresent(state -> actions.add(about.paymentState(state)));
        unmapped(item, told, tables, fields);
        return actions;
    }

    /** The alarm: goods wait for a word that no table has. Whoever judges the item by hand ends it too. */
    private void unmapped(Item item, List<Told> told, ReturnTables tables, Fields fields) {
        List<String> words = new ArrayList<>(fields.unmapped());
        if (item.item().getShipmentState() == ReturnShipmentState.RETURNED) {
            told.stream()
                    .filter(each ->
                            tables.outcomes().of(each.line().condition()).isEmpty())
                    .forEach(each -> words.add("the condition '" + each.line().condition() + "' (outcomes)"));
        }
        if (!words.isEmpty()) {
            Told first = told.getFirst();
            problem(new ReturnPlan.Stuck(
                    "%s: nobody has said what %s is in commerce.".formatted(first.words(), String.join(" and ", words)),
                    "Add it to the tables under destinations.%s.returns, then replay the order."
                            .formatted(first.line().destination())));
        }
    }

    private Map<String, Claim> unsaid() {
        Map<String, Claim> unsaid = new TreeMap<>(draft.claims());
        unsaid.entrySet().removeIf(each -> each.getValue().equals(facts.claims().get(each.getKey())));
        return unsaid;
    }

    /** The first counts; what may pass by itself counts less than what needs a person. */
    private void problem(ReturnPlan found) {
        if (problem == null || (problem instanceof ReturnPlan.NotYet && found instanceof ReturnPlan.Stuck)) {
            problem = found;
        }
    }

    private ReturnPlan tooLong() {
        return new ReturnPlan.Stuck(
                "The order has so many returns that its list cannot be replaced in one request: %d actions of at most %d."
                        .formatted(draft.inseparable(), MOST_ACTIONS),
                "Record the return in commercetools by hand.");
    }

    private static ReturnPlan write(List<OrderUpdateAction> actions) {
        List<OrderUpdateAction> some = actions.subList(0, Math.min(actions.size(), MOST_ACTIONS));
        String what = some.stream()
                .collect(Collectors.groupingBy(OrderUpdateAction::getAction, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return new ReturnPlan.Write(List.copyOf(some), what);
    }
}
