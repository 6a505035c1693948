package connector.fulfilment;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.orderflow.News;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which order OrderFlow's reference stands for: by our link, else by order number. */
@Component
class OrderOfReference {

    private final OrderLinks links;
    private final Orders orders;
    private final StateTables tables;
    private final String projectKey;

    OrderOfReference(OrderLinks links, Orders orders, StateTables tables, CommercetoolsSettings settings) {
        this.links = links;
        this.orders = orders;
        this.tables = tables;
        this.projectKey = settings.projectKey();
    }

    /** Moves the news to its order's lane; an unknown reference is tried again for a while and then parked. */
    Outcome find(Lane lane, List<News> news) {
        Optional<OrderLink> link = links.ofReference(lane.peer(), lane.subject());
        if (link.isPresent()) {
            return moved(link.get().orderId(), "linked to " + lane.subject());
        }
        return switch (orders.byNumber(lane.subject())) {
            case OrderAnswer.Found found -> moved(found.order().getId(), "its number is " + lane.subject());
            case OrderAnswer.Failed failed -> new Outcome.TryAgain(failed.failure());
            case OrderAnswer.Missing missing
            when onlyOfWhatIsCancelled(news, tables.at(lane.peer())) ->
                new Outcome.Done("cancelled in OrderFlow, and no order here stands for it");
            case OrderAnswer.Missing missing
            when news.stream().allMatch(News.Look.class::isInstance) ->
                new Outcome.Done("nothing of it left, and no order here stands for it");
            case OrderAnswer.Missing missing ->
                new Outcome.TryAgain(new Failure(
                        FailureKind.BROKEN_ANSWER,
                        "OrderFlow reports a shipment of " + lane.subject() + ", and no order here stands for it",
                        false,
                        null));
        };
    }

    /** A cancelled order whose reference was freed gets another one that nobody here has heard of (reference §2.4). */
    private static boolean onlyOfWhatIsCancelled(List<News> news, WarehouseStates states) {
        return !news.isEmpty()
                && news.stream()
                        .allMatch(each -> each instanceof News.Pushed pushed && states.areCancelled(pushed.state()));
    }

    private Outcome moved(String orderId, String why) {
        return new Outcome.Moved(Lane.ofOrder(projectKey, orderId), why);
    }
}
