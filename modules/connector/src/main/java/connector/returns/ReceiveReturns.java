package connector.returns;

import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.workqueue.Item;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** News of goods that came back: kept as facts, then the order is brought to say them. */
@Component
class ReceiveReturns implements WorkHandler {

    private final OrderOfReturn orderOf;
    private final Orders orders;
    private final OrderReturns returns;

    ReceiveReturns(OrderOfReturn orderOf, Orders orders, OrderReturns returns) {
        this.orderOf = orderOf;
        this.orders = orders;
        this.returns = returns;
    }

    @Override
    public boolean handles(String kind) {
        return kind.equals(ReturnLine.RETURN_NEWS);
    }

    @Override
    public Step handle(Item item) {
        try {
            List<ReturnLine> lines = ReturnNews.read(item);
            return item.lane().isOfOrder() ? received(item, lines) : Step.of(orderOf.find(item.lane(), lines));
        } catch (ReturnNews.Unreadable unreadable) {
            return Step.of(new Outcome.Parked(
                    "OrderFlow's return cannot be read: " + unreadable.getMessage(),
                    "Look at the message in the audit log; record the return in commercetools by hand."));
        }
    }

    /** A line that contradicts itself keeps no other from being booked. */
    private Step received(Item item, List<ReturnLine> lines) {
        List<Outcome.Parked> contradictions = new ArrayList<>();
        List<ReturnLine> clear = new ArrayList<>();
        lines.forEach(line ->
                orderOf.contradiction(item.lane(), line).ifPresentOrElse(contradictions::add, () -> clear.add(line)));
        if (contradictions.isEmpty()) {
            return book(item, lines);
        }
        Outcome.Parked parked = contradictions.getFirst();
        Step step = clear.isEmpty() ? Step.of(parked) : book(item, clear);
        return step.outcome() instanceof Outcome.Done || step.outcome() instanceof Outcome.Waiting
                ? new Step(parked, step.recording())
                : step;
    }

    private Step book(Item item, List<ReturnLine> lines) {
        return switch (orders.get(item.lane().subject())) {
            case OrderAnswer.Found found -> returns.look(found.order(), lines, item.id());
            case OrderAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case OrderAnswer.Missing missing ->
                Step.of(new Outcome.Parked(
                        "the order was deleted in commercetools after it was sent to the warehouse",
                        "Nothing can be written back; record the return where the order went."));
        };
    }
}
