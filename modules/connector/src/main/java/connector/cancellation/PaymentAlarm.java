package connector.cancellation;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderWatcher;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import connector.routing.CancelRules.FailedPayment;
import connector.routing.ExportDesk;
import connector.routing.StateTables;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The money for an order is gone after a warehouse has got it, and goods are still to leave: an operator must know in time. */
@Component
@org.springframework.core.annotation.Order(27)
class PaymentAlarm implements OrderWatcher {

    private static final Step NOTHING = Step.of(new Outcome.Done(""));
    private static final String HELP = "Have it paid, or cancel the order in commercetools;"
            + " with cancellation.failed-payment: CANCEL the connector asks OrderFlow by itself.";

    private final Records records;
    private final ExportDesk desk;
    private final StateTables tables;

    PaymentAlarm(Records records, ExportDesk desk, StateTables tables) {
        this.records = records;
        this.desk = desk;
        this.tables = tables;
    }

    @Override
    public Step look(Order order) {
        Optional<String> failed = CancelRules.failedPayment(order);
        return failed.isEmpty() || desk.cancel().asked().failedPayment() != FailedPayment.ALARM
                ? NOTHING
                : records.with(order, file -> alarm(file, failed.get()));
    }

    private Step alarm(CaseFile file, String failed) {
        List<OrderLink> open =
                file.links().stream().filter(link -> isOpen(file, link)).toList();
        if (open.isEmpty()) {
            return NOTHING;
        }
        String where = open.stream()
                .map(link -> link.reference() + " at " + link.destination())
                .collect(Collectors.joining(", "));
        return Step.of(new Outcome.LeftToPerson("the warehouse goes on with " + where + ", although " + failed, HELP));
    }

    /** It was sent, and something of it may still leave. */
    private boolean isOpen(CaseFile file, OrderLink link) {
        boolean sent = link.state() != OrderLink.State.PLANNED && link.state() != OrderLink.State.CANCELLED;
        return sent
                && file.detail(link)
                        .filter(detail ->
                                tables.status(link.destination(), detail).isOver())
                        .isEmpty();
    }
}
