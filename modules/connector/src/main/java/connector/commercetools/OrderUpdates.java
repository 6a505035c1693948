package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.Trail;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way flows write to an order: read it, let a pure function say what is missing, write that on exactly the
 * version read. When somebody else was faster, read again and decide again; the old actions are never resent.
 */
public class OrderUpdates {

    /** Two writers at one order collide once or twice; five times in a row is a writer that never rests. */
    private static final int TRIES = 5;

    private final Orders orders;
    private final Pause pause;
    private final Conflicts conflicts;

    public OrderUpdates(Orders orders, Pause pause, Conflicts conflicts) {
        this.orders = orders;
        this.pause = pause;
        this.conflicts = conflicts;
    }

    /** Nobody counts the conflicts. */
    public OrderUpdates(Orders orders, Pause pause) {
        this(orders, pause, (orderId, met, end) -> {});
    }

    /** Waits a short random while between two tries. */
    @FunctionalInterface
    public interface Pause {
        void afterConflict(int tries);
    }

    /** What became of the plan. */
    public sealed interface Result {

        /** @param order as it is after the update */
        record Written(Supplier<Order> order, String what) implements Result {}

        record Nothing(String why) implements Result {}

        record Parked(String reason, String help) implements Result {}

        /** There is no such order (any more). */
        record Missing() implements Result {}

        record Failed(Failure failure) implements Result {}
    }

    /** @param missing pure: what the order lacks; called again with the newer order after a conflict */
    public Result bring(String orderId, Function<Order, OrderPlan> missing) {
        return attempts(orderId, missing, 1);
    }

    /** The same for an order that was read in this very step: it is read again only after a conflict. */
    public Result bring(Order justRead, Function<Order, OrderPlan> missing) {
        Optional<Result> result = write(justRead, missing.apply(justRead));
        if (result.isPresent()) {
            return result.get();
        }
        pause.afterConflict(1);
        return attempts(justRead.getId(), missing, 2);
    }

    private Result attempts(String orderId, Function<Order, OrderPlan> missing, int first) {
        for (int tries = first; tries <= TRIES; tries++) {
            Optional<Result> result = attempt(orderId, missing);
            if (result.isPresent()) {
                return counted(orderId, tries - 1, result.get());
            }
            pause.afterConflict(tries);
        }
        conflicts.met(orderId, TRIES, Conflicts.End.PARKED);
        return new Result.Parked(
                "somebody else changed the order between our reading and writing, " + TRIES + " times in a row",
                "Find the writer that never rests, then replay the order.");
    }

    private Result counted(String orderId, int met, Result result) {
        if (met > 0) {
            conflicts.met(
                    orderId,
                    met,
                    switch (result) {
                        case Result.Written written -> Conflicts.End.REBASED;
                        case Result.Nothing nothing -> Conflicts.End.REBASED;
                        case Result.Parked parked -> Conflicts.End.PARKED;
                        case Result.Missing missing -> Conflicts.End.OPEN;
                        case Result.Failed failed -> Conflicts.End.OPEN;
                    });
        }
        return result;
    }

    /** Empty after a conflict. */
    private Optional<Result> attempt(String orderId, Function<Order, OrderPlan> missing) {
        return switch (orders.get(orderId)) {
            case OrderAnswer.Failed failed -> Optional.of(new Result.Failed(failed.failure()));
            case OrderAnswer.Missing gone -> Optional.of(new Result.Missing());
            case OrderAnswer.Found found -> write(found.order(), missing.apply(found.order()));
        };
    }

    private Optional<Result> write(Order order, OrderPlan plan) {
        String name = order.getOrderNumber() == null ? order.getId() : order.getOrderNumber();
        Trail.current().concerns(name);
        return switch (plan) {
            case OrderPlan.Nothing nothing -> Optional.of(new Result.Nothing(nothing.why()));
            case OrderPlan.CannotWrite cannot -> Optional.of(new Result.Parked(cannot.reason(), cannot.help()));
            case OrderPlan.Write write -> send(order, write);
        };
    }

    private Optional<Result> send(Order order, OrderPlan.Write write) {
        return switch (orders.update(order.getId(), order.getVersion(), write.actions())) {
            case UpdateAnswer.Updated updated -> Optional.of(new Result.Written(updated.order(), write.what()));
            case UpdateAnswer.Failed failed -> Optional.of(new Result.Failed(failed.failure()));
            case UpdateAnswer.Conflict conflict -> {
                String why = "read at version " + order.getVersion() + ", somebody wrote version "
                        + conflict.currentVersion() + ": read and decided again";
                Trail.current().decided("conflict", why);
                yield Optional.empty();
            }
        };
    }
}
