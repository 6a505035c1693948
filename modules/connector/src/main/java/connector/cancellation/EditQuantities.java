package connector.cancellation;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.StagedOrderUpdateAction;
import com.commercetools.api.models.order_edit.OrderEdit;
import com.commercetools.api.models.order_edit.OrderEditApplied;
import com.commercetools.api.models.order_edit.OrderEditPreviewSuccess;
import com.commercetools.api.models.order_edit.StagedOrderChangeLineItemQuantityAction;
import com.commercetools.api.models.order_edit.StagedOrderChangeLineItemQuantityActionBuilder;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.OrderEdits;
import connector.commercetools.OrderEdits.EditAnswer;
import connector.commercetools.OrderParts;
import connector.commercetools.OrderPlan;
import connector.ledger.Dropped;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes dropped pieces out of the order by an Order Edit: noted, tried, created under a key made from the facts, and applied on exactly
 * the versions that were looked at. An answer that was lost is found under the key. What the platform refuses is told by line item
 * states instead.
 */
@Component
class EditQuantities {

    private final OrderEdits edits;
    private final Records records;

    EditQuantities(OrderEdits edits, Records records) {
        this.edits = edits;
        this.records = records;
    }

    /** An edit under way may have been applied, and the order is not what commerce made of it: to be known before anybody else looks. */
    Optional<Step> lookUp(CaseFile file) {
        List<Dropped> pieces = pending(file);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        return switch (edits.byKey(key(pieces))) {
            case EditAnswer.Failed failed -> Optional.of(Step.of(new Outcome.TryAgain(failed.failure())));
            case EditAnswer.Found(OrderEdit edit)
            when edit.getResult() instanceof OrderEditApplied applied ->
                Optional.of(applied(file.order(), pieces, applied));
            case EditAnswer.Found found -> Optional.empty();
            case EditAnswer.Missing missing -> Optional.empty();
            case EditAnswer.Conflict conflict -> Optional.empty();
        };
    }

    static List<Dropped> pending(CaseFile file) {
        List<Dropped> all = file.dropped().stream().filter(Dropped::isEdit).toList();
        return all.stream()
                .filter(each -> Objects.equals(each.editKey(), all.getFirst().editKey()))
                .toList();
    }

    private static String key(List<Dropped> pieces) {
        return Objects.requireNonNull(pieces.getFirst().editKey());
    }

    /** One step of an edit that was noted. */
    Step goOn(CaseFile file) {
        Order order = file.order();
        List<Dropped> pieces = pending(file);
        List<StagedOrderUpdateAction> actions = actions(order, pieces);
        return switch (edits.byKey(key(pieces))) {
            case EditAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case EditAnswer.Conflict conflict -> collided();
            case EditAnswer.Missing missing -> create(order, pieces, actions);
            case EditAnswer.Found(OrderEdit edit)
            when edit.getResult() instanceof OrderEditApplied applied -> applied(order, pieces, applied);
            case EditAnswer.Found(OrderEdit edit)
            when !edit.getStagedActions().equals(actions) ->
                again(
                        order,
                        pieces,
                        "order edit brought up to date",
                        edits.restage(edit.getId(), edit.getVersion(), actions));
            case EditAnswer.Found(OrderEdit edit) -> apply(order, pieces, edit);
        };
    }

    /** Quantities are absolute: of an order that has changed since, they are made anew. */
    private static List<StagedOrderUpdateAction> actions(Order order, List<Dropped> pieces) {
        Map<String, Long> less = new HashMap<>();
        pieces.forEach(each -> less.merge(each.lineId(), each.open(), Long::sum));
        List<StagedOrderUpdateAction> actions = new ArrayList<>();
        for (LineItem line : OrderParts.lines(order)) {
            if (less.containsKey(line.getId())) {
                actions.add(StagedOrderChangeLineItemQuantityActionBuilder.of()
                        .lineItemId(line.getId())
                        .quantity(Math.max(0, line.getQuantity() - less.get(line.getId())))
                        .build());
            }
        }
        return actions;
    }

    private Step create(Order order, List<Dropped> pieces, List<StagedOrderUpdateAction> actions) {
        if (actions.size() > OrderPlan.MOST_ACTIONS) {
            return byStates(order, pieces, "one order edit cannot change " + actions.size() + " lines");
        }
        return switch (edits.preview(order.getId(), actions)) {
            case EditAnswer.Found(OrderEdit tried) ->
                problem(order, tried, actions)
                        .map(why -> byStates(order, pieces, why))
                        .orElseGet(() -> again(
                                order,
                                pieces,
                                "order edit " + key(pieces) + " created",
                                edits.create(key(pieces), order.getId(), actions)));
            case EditAnswer other -> again(order, pieces, "", other);
        };
    }

    private Step apply(Order order, List<Dropped> pieces, OrderEdit edit) {
        Optional<String> problem = problem(order, edit, edit.getStagedActions());
        if (problem.isPresent()) {
            return withdraw(order, pieces, edit, problem.get());
        }
        return switch (edits.apply(edit.getId(), edit.getVersion(), order.getVersion())) {
            case EditAnswer.Failed(Failure failure)
            when isRefused(failure) -> withdraw(order, pieces, edit, failure.words());
            case EditAnswer.Found(OrderEdit done)
            when done.getResult() instanceof OrderEditApplied applied -> applied(order, pieces, applied);
            case EditAnswer other -> again(order, pieces, "order edit looked at", other);
        };
    }

    /** What the order would be must be the order without the dropped pieces, and must not cost more. */
    private static Optional<String> problem(Order order, OrderEdit tried, List<StagedOrderUpdateAction> actions) {
        if (!(tried.getResult() instanceof OrderEditPreviewSuccess success) || success.getPreview() == null) {
            return Optional.of("its preview is " + tried.getResult().getType());
        }
        Map<String, Long> there = new HashMap<>();
        success.getPreview().getLineItems().forEach(line -> there.put(line.getId(), line.getQuantity()));
        for (LineItem line : OrderParts.lines(order)) {
            if (there.getOrDefault(line.getId(), 0L) != wanted(line, actions)) {
                return Optional.of("its preview has other quantities");
            }
        }
        TypedMoney before = order.getTotalPrice();
        TypedMoney after = success.getPreview().getTotalPrice();
        return before != null && after != null && after.getCentAmount() > before.getCentAmount()
                ? Optional.of("less would cost more")
                : Optional.empty();
    }

    private static long wanted(LineItem line, List<StagedOrderUpdateAction> actions) {
        return actions.stream()
                .filter(StagedOrderChangeLineItemQuantityAction.class::isInstance)
                .map(StagedOrderChangeLineItemQuantityAction.class::cast)
                .filter(each -> line.getId().equals(each.getLineItemId()))
                .map(StagedOrderChangeLineItemQuantityAction::getQuantity)
                .findFirst()
                .orElse(line.getQuantity());
    }

    private Step again(Order order, List<Dropped> pieces, String what, EditAnswer answer) {
        return switch (answer) {
            case EditAnswer.Found found -> Step.of(new Outcome.Again(what));
            case EditAnswer.Missing missing -> collided();
            case EditAnswer.Conflict conflict -> collided();
            case EditAnswer.Failed(Failure failure) when isRefused(failure) -> byStates(order, pieces, failure.words());
            case EditAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
        };
    }

    /** An edit that is not to be applied does not stay about: somebody might apply it. */
    private Step withdraw(Order order, List<Dropped> pieces, OrderEdit edit, String why) {
        return switch (edits.delete(edit.getId(), edit.getVersion())) {
            case EditAnswer.Found deleted -> byStates(order, pieces, why);
            case EditAnswer.Missing gone -> byStates(order, pieces, why);
            case EditAnswer.Conflict conflict -> collided();
            case EditAnswer.Failed(Failure failure)
            when isRefused(failure) -> {
                Trail.current()
                        .decided(
                                "not deleted",
                                "the order edit " + key(pieces) + " stays, unapplied: " + failure.words());
                yield byStates(order, pieces, why);
            }
            case EditAnswer.Failed(Failure failure) -> Step.of(new Outcome.TryAgain(failure));
        };
    }

    /** Takes an edit away whose units have left after all. @param recording what is noted then */
    Step retract(String editKey, String what, Runnable recording) {
        return switch (edits.byKey(editKey)) {
            case EditAnswer.Missing missing -> recovered(what, recording);
            case EditAnswer.Conflict conflict -> collided();
            case EditAnswer.Failed(Failure failure) -> Step.of(new Outcome.TryAgain(failure));
            case EditAnswer.Found(OrderEdit edit) ->
                switch (edits.delete(edit.getId(), edit.getVersion())) {
                    case EditAnswer.Found deleted -> recovered(what, recording);
                    case EditAnswer.Missing gone -> recovered(what, recording);
                    case EditAnswer.Conflict conflict -> collided();
                    case EditAnswer.Failed(Failure failure) -> Step.of(new Outcome.TryAgain(failure));
                };
        };
    }

    static Step recovered(String what, Runnable recording) {
        Trail.current().decided("recovered", what);
        return new Step(new Outcome.Again(what), recording);
    }

    private static boolean isRefused(Failure failure) {
        return failure.kind() == FailureKind.REFUSED && !failure.mayHaveHappened();
    }

    /** Read again and decide again, with a pause: whoever was faster may not be done yet. */
    private static Step collided() {
        return Step.of(new Outcome.TryAgain(
                Failure.of(FailureKind.BROKEN_ANSWER, "somebody else changed the order before its edit was applied")));
    }

    private Step byStates(Order order, List<Dropped> pieces, String why) {
        Trail.current().decided("line states", "no order edit: " + why);
        return new Step(
                new Outcome.Again("no order edit: " + why),
                () -> pieces.forEach(each -> records.save(order.getId(), each.byStates())));
    }

    /** What was edited out is noted as such, so that the export does not take it for a change of commerce's. */
    private Step applied(Order order, List<Dropped> pieces, OrderEditApplied applied) {
        String what = "order edit applied, total "
                + money(applied.getExcerptBeforeEdit().getTotalPrice()) + " to "
                + money(applied.getExcerptAfterEdit().getTotalPrice());
        Trail.current().decided("order edit", what);
        return new Step(
                new Outcome.Again(what), () -> pieces.forEach(each -> records.save(order.getId(), each.toldOfAll())));
    }

    private static String money(@Nullable TypedMoney money) {
        return money == null ? "?" : money.getCentAmount() + " " + money.getCurrencyCode();
    }
}
