package connector.orderflow.inbound;

import connector.orderflow.ReturnNews;
import connector.orderflow.inbound.PushedEvent.OrderNews;
import connector.orderflow.inbound.PushedEvent.Other;
import connector.orderflow.inbound.PushedEvent.ReturnReceived;
import connector.orderflow.inbound.PushedEvent.ShipmentNews;
import connector.orderflow.wire.FoundShipment;
import connector.orderflow.wire.OrderFlowTime;
import connector.orderflow.wire.StateWord;
import connector.orderflow.wire.XmlElement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides by the content of a push, never by {@code eventType}, what it is about (reference §3.1, §3.5). */
final class PushDecoder {

    /** Their shipments and orders say something else than "look at this order". */
    private static final Set<String> NO_ORDER_NEWS = Set.of("inventory", "stockChanges", "paymentRequest");

    private final ZoneId zone;

    PushDecoder(ZoneId zone) {
        this.zone = zone;
    }

    /** At least one event; a shipment whose order nothing names is {@link Other}. */
    List<PushedEvent> decode(XmlElement root) {
        String messageId = orEmpty(root.value("messageId"));
        if (NO_ORDER_NEWS.contains(root.name())) {
            return List.of(new Other(root.name(), messageId, root.name()));
        }
        List<PushedEvent> returns = returns(root, messageId);
        if (!returns.isEmpty()) {
            return returns;
        }
        List<FoundShipment> shipments = FoundShipment.in(root);
        return shipments.isEmpty() ? List.of(withoutShipment(root, messageId)) : news(root, messageId, shipments);
    }

    /** Only those that name their order or their authorisation: nobody could say whose the others are. */
    private List<PushedEvent> returns(XmlElement root, String messageId) {
        Instant eventTime = OrderFlowTime.instant(root.value("eventTime"), zone);
        return root.selfOrBelow("return")
                .<PushedEvent>mapMulti((returned, events) -> {
                    String reference = ReturnNews.subject(returned);
                    if (reference != null) {
                        events.accept(new ReturnReceived(
                                root.name(), messageId, reference, ReturnNews.namesOrder(returned), eventTime));
                    }
                })
                .toList();
    }

    private List<PushedEvent> news(XmlElement root, String messageId, List<FoundShipment> shipments) {
        Instant eventTime = OrderFlowTime.instant(root.value("eventTime"), zone);
        return shipments.stream()
                .map(found -> news(root.name(), messageId, found, eventTime))
                .toList();
    }

    private static PushedEvent news(
            String rootName, String messageId, FoundShipment found, @Nullable Instant eventTime) {
        String order = found.orderReference();
        XmlElement shipment = found.shipment();
        return order == null
                ? new Other(rootName, messageId, "shipment")
                : new ShipmentNews(
                        rootName,
                        messageId,
                        order,
                        shipment.anyOf("externalReference", "reference"),
                        StateWord.normal(shipment.value("state")),
                        eventTime);
    }

    private static PushedEvent withoutShipment(XmlElement root, String messageId) {
        XmlElement about = root.all("detail")
                .flatMap(detail -> detail.children().stream())
                .findFirst()
                .orElse(root);
        String order = about.name().equals("order") ? about.anyOf("externalReference", "orderReference") : null;
        return order == null
                ? new Other(root.name(), messageId, about.name())
                : new OrderNews(
                        root.name(),
                        messageId,
                        order,
                        orEmpty(root.value("eventType")),
                        StateWord.normal(about.value("state")));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
