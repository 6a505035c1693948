package sandbox.orderflow;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import sandbox.http.Response;
import sandbox.orderflow.OrderBook.Despatched;

/** {@code remoteorder/shipment/…}: the pull path for all shipment news (reference §2.12). */
record ShipmentCalls(OrderBook book, LocalTimes times, StateNames states, Clock clock) {

    /** Both ends inclusive, local times; up to now and a day back when not said. */
    Response despatches(Scope scope, Parameters parameters) {
        LocalDateTime to = time("to", parameters).orElseGet(() -> times.local(clock.instant()));
        LocalDateTime from = time("from", parameters).orElseGet(() -> to.minusDays(1));
        boolean withLines =
                parameters.find("includeOrderLines").map(Boolean::parseBoolean).orElse(false);
        XmlText xml = new XmlText();
        xml.open("shipments");
        book.despatched(scope.requireChannel(), from, to).forEach(each -> despatch(xml, each, withLines));
        return Response.xml(200, xml.close().finish());
    }

    Response pending(Scope scope) {
        String channel = scope.requireChannel();
        XmlText xml = new XmlText();
        xml.open("shipments");
        book.open().stream()
                .flatMap(id -> book.find(id).stream())
                .filter(order -> order.channel().equals(channel))
                .forEach(order -> order.shipments().stream()
                        .filter(shipment -> !shipment.state().isFinal())
                        .forEach(shipment -> xml.open("shipment")
                                .text("created", times.text(shipment.created()))
                                .text("reference", shipment.reference())
                                .text("orderReference", order.reference())
                                .text("state", states.of(shipment.state().wire()))
                                .text("earliestShipDate", times.earliestShipDate(shipment))
                                .close()));
        return Response.xml(200, xml.close().finish());
    }

    private void despatch(XmlText xml, Despatched despatched, boolean withLines) {
        StoredOrder order = despatched.order();
        StoredShipment shipment = despatched.shipment();
        xml.open("shipment")
                .text("reference", shipment.reference())
                .text("orderReference", order.reference())
                .text("originatingOrderReference", order.fields().get("originatingExternalReference"))
                .text("state", states.of(shipment.state().wire()));
        carriage(xml, shipment);
        if (withLines) {
            lines(xml, shipment);
        }
        xml.close();
    }

    private void carriage(XmlText xml, StoredShipment shipment) {
        Label label = shipment.label();
        if (label != null) {
            xml.text("courier", label.courier())
                    .text("carrier", label.carrier())
                    .text("service", label.service())
                    .text("despatchReference", label.despatchReference())
                    .text("trackingUrl", label.trackingUrl());
        }
        xml.text(
                "completed",
                Optional.ofNullable(shipment.completed()).map(times::text).orElse(null));
        if (label != null) {
            xml.open("packages");
            label.packages()
                    .forEach(each -> xml.open("package")
                            .attribute("despatchReference", each.isEmpty() ? null : each)
                            .close());
            xml.close();
        }
    }

    private static void lines(XmlText xml, StoredShipment shipment) {
        xml.open("orderLines");
        shipment.goods()
                .forEach(line -> xml.open("orderLine")
                        .text("productReference", line.sku())
                        .text("quantity", line.quantity())
                        .text("thirdPartyReference", line.thirdPartyReference())
                        .close());
        xml.close();
    }

    private static Optional<LocalDateTime> time(String name, Parameters parameters) {
        return parameters
                .find(name)
                .map(text -> LocalTimes.parse(text)
                        .orElseThrow(() -> ErrorAnswer.badRequest("Parameter '" + name + "' is not a time")));
    }
}
