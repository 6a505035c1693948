package connector.orderflow.inbound;

import connector.audit.Trail;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderLinks;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts hints to look at an order into the order's lane. */
record Looks(WorkQueue queue, OrderLinks links, Clock clock) {

    /** @param dedupeKey unique for what was noticed this time */
    record Noticed(News.Look look, String dedupeKey) {}

    /** In the caller's transaction. Everybody who locks several lanes does so in the same order. */
    void put(String source, String destination, List<Noticed> noticed, String correlationId) {
        noticed.stream()
                .map(each -> work(source, destination, each, correlationId))
                .sorted(Comparator.comparing((Work work) -> work.lane().key()))
                .forEach(work ->
                        queue.put(work, new Trail(correlationId, work.lane().key(), clock)));
    }

    private Work work(String source, String destination, Noticed noticed, String correlationId) {
        String reference = noticed.look.orderReference();
        return new Work(
                lane(destination, reference),
                Despatch.SHIPMENT_NEWS,
                source + "/" + destination,
                noticed.dedupeKey,
                Map.of(NewsReader.CONTENT, NewsReader.LOOK_JSON, NewsReader.ORDER_REFERENCE, reference),
                NewsReader.body(noticed.look),
                correlationId);
    }

    private Lane lane(String destination, String reference) {
        return links.ofReference(destination, reference)
                .map(link -> Lane.ofOrder(link.projectKey(), link.orderId()))
                .orElseGet(() -> Lane.ofReference(destination, reference));
    }
}
