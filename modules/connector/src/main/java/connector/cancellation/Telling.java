package connector.cancellation;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import connector.commercetools.OrderParts;
import connector.commercetools.OrderPlan;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What commerce is still to be told of an order's cancellation, and what of it takes a person. Pure. */
final class Telling {

    private final CaseFile file;
    private final Order order;
    private final Desk desk;
    private final CancelRules rules;
    private final boolean whole;
    private final Reasons reasons;
    private final Writing writing = Writing.nothing();

    private Telling(CaseFile file, Desk desk) {
        this.file = file;
        this.desk = desk;
        order = file.order();
        rules = desk.rules();
        whole = isWhole(file, desk);
        reasons = Reasons.of(file, rules, whole);
    }

    static Telling of(CaseFile file, Desk desk) {
        Telling telling = new Telling(file, desk);
        telling.judge();
        return telling;
    }

    /** @param withFields false: the project does not take our custom fields */
    OrderPlan plan(boolean withFields) {
        return writing.plan(withFields);
    }

    List<String> forPeople() {
        return List.copyOf(writing.forPeople());
    }

    /** The order as a whole is cancelled: nothing of it was shipped, and nothing will be. */
    static boolean isWhole(CaseFile file, Desk desk) {
        boolean nothingLeft = file.links().isEmpty()
                ? desk.rules().request(file.facts()).isPresent() || file.nothingLeft(desk.rules())
                : file.allCancelled();
        return nothingLeft && OrderParts.delivered(file.order()).isEmpty();
    }

    /** Cancelled as a whole, and the order says so where it is to. */
    static boolean isSaid(CaseFile file, Desk desk) {
        Telling telling = new Telling(file, desk);
        return telling.whole && (OrderState.CANCELLED.equals(file.order().getOrderState()) || !telling.closes());
    }

    private boolean closes() {
        return OrderState.CANCELLED.equals(order.getOrderState())
                || reasons.byWarehouse()
                || rules.told().closesOrder();
    }

    private void judge() {
        OrderStates states = new OrderStates(order, desk, writing);
        CancelledLines lines = new CancelledLines(file, desk, writing);
        List<String> words = new ArrayList<>();
        if (whole && reasons.isDue()) {
            if (closes()) {
                states.close();
            }
            if (reasons.request().isPresent()) {
                states.step(rules.told().acceptedState());
            }
            lines.moveAll();
            words.add("cancelled" + reasons.because());
        }
        if (!whole) {
            lines.moveDropped();
            notShipped().ifPresent(words::add);
        }
        String kept =
                file.kept().stream().map(OrderLink::note).map(String::valueOf).collect(Collectors.joining("; "));
        if (!kept.isEmpty()) {
            words.add("refused: " + kept);
            states.step(rules.told().refusedState());
        }
        if (!whole || reasons.isDue()) {
            say(words);
        }
        writing.forPeople().addAll(reasons.alarms());
    }

    private Optional<String> notShipped() {
        Map<String, Long> bySku = new TreeMap<>();
        file.dropped().stream()
                .filter(each -> each.quantity() > 0)
                .forEach(each -> bySku.merge(each.sku(), each.quantity(), Long::sum));
        return bySku.isEmpty()
                ? Optional.empty()
                : Optional.of("not shipped: "
                        + bySku.entrySet().stream()
                                .map(each -> each.getValue() + " x " + each.getKey())
                                .collect(Collectors.joining(", "))
                        + reasons.inBrackets());
    }

    private void say(List<String> words) {
        Fields wanted = new Fields();
        String text = words.isEmpty() ? null : String.join("; ", words);
        if (text != null || isOurs(Fields.value(order.getCustom(), rules.told().field()))) {
            wanted.put(rules.told().field(), text);
        }
        reasons.ofWarehouse().ifPresent(reason -> wanted.put(rules.told().reasonField(), reason));
        writing.fields().addAll(wanted.actions(order, rules.told().type()));
    }

    private static boolean isOurs(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.startsWith("refused: ") || text.startsWith("cancelled") || text.startsWith("not shipped: ");
    }
}
