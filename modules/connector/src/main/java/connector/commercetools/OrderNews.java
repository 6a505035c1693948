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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            if (endsTheStep(step.outcome())) {
                return new Step(step.outcome(), recordings(steps));
            }
        }
        return new Step(rest(steps), recordings(steps));
    }

    private static boolean endsTheStep(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> false;
            case Outcome.Waiting waiting -> false;
            case Outcome.LeftToPerson left -> false;
            case Outcome.Unsettled unsettled -> false;
            case Outcome.Again again -> true;
            case Outcome.TryAgain tryAgain -> true;
            case Outcome.Moved moved -> true;
            case Outcome.Parked parked -> true;
        };
    }

    /** Whoever looks again by the clock comes first, and says again then what is left to a person. */
    private static Outcome rest(List<Step> steps) {
        Optional<Outcome> unsettled =
                all(Outcome.Unsettled.class, steps).findFirst().map(Outcome.class::cast);
        if (unsettled.isPresent()) {
            return unsettled.get();
        }
        Optional<Outcome> waiting = all(Outcome.Waiting.class, steps)
                .min(Comparator.comparing(
                        Outcome.Waiting::until, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .map(Outcome.class::cast);
        return waiting.filter(each -> each instanceof Outcome.Waiting(Instant until, String why) && until != null)
                .or(() -> leftToPerson(steps))
                .or(() -> waiting)
                .orElseGet(() -> new Outcome.Done(words(steps)));
    }

    private static Optional<Outcome> leftToPerson(List<Step> steps) {
        List<Outcome.LeftToPerson> left = all(Outcome.LeftToPerson.class, steps).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.LeftToPerson(
                        together(left, Outcome.LeftToPerson::reason, "; "),
                        together(left, Outcome.LeftToPerson::help, " ")));
    }

    private static String together(
            List<Outcome.LeftToPerson> left, Function<Outcome.LeftToPerson, String> words, String between) {
        return left.stream().map(words).distinct().collect(Collectors.joining(between));
    }

    private static <T extends Outcome> Stream<T> all(Class<T> kind, List<Step> steps) {
        return steps.stream().map(Step::outcome).filter(kind::isInstance).map(kind::cast);
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
