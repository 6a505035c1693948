package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderParts;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.commercetools.OrderWatcher;
import connector.commercetools.States;
import connector.commercetools.States.StatesAnswer;
import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.routing.StateTables;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves pieces that came back to the returned State, and the order when all of them have, whoever recorded the return. Last of all
 * watchers.
 */
@Component
@org.springframework.core.annotation.Order(35)
class ReturnedStates implements OrderWatcher {

    /** Of most orders nothing ever comes back. */
    private static final Step NOTHING = Step.of(new Outcome.Done(""));

    private final OrderLinks links;
    private final States states;
    private final StateTables tables;
    private final OrderUpdates updates;
    private final String project;

    ReturnedStates(
            OrderLinks links, States states, StateTables tables, OrderUpdates updates, CommercetoolsSettings settings) {
        this.links = links;
        this.states = states;
        this.tables = tables;
        this.updates = updates;
        this.project = settings.projectKey();
    }

    @Override
    public Step look(Order order) {
        boolean told = tables.lineStates().containsKey(Milestone.RETURNED)
                || tables.orderStates().containsKey(OrderMilestone.RETURNED);
        if (!told || OrderParts.cameBack(order).isEmpty()) {
            return NOTHING;
        }
        List<OrderLink> sent = links.ofOrder(project, order.getId());
        return sent.isEmpty() ? NOTHING : bring(order, sent);
    }

    private Step bring(Order order, List<OrderLink> sent) {
        Look look = new Look(sent);
        return Step.of(
                switch (updates.bring(order, look::plan)) {
                    case Result.Nothing(String why) -> look.otherwise(why);
                    case Result.Written written -> new Outcome.Again(written.what());
                    case Result.Parked parked -> new Outcome.Parked(parked.reason(), parked.help());
                    case Result.Missing missing -> new Outcome.Done("there is no such order any more");
                    case Result.Failed(Failure failure)
                    when failure.kind() == FailureKind.REFUSED ->
                        new Outcome.LeftToPerson(
                                "commerce could not be told what came back: " + failure.words(),
                                "Correct what they name, then replay the order.");
                    case Result.Failed(Failure failure) -> new Outcome.TryAgain(failure);
                });
    }

    /** Remembers what was found out last: after a conflict the order is another one. */
    private final class Look {

        private final List<OrderLink> sent;
        private @Nullable Failure failure;
        private Lacking.@Nullable Stuck stuck;

        Look(List<OrderLink> sent) {
            this.sent = sent;
        }

        OrderPlan plan(Order now) {
            failure = null;
            stuck = null;
            switch (states.of(now)) {
                case StatesAnswer.Failed failed -> failure = failed.failure();
                case StatesAnswer.Known machines -> {
                    return plan(BackPieces.missing(now, tables, machines.lineItems())
                            .and(OrderProgress.cameBack(now, sent, tables, machines)));
                }
            }
            return new OrderPlan.Nothing("");
        }

        private OrderPlan plan(Lacking lacking) {
            return switch (lacking) {
                case Lacking.Stuck there -> {
                    stuck = there;
                    yield new OrderPlan.Nothing("");
                }
                case Lacking.Actions(List<OrderUpdateAction> actions, List<String> notes) ->
                    actions.isEmpty()
                            ? new OrderPlan.Nothing(String.join("; ", notes))
                            : FulfilmentPlan.write(actions, notes);
            };
        }

        Outcome otherwise(String why) {
            if (failure != null) {
                return new Outcome.TryAgain(failure);
            }
            return stuck == null ? new Outcome.Done(why) : new Outcome.LeftToPerson(stuck.reason(), stuck.help());
        }
    }
}
