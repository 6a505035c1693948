package connector.fulfilment;

import connector.audit.Failure;
import connector.audit.Trail;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DetailAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks order detail, and reads shipments out of it. */
@Component
class DetailLookUp {

    private final OrderFlow orderFlow;

    DetailLookUp(OrderFlow orderFlow) {
        this.orderFlow = orderFlow;
    }

    /** What could be found out. */
    sealed interface Found permits Seen, Failed {}

    record Seen(List<OrderDetail> details) implements Found {}

    record Failed(Failure failure) implements Found {}

    Found ask(String destination, Collection<String> orderReferences) {
        List<OrderDetail> details = new ArrayList<>();
        for (String reference : orderReferences) {
            switch (orderFlow.orderDetail(destination, reference)) {
                case DetailAnswer.Failed failed -> {
                    return new Failed(failed.failure());
                }
                case DetailAnswer.Unknown unknown ->
                    Trail.current().decided("unknown there", "OrderFlow does not know " + reference + " (any more)");
                case DetailAnswer.Found found -> details.add(found.order());
            }
        }
        return new Seen(List.copyOf(details));
    }
}
