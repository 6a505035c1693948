package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Trail;
import connector.workqueue.Item;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** News of an order: it is read once, then every flow that watches orders looks at it. */
@Component
class OrderNews implements WorkHandler {

    private final Orders orders;
    private final List<OrderWatcher> watchers;

    /** @param watchers in the sequence they look in */
    OrderNews(Orders orders, List<OrderWatcher> watchers) {
        this.orders = orders;
        this.watchers = List.copyOf(watchers);
    }

    @Override
    public boolean handles(String kind) {
        return kind.equals(CommercetoolsSettings.ORDER_NEWS);
    }

    @Override
    public boolean takesAsHint(String kind) {
        return true;
    }

    @Override
    public Step handle(Item item) {
        return switch (orders.get(item.lane().subject())) {
            case OrderAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case OrderAnswer.Missing missing -> Step.of(new Outcome.Done("there is no such order any more"));
            case OrderAnswer.Found found -> look(found.order());
        };
    }

    private Step look(Order order) {
        Trail.current().concerns(order.getOrderNumber() == null ? order.getId() : order.getOrderNumber());
        List<Step> steps = new ArrayList<>();
        for (OrderWatcher watcher : watchers) {
            Step step = watcher.look(order);
            steps.add(step);
            if (!(step.outcome() instanceof Outcome.Done || step.outcome() instanceof Outcome.Waiting)) {
                return new Step(step.outcome(), recordings(steps));
            }
        }
        return new Step(rest(steps), recordings(steps));
    }

    /** The order waits for whoever is first to look again; with nobody waiting it is done. */
    private static Outcome rest(List<Step> steps) {
        return steps.stream()
                .map(Step::outcome)
                .filter(Outcome.Waiting.class::isInstance)
                .map(Outcome.Waiting.class::cast)
                .min(Comparator.comparing(
                        Outcome.Waiting::until, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .<Outcome>map(waiting -> waiting)
                .orElseGet(() -> new Outcome.Done(words(steps)));
    }

    private static String words(List<Step> steps) {
        return String.join(
                "; ",
                steps.stream()
                        .map(step -> step.outcome() instanceof Outcome.Done done ? done.what() : "")
                        .filter(what -> !what.isEmpty())
                        .toList());
    }

    private static Runnable recordings(List<Step> steps) {
        return () -> steps.forEach(step -> step.recording().run());
    }
}
