package connector.orderflow;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.OrderFlow.CancelAnswer;
import connector.orderflow.OrderFlow.DetailAnswer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Cancels an order in OrderFlow. Words prove nothing: after any answer order detail is asked, and only what it shows counts. A cancel
 * that was answered and is not shown is not sent again until order detail shows something else than it did then, or an operator asks.
 */
@Component
public class VerifiedCancel {

    private final OrderFlow orderFlow;
    private final Facts facts;

    public VerifiedCancel(OrderFlow orderFlow, Facts facts) {
        this.orderFlow = orderFlow;
        this.facts = facts;
    }

    /** What order detail says of an order, read by the states of its warehouse. */
    public enum Shown {
        /** Nothing has left yet, and it is not cancelled. */
        OPEN,
        CANCELLED,
        /** Something of it has left: it will never be shown as cancelled. */
        LEFT
    }

    /** What order detail shows after a cancel. */
    public sealed interface Verdict {

        /** @param refused the cancel was refused: somebody there was faster */
        record Cancelled(OrderDetail shown, boolean refused) implements Verdict {}

        /** OrderFlow does not know the reference (any more). */
        record Unknown() implements Verdict {}

        /** OrderFlow said no, and goes on with the order. */
        record Refused(String words, OrderDetail shown) implements Verdict {}

        /**
         * OrderFlow said something else than no, and does not show the order as cancelled: to be looked at again after a pause.
         *
         * @param recording belongs into the step's recording
         */
        record Unproven(Failure failure, Runnable recording) implements Verdict {}

        /** Nobody knows whether the cancel took effect: order detail is to be asked before it is sent again. */
        record Failed(Failure failure) implements Verdict {}
    }

    /** Sends a cancel that was not sent before. The link's state must say already that one may have been. */
    public Verdict begin(OrderLink link, boolean freesReference, Function<OrderDetail, Shown> reading) {
        forget(link);
        return send(link, freesReference, reading);
    }

    /** What was answered before was about another cancel. */
    public void forget(OrderLink link) {
        if (answered(link).shown() != null) {
            save(link, CancelAnswered.NONE);
        }
    }

    /** A cancel that may have been sent before. @param shown what order detail shows now: not as cancelled */
    public Verdict goOn(
            OrderLink link, OrderDetail shown, boolean freesReference, Function<OrderDetail, Shown> reading) {
        CancelAnswered before = answered(link);
        if (before.shown() != null && reading.apply(shown) == Shown.LEFT) {
            return new Verdict.Refused(before.words(), shown);
        }
        return before.isStillTrue(shown) && !Trail.current().isAskedByOperator()
                ? unproven(link, before)
                : send(link, freesReference, reading);
    }

    private Verdict send(OrderLink link, boolean freesReference, Function<OrderDetail, Shown> reading) {
        return switch (orderFlow.cancelOrder(link.destination(), link.reference(), freesReference)) {
            case CancelAnswer.Failed(Failure failure)
            when failure.kind() != FailureKind.REFUSED -> new Verdict.Failed(failure);
            case CancelAnswer.Failed(Failure failure) -> verify(link, failure.words(), true, reading);
            case CancelAnswer.Refused(String words) -> verify(link, words, true, reading);
            case CancelAnswer.Answered(String words) -> verify(link, words, false, reading);
        };
    }

    private Verdict verify(OrderLink link, String words, boolean refused, Function<OrderDetail, Shown> reading) {
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed(Failure failure) -> new Verdict.Failed(failure);
            case DetailAnswer.Unknown unknown -> new Verdict.Unknown();
            case DetailAnswer.Found(OrderDetail shown) ->
                switch (reading.apply(shown)) {
                    case CANCELLED -> new Verdict.Cancelled(shown, refused);
                    case LEFT -> new Verdict.Refused(words, shown);
                    case OPEN ->
                        refused ? new Verdict.Refused(words, shown) : unproven(link, new CancelAnswered(words, shown));
                };
        };
    }

    private Verdict unproven(OrderLink link, CancelAnswered answered) {
        OrderDetail shown = answered.shown();
        String state = shown == null ? "" : shown.state();
        return new Verdict.Unproven(
                Failure.of(
                        FailureKind.BROKEN_ANSWER,
                        "OrderFlow answered the cancel of " + link.reference() + " with '" + answered.words()
                                + "' and still shows the order as '" + state + "'"),
                () -> save(link, answered));
    }

    private CancelAnswered answered(OrderLink link) {
        String key = CancelAnswered.FACTS + link.reference();
        return facts.read(link.projectKey(), link.orderId(), key, CancelAnswered.class)
                .getOrDefault(key, CancelAnswered.NONE);
    }

    private void save(OrderLink link, CancelAnswered answered) {
        facts.save(link.projectKey(), link.orderId(), CancelAnswered.FACTS + link.reference(), answered);
    }
}
