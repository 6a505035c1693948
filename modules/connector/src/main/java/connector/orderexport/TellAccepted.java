package connector.orderexport;

import com.commercetools.api.models.channel.ChannelResourceIdentifierBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateSyncInfoActionBuilder;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
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

    /** @param justRead the order as this step has read it */
    Step accepted(Order justRead, OrderLink link, String channelId) {
        return switch (updates.bring(justRead, order -> missing(order, link, channelId))) {
            case Result.Written written -> accepted(link, "accepted by the warehouse as " + link.reference());
            case Result.Nothing nothing -> accepted(link, nothing.why());
            case Result.Parked parked -> Step.of(new Outcome.Parked(parked.reason(), parked.help()));
            case Result.Missing missing -> Step.of(new Outcome.Done("there is no such order any more"));
            case Result.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
        };
    }

    private Step accepted(OrderLink link, String what) {
        return new Step(new Outcome.Done(what), () -> links.save(link.in(OrderLink.State.ACCEPTED)));
    }

    static OrderPlan missing(Order order, OrderLink link, String channelId) {
        boolean told = ExportPlan.syncInfo(order, channelId)
                .filter(info -> link.reference().equals(info.getExternalId()))
                .isPresent();
        if (told) {
            return new OrderPlan.Nothing("commercetools knows it as " + link.reference());
        }
        return new OrderPlan.Write(
                List.of(OrderUpdateSyncInfoActionBuilder.of()
                        .channel(ChannelResourceIdentifierBuilder.of()
                                .id(channelId)
                                .build())
                        .externalId(link.reference())
                        .build()),
                "SyncInfo " + link.reference());
    }
}
