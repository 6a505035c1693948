package connector.returns;

import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import connector.returns.Recognised.Held;
import connector.routing.ReturnDesk;
import connector.routing.ReturnTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Units of one return item that the warehouse judged alike.
 *
 * @param told what it reported of them; empty: nothing yet
 */
record Verdict(List<Told> told, long quantity) {

    Verdict {
        told = List.copyOf(told);
    }

    /** What commerce would be told of the goods and of the refund; both empty where nobody decides here. */
    private record Judgement(Optional<ReturnShipmentState> goods, Optional<Boolean> refund) {

        private static final Judgement NONE = new Judgement(Optional.empty(), Optional.empty());

        static Judgement of(Told told, ReturnTables tables) {
            boolean refunds = tables.refund().field() != null
                    || tables.refund().paymentState(true) != null
                    || tables.refund().paymentState(false) != null;
            return new Judgement(
                    ItemActions.verdictOnGoods(ReturnShipmentState.RETURNED, told.line(), tables),
                    refunds ? Optional.ofNullable(told.line().refund()) : Optional.empty());
        }
    }

    /**
     * The verdicts on an item that nobody has judged yet, those on units of which nothing was reported first; none on an item that is
     * judged: what somebody decided stays.
     */
    static List<Verdict> of(Item item, List<Held> units, ReturnDesk desk) {
        boolean open = item.item().getShipmentState() == ReturnShipmentState.RETURNED
                && (item.item().getPaymentState() == null
                        || item.item().getPaymentState() == ReturnPaymentState.INITIAL);
        if (!open) {
            return List.of();
        }
        Map<Judgement, Verdict> byJudgement = new LinkedHashMap<>();
        long rest = item.quantity() - units.stream().mapToLong(Held::quantity).sum();
        if (rest > 0) {
            byJudgement.put(Judgement.NONE, new Verdict(List.of(), rest));
        }
        for (Held each : units) {
            ReturnTables tables = desk.tables(each.told().line().destination());
            byJudgement.merge(
                    Judgement.of(each.told(), tables),
                    new Verdict(List.of(each.told()), each.quantity()),
                    Verdict::and);
        }
        return List.copyOf(byJudgement.values());
    }

    private Verdict and(Verdict other) {
        List<Told> both = new ArrayList<>(told);
        both.addAll(other.told);
        return new Verdict(both, quantity + other.quantity);
    }
}
