package connector.orderflow.inbound;

import connector.audit.Trail;
import connector.orderflow.Despatch;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.inbound.PushedEvent.OrderNews;
import connector.orderflow.inbound.PushedEvent.Other;
import connector.orderflow.inbound.PushedEvent.ReturnReceived;
import connector.orderflow.inbound.PushedEvent.ShipmentNews;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores what a push says: work for the lane of each order it names, or kept where nothing handles it. */
@Component
class PushIntake {

    /** The subjects of reference §3; what else comes is kept as {@code orderflow.other}. */
    private static final Set<String> SUBJECTS = Set.of(
            "inventory",
            "stockChanges",
            "return",
            "delivery",
            "deliveryLine",
            "purchaseOrder",
            "product",
            "paymentRequest");

    private final WorkQueue queue;
    private final OrderLinks links;
    private final Clock clock;

    PushIntake(WorkQueue queue, OrderLinks links, Clock clock) {
        this.queue = queue;
        this.links = links;
        this.clock = clock;
    }

    /**
     * When this returns, everything the push says is stored. It may be called again with the same push, whether or not it
     * returned the first time.
     *
     * @param trail holds the exchange; it goes with the first item, the others belong to it by their correlation id
     */
    void store(Arrival push, List<PushedEvent> events, Trail trail) {
        Trail next = trail;
        for (Map.Entry<String, PushedEvent> each : byWhatItConcerns(events).entrySet()) {
            store(push, each.getValue(), each.getKey(), next);
            next = push.trail(null, clock);
        }
    }

    /** One item per order, however many shipments of it the push shows; likewise for the rest. */
    private static Map<String, PushedEvent> byWhatItConcerns(List<PushedEvent> events) {
        Map<String, PushedEvent> concerned = new LinkedHashMap<>();
        for (PushedEvent event : events) {
            concerned.putIfAbsent(
                    switch (event) {
                        case ShipmentNews news -> "shipment/" + news.orderReference();
                        case OrderNews news -> "order/" + news.orderReference();
                        case ReturnReceived returned -> "return/" + returned.reference();
                        case Other other -> other.subject();
                    },
                    event);
        }
        return concerned;
    }

    private void store(Arrival push, PushedEvent event, String concerned, Trail trail) {
        switch (event) {
            case ShipmentNews news ->
                put(push, news.orderReference(), news.eventTime(), dedupeKey(push, event, concerned), trail);
            case OrderNews news -> put(push, news.orderReference(), null, dedupeKey(push, event, concerned), trail);
            case ReturnReceived returned -> putReturn(push, returned, dedupeKey(push, event, concerned), trail);
            case Other other -> keep(kind(other.subject()), push, dedupeKey(push, event, concerned), trail);
        }
    }

    /** News of a shipment, and likewise of an order without any: either way the order must be looked at. */
    private void put(Arrival push, String orderReference, @Nullable Instant eventTime, String dedupeKey, Trail trail) {
        Optional<OrderLink> link = links.ofReference(push.destination(), orderReference);
        link.ifPresent(known -> trail.concerns(known.orderNumber() == null ? known.orderId() : known.orderNumber()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(NewsReader.CONTENT, NewsReader.PUSH_XML);
        headers.put(NewsReader.ORDER_REFERENCE, orderReference);
        if (eventTime != null) {
            headers.put(NewsReader.EVENT_TIME, eventTime.toString());
        }
        Lane lane = link.map(known -> Lane.ofOrder(known.projectKey(), known.orderId()))
                .orElseGet(() -> Lane.ofReference(push.destination(), orderReference));
        queue.put(
                new Work(
                        lane,
                        Despatch.SHIPMENT_NEWS,
                        source(push),
                        dedupeKey,
                        headers,
                        push.body(),
                        push.correlationId()),
                trail);
    }

    /** An authorisation is no order's name, though it may look like one: whose it is, is found out in a lane of its own. */
    private void putReturn(Arrival push, ReturnReceived returned, String dedupeKey, Trail trail) {
        Optional<OrderLink> link =
                returned.namesOrder() ? links.ofReference(push.destination(), returned.reference()) : Optional.empty();
        link.ifPresent(known -> trail.concerns(known.orderNumber() == null ? known.orderId() : known.orderNumber()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(NewsReader.CONTENT, NewsReader.PUSH_XML);
        headers.put(ReturnNews.SUBJECT, returned.reference());
        if (returned.eventTime() != null) {
            headers.put(NewsReader.EVENT_TIME, returned.eventTime().toString());
        }
        Lane lane = link.map(known -> Lane.ofOrder(known.projectKey(), known.orderId()))
                .orElseGet(() -> Lane.ofReference(push.destination(), returned.reference()));
        queue.put(
                new Work(
                        lane,
                        ReturnLine.RETURN_NEWS,
                        source(push),
                        dedupeKey,
                        headers,
                        push.body(),
                        push.correlationId()),
                trail);
    }

    private void keep(String kind, Arrival push, String dedupeKey, Trail trail) {
        queue.keep(kind, source(push), dedupeKey, Map.of(NewsReader.CONTENT, NewsReader.PUSH_XML), push.body(), trail);
    }

    private static String kind(String subject) {
        return "orderflow." + (SUBJECTS.contains(subject) ? subject : "other");
    }

    private static String source(Arrival push) {
        return "orderflow/" + push.destination();
    }

    /**
     * Whether {@code messageId} is unique over types and restarts is open (reference §8 no. 12), so the body counts too. News of an order
     * that has neither an id nor a time cannot be told from the same news of earlier, which may be true again: each is a hint of its own.
     */
    private static String dedupeKey(Arrival push, PushedEvent event, String concerned) {
        String known = String.join("/", event.rootName(), event.messageId(), Sha256.hex(push.body()), concerned);
        boolean nameless = switch (event) {
            case ShipmentNews news -> news.messageId().isEmpty() && news.eventTime() == null;
            case OrderNews news -> news.messageId().isEmpty();
            case ReturnReceived returned -> false;
            case Other other -> false;
        };
        return nameless ? known + "/" + push.correlationId() : known;
    }
}
