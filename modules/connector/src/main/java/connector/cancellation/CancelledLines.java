package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderSetLineItemCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeActionBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.commercetools.OrderParts;
import connector.commercetools.StateMachine;
import connector.ledger.Dropped;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves pieces of lines to the cancelled state, and signals what is to be refunded for them. */
final class CancelledLines {

    private final CaseFile file;
    private final Desk desk;
    private final CancelRules rules;
    private final Order order;
    private final Writing writing;
    private final Map<String, LineMoves> moves = new HashMap<>();

    CancelledLines(CaseFile file, Desk desk, Writing writing) {
        this.file = file;
        this.desk = desk;
        this.rules = desk.rules();
        this.order = file.order();
        this.writing = writing;
    }

    /** All that can still be moved; pieces that were shipped or returned stay. */
    void moveAll() {
        cancelledState()
                .ifPresent(to -> OrderParts.lines(order).forEach(line -> {
                    LineMoves ofLine = moves(line);
                    ofLine.move(ofLine.movable(), to).ifPresent(writing.actions()::addAll);
                }));
        cancelledState()
                .ifPresent(to -> sentCustomLines().forEach(item -> {
                    LineMoves ofItem = moves(item);
                    ofItem.move(ofItem.movable(), to).ifPresent(writing.actions()::addAll);
                }));
    }

    /** What the warehouse dropped, unless an order edit takes it out. */
    void moveDropped() {
        Map<String, Long> inState = file.inCancelledState(rules);
        for (Dropped each : file.dropped()) {
            boolean open = each.open() > 0
                    && each.editKey() == null
                    && inState.getOrDefault(each.lineId(), 0L) < each.before() + each.open();
            if (open && writing.hasRoom()) {
                OrderParts.lines(order).stream()
                        .filter(line -> line.getId().equals(each.lineId()))
                        .findFirst()
                        .ifPresent(line -> move(moves(line), each));
                OrderParts.customLines(order).stream()
                        .filter(item -> item.getId().equals(each.lineId()))
                        .findFirst()
                        .ifPresent(item -> move(moves(item), each));
            }
        }
        OrderParts.lines(order).forEach(this::refund);
    }

    private void move(LineMoves ofLine, Dropped dropped) {
        Optional<StateMachine.State> to = cancelledState();
        String what = dropped.open() + " of " + dropped.sku() + " will not be shipped";
        if (to.isEmpty()) {
            writing.forPeople()
                    .add(what + ", and there is no line item state for cancelled pieces (states.line-items.cancelled)");
            return;
        }
        ofLine.move(dropped.open(), to.get())
                .ifPresentOrElse(
                        writing.actions()::addAll,
                        () -> writing.forPeople()
                                .add(what + ", and cannot become '" + to.get().name() + "': " + ofLine.standing()));
    }

    private void refund(LineItem line) {
        String field = rules.lines().refundField();
        long pieces = file.dropped().stream()
                .filter(each -> each.lineId().equals(line.getId()) && each.editKey() == null)
                .mapToLong(each -> each.quantity() - each.edited())
                .sum();
        if (pieces == 0 && field != null && isNoted(line) && Fields.value(line.getCustom(), field) != null) {
            writing.fields()
                    .add(OrderSetLineItemCustomFieldActionBuilder.of()
                            .lineItemId(line.getId())
                            .name(field)
                            .build());
            return;
        }
        CentPrecisionMoney amount =
                pieces == 0 || field == null ? null : Refund.in(order).of(line.getId(), pieces);
        if (amount == null || Refund.says(Fields.value(line.getCustom(), field), amount)) {
            return;
        }
        if (line.getCustom() != null) {
            writing.fields()
                    .add(OrderSetLineItemCustomFieldActionBuilder.of()
                            .lineItemId(line.getId())
                            .name(field)
                            .value(amount)
                            .build());
        } else if (rules.lines().refundType() != null) {
            writing.fields()
                    .add(OrderSetLineItemCustomTypeActionBuilder.of()
                            .lineItemId(line.getId())
                            .type(TypeResourceIdentifierBuilder.of()
                                    .key(rules.lines().refundType())
                                    .build())
                            .fields(FieldContainerBuilder.of()
                                    .addValue(field, amount)
                                    .build())
                            .build());
        }
    }

    /** Units of it were missing once: the amount that is there is ours. */
    private boolean isNoted(LineItem line) {
        return file.dropped().stream()
                .anyMatch(each -> each.lineId().equals(line.getId()) && each.edited() == 0 && each.quantity() == 0);
    }

    private Optional<StateMachine.State> cancelledState() {
        String key = rules.lines().cancelledState();
        return key == null ? Optional.empty() : desk.lineStates().byKey(key);
    }

    /** Fees stay as they are. */
    private List<CustomLineItem> sentCustomLines() {
        Set<String> sent = file.links().stream()
                .flatMap(link -> file.customLines(link).stream())
                .map(OrderLink.Part::lineId)
                .collect(Collectors.toSet());
        return OrderParts.customLines(order).stream()
                .filter(item -> sent.contains(item.getId()))
                .toList();
    }

    private LineMoves moves(CustomLineItem item) {
        return moves.computeIfAbsent(item.getId(), id -> new LineMoves(item, desk.tables(), desk.lineStates()));
    }

    private LineMoves moves(LineItem line) {
        return moves.computeIfAbsent(line.getId(), id -> new LineMoves(line, desk.tables(), desk.lineStates()));
    }
}
