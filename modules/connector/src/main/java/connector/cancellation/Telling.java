package connector.cancellation;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderChangeOrderStateActionBuilder;
import com.commercetools.api.models.order.OrderChangeShipmentStateActionBuilder;
import com.commercetools.api.models.order.OrderSetLineItemCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderTransitionStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.state.StateResourceIdentifierBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.cancellation.Ended.By;
import connector.commercetools.OrderPlan;
import connector.commercetools.StateMachine;
import connector.ledger.Dropped;
import connector.ledger.OrderMilestone;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What commerce is still to be told of an order's cancellation, and what of it takes a person. Pure. */
final class Telling {

    /** Of one update request (reference, commercetools §4.4), with room for the fields. */
    private static final int MOST_ACTIONS = 450;

    private final CaseFile file;
    private final Order order;
    private final Desk desk;
    private final CancelRules rules;
    private final Optional<CancelRules.Request> request;
    private final Map<String, LineMoves> moves = new HashMap<>();
    private final List<OrderUpdateAction> actions = new ArrayList<>();
    private final List<OrderUpdateAction> fields = new ArrayList<>();
    private final Set<String> forPeople = new LinkedHashSet<>();

    private Telling(CaseFile file, Desk desk) {
        this.file = file;
        this.desk = desk;
        order = file.order();
        rules = desk.rules();
        request = rules.request(file.facts()).or(() -> rules.answered(file.facts()));
    }

    static Telling of(CaseFile file, Desk desk) {
        Telling telling = new Telling(file, desk);
        telling.judge();
        return telling;
    }

    /** @param withFields false: the project does not take our custom fields */
    OrderPlan plan(boolean withFields) {
        List<OrderUpdateAction> all = new ArrayList<>(actions);
        if (withFields) {
            all.addAll(fields);
        }
        return all.isEmpty()
                ? new OrderPlan.Nothing("commerce knows")
                : new OrderPlan.Write(
                        all,
                        all.stream()
                                .map(OrderUpdateAction::getAction)
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }

    List<String> forPeople() {
        return List.copyOf(forPeople);
    }

    /** The order as a whole is cancelled: nothing of it was shipped, and nothing will be. */
    static boolean isWhole(CaseFile file, Desk desk) {
        boolean nothingLeft = file.links().isEmpty()
                ? desk.rules().request(file.facts()).isPresent() || Shortfall.nothingLeft(file, desk.rules())
                : file.allCancelled();
        return nothingLeft && Shortfall.delivered(file.order()).isEmpty();
    }

    /** Cancelled as a whole, and the order says so where it is to. */
    static boolean isSaid(CaseFile file, Desk desk) {
        Telling telling = new Telling(file, desk);
        return isWhole(file, desk) && (OrderState.CANCELLED.equals(file.order().getOrderState()) || !telling.closes());
    }

    private boolean closes() {
        return OrderState.CANCELLED.equals(order.getOrderState())
                || byWarehouse()
                || desk.rules().told().closesOrder();
    }

    private void judge() {
        List<String> words = new ArrayList<>();
        boolean whole = isWhole(file, desk);
        if (whole && isDue()) {
            wholly();
            words.add("cancelled" + because());
        }
        if (!whole) {
            moveDropped();
            notShipped().ifPresent(words::add);
        }
        String kept =
                file.kept().stream().map(OrderLink::note).map(String::valueOf).collect(Collectors.joining("; "));
        if (!kept.isEmpty()) {
            words.add("refused: " + kept);
            step(rules.told().refusedState());
        }
        if (!whole || isDue()) {
            say(words);
        }
        alarms();
    }

    /** What commerce was told of once is its own from then on: who takes it back is a person. */
    private boolean isDue() {
        boolean told = file.links().stream()
                .anyMatch(link -> file.ended(link).filter(Ended::told).isPresent());
        boolean byCommerce = file.links().stream().anyMatch(link -> by(link) == By.COMMERCE);
        return !told && (request.isPresent() || !byCommerce);
    }

    private @Nullable By by(OrderLink link) {
        return file.ended(link).map(Ended::by).orElse(null);
    }

    /** Not by the request: once commerce is told, its order state says what a request would say. */
    private boolean byWarehouse() {
        return file.links().stream().anyMatch(link -> by(link) == By.WAREHOUSE)
                && file.links().stream().noneMatch(link -> by(link) == By.COMMERCE);
    }

    private void wholly() {
        if (closes()) {
            close();
        }
        if (request.isPresent()) {
            step(rules.told().acceptedState());
        }
        cancelledState()
                .ifPresent(to -> Shortfall.lines(order).forEach(line -> {
                    LineMoves ofLine = moves(line);
                    ofLine.move(ofLine.movable(), to).ifPresent(actions::addAll);
                }));
    }

    private void close() {
        String now =
                order.getOrderState() == null ? null : order.getOrderState().getJsonName();
        if (!OrderState.CANCELLED.getJsonName().equals(now)) {
            if (desk.tables().allowed().orderStates().allows(now, OrderState.CANCELLED.getJsonName())) {
                actions.add(OrderChangeOrderStateActionBuilder.of()
                        .orderState(OrderState.CANCELLED)
                        .build());
            } else {
                forPeople.add("the order is " + now + " and may not become Cancelled (states.allowed.order-states)");
            }
        }
        String to = desk.tables().shipmentStates().get(OrderMilestone.CANCELLED);
        String shipment = order.getShipmentState() == null
                ? null
                : order.getShipmentState().getJsonName();
        if (to != null && !to.equals(shipment)) {
            if (desk.tables().allowed().shipmentStates().allows(shipment, to)) {
                actions.add(OrderChangeShipmentStateActionBuilder.of()
                        .shipmentState(ShipmentState.findEnum(to))
                        .build());
            } else {
                forPeople.add("its shipments are " + shipment + " and may not become " + to
                        + " (states.allowed.shipment-states)");
            }
        }
    }

    private void step(@Nullable String key) {
        Optional<StateMachine.State> to =
                key == null ? Optional.empty() : desk.orderStates().byKey(key);
        StateMachine.State from = order.getState() == null
                ? null
                : desk.orderStates().byId(order.getState().getId()).orElse(null);
        if (to.isEmpty() || to.get().equals(from)) {
            return;
        }
        if (desk.orderStates().allows(from, to.get())) {
            actions.add(OrderTransitionStateActionBuilder.of()
                    .state(StateResourceIdentifierBuilder.of().id(to.get().id()).build())
                    .build());
        } else {
            forPeople.add("its workflow state may not become '" + key + "', only one of "
                    + desk.orderStates().next(from));
        }
    }

    private Optional<StateMachine.State> cancelledState() {
        String key = rules.lines().cancelledState();
        return key == null ? Optional.empty() : desk.lineStates().byKey(key);
    }

    private LineMoves moves(LineItem line) {
        return moves.computeIfAbsent(line.getId(), id -> new LineMoves(line, desk.tables(), desk.lineStates()));
    }

    private void moveDropped() {
        Map<String, Long> inState = rules.cancelledPieces(file.facts());
        for (Dropped each : file.dropped()) {
            boolean open = each.open() > 0
                    && each.editKey() == null
                    && inState.getOrDefault(each.lineId(), 0L) < each.before() + each.open();
            if (open && actions.size() < MOST_ACTIONS) {
                Shortfall.lines(order).stream()
                        .filter(line -> line.getId().equals(each.lineId()))
                        .findFirst()
                        .ifPresent(line -> move(line, each));
            }
        }
        Shortfall.lines(order).forEach(this::refund);
    }

    private void move(LineItem line, Dropped dropped) {
        Optional<StateMachine.State> to = cancelledState();
        String what = dropped.open() + " of " + dropped.sku() + " will not be shipped";
        if (to.isEmpty()) {
            forPeople.add(
                    what + ", and there is no line item state for cancelled pieces (states.line-items.cancelled)");
            return;
        }
        moves(line)
                .move(dropped.open(), to.get())
                .ifPresentOrElse(
                        actions::addAll,
                        () -> forPeople.add(what + ", and cannot become '"
                                + to.get().name() + "': " + moves(line).standing()));
    }

    private void refund(LineItem line) {
        String field = rules.lines().refundField();
        long pieces = file.dropped().stream()
                .filter(each -> each.lineId().equals(line.getId()) && each.editKey() == null)
                .mapToLong(each -> each.quantity() - each.edited())
                .sum();
        CentPrecisionMoney amount = pieces == 0 || field == null ? null : Refund.of(line, pieces);
        if (amount == null || Refund.says(Fields.value(line.getCustom(), field), amount)) {
            return;
        }
        if (line.getCustom() != null) {
            fields.add(OrderSetLineItemCustomFieldActionBuilder.of()
                    .lineItemId(line.getId())
                    .name(field)
                    .value(amount)
                    .build());
        } else if (rules.lines().refundType() != null) {
            fields.add(OrderSetLineItemCustomTypeActionBuilder.of()
                    .lineItemId(line.getId())
                    .type(TypeResourceIdentifierBuilder.of()
                            .key(rules.lines().refundType())
                            .build())
                    .fields(FieldContainerBuilder.of().addValue(field, amount).build())
                    .build());
        }
    }

    private Optional<String> notShipped() {
        Map<String, Long> bySku = new TreeMap<>();
        file.dropped().forEach(each -> bySku.merge(each.sku(), each.quantity(), Long::sum));
        return bySku.isEmpty()
                ? Optional.empty()
                : Optional.of("not shipped: "
                        + bySku.entrySet().stream()
                                .map(each -> each.getValue() + " x " + each.getKey())
                                .collect(Collectors.joining(", "))
                        + codes().keySet().stream()
                                .findFirst()
                                .map(this::warehouseWords)
                                .orElse(""));
    }

    private void say(List<String> words) {
        Fields wanted = new Fields();
        String text = words.isEmpty() ? null : String.join("; ", words);
        if (text != null || isOurs(Fields.value(order.getCustom(), rules.told().field()))) {
            wanted.put(rules.told().field(), text);
        }
        codes().keySet().stream()
                .findFirst()
                .flatMap(rules.warehouseReasons()::of)
                .ifPresent(reason -> wanted.put(rules.told().reasonField(), reason));
        fields.addAll(wanted.actions(order, rules.told().type()));
    }

    private static boolean isOurs(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.startsWith("refused: ") || text.startsWith("cancelled") || text.startsWith("not shipped: ");
    }

    /** For a cancelled order: why, in the words that are recorded. */
    private String because() {
        if (byWarehouse()) {
            return " by the warehouse" + warehouseWords(Shortfall.ORDER_CANCELLED);
        }
        String code = commerceCode();
        return code == null ? "" : ": " + rules.reasons().of(code).orElse(code);
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

    private String warehouseWords(String code) {
        return rules.warehouseReasons().of(code).map(each -> " (" + each + ")").orElse("");
    }

    /** Reasons that the warehouse gave, with what they are about; the order's first. */
    private Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        if (isWhole(file, desk)) {
            if (byWarehouse()) {
                codes.put(Shortfall.ORDER_CANCELLED, "the order");
            }
            return codes;
        }
        file.dropped().stream()
                .filter(each -> !each.code().equals(Shortfall.BY_COMMERCE))
                .forEach(each -> codes.putIfAbsent(each.code(), each.sku()));
        return codes;
    }

    private void alarms() {
        codes().forEach((code, what) -> {
            if (rules.warehouseReasons().of(code).isEmpty()) {
                forPeople.add("the warehouse's reason '" + code + "' is in no row of cancellation.warehouse-reasons");
            }
        });
        String code = commerceCode();
        if (code != null && rules.reasons().of(code).isEmpty()) {
            forPeople.add("the reason '" + code + "' is in no row of cancellation.reasons");
        }
    }
}
