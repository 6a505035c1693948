package connector.commercetools.inbound;

import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import connector.workqueue.WorkQueue.Stored;
import java.util.Map;

/**
 * Stores news in the work queue. Every transport uses the same space of dedupe keys, so that a message that comes by a
 * subscription and again by the sweep is stored once.
 */
record Intake(WorkQueue queue, String projectKey) {

    static final String TRANSPORT = "transport";
    static final String MESSAGE_TYPE = "messageType";

    Lane lane(OrderNews news) {
        return Lane.ofOrder(news.projectKey(), news.orderId());
    }

    Stored store(OrderNews news, String transport, Trail trail) {
        trail.concerns(news.order());
        var headers = Map.of(TRANSPORT, transport, MESSAGE_TYPE, news.messageType());
        return queue.put(
                new Work(
                        lane(news),
                        CommercetoolsSettings.ORDER_NEWS,
                        source(),
                        news.dedupeKey(),
                        headers,
                        news.body(),
                        trail.correlationId()),
                trail);
    }

    Lane lane(ProductNews news) {
        return Lane.ofProduct(news.projectKey(), news.productId());
    }

    Stored store(ProductNews news, String transport, Trail trail) {
        return queue.put(
                new Work(
                        lane(news),
                        CommercetoolsSettings.PRODUCT_NEWS,
                        source(),
                        news.dedupeKey(),
                        Map.of(TRANSPORT, transport, MESSAGE_TYPE, news.messageType()),
                        news.body(),
                        trail.correlationId()),
                trail);
    }

    Stored keep(NotHandled news, String transport, Trail trail) {
        trail.decided("not handled", news.why());
        return queue.keep(news.kind(), source(), news.dedupeKey(), Map.of(TRANSPORT, transport), news.body(), trail);
    }

    private String source() {
        return "commercetools/" + projectKey;
    }
}
