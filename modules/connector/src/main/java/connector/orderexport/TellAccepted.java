package connector.orderexport;

import com.commercetools.api.models.channel.ChannelResourceIdentifierBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateSyncInfoActionBuilder;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells commercetools that the warehouse has the order: SyncInfo on the export channel, OrderFlow's reference in it. */
@Component
class TellAccepted {

    private final OrderUpdates updates;
    private final OrderLinks links;

    TellAccepted(OrderUpdates updates, OrderLinks links) {
        this.updates = updates;
        this.links = links;
    }

    /** @param justRead the order as this step has read it @param all its links */
    Step accepted(Order justRead, List<OrderLink> all, String channelId) {
        String references = references(all);
        return switch (updates.bring(justRead, order -> missing(order, references, channelId))) {
            case Result.Written written -> accepted(all, "accepted by the warehouse as " + references);
            case Result.Nothing nothing -> accepted(all, nothing.why());
            case Result.Parked parked -> Step.of(new Outcome.Parked(parked.reason(), parked.help()));
            case Result.Missing missing -> Step.of(new Outcome.Done("there is no such order any more"));
            case Result.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
        };
    }

    private Step accepted(List<OrderLink> all, String what) {
        return new Step(
                new Outcome.Done(what),
                () -> all.stream()
                        .filter(link -> link.state() == State.IMPORTED)
                        .forEach(link -> links.advance(link.in(State.ACCEPTED))));
    }

    /** commercetools keeps one entry for each channel, so the parts of an order share it. */
    static String references(List<OrderLink> all) {
        return all.stream().map(OrderLink::reference).collect(Collectors.joining(ExportPlanner.SEPARATOR));
    }

    static OrderPlan missing(Order order, String references, String channelId) {
        if (ExportPlanner.toldBefore(order, channelId)
                .filter(references::equals)
                .isPresent()) {
            return new OrderPlan.Nothing("commercetools knows it as " + references);
        }
        return new OrderPlan.Write(
                List.of(OrderUpdateSyncInfoActionBuilder.of()
                        .channel(ChannelResourceIdentifierBuilder.of()
                                .id(channelId)
                                .build())
                        .externalId(references)
                        .build()),
                "SyncInfo " + references);
    }
}
