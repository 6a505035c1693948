package sandbox.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order tree of order detail and of events (reference §2.3, §3.4).
 *
 * @param site whether a shipment names its site; ASSUMED, no source shows such an attribute
 */
record OrderXml(LocalTimes times, boolean site, StateNames states) {

    static OrderXml of(SandboxAccount account) {
        return new OrderXml(new LocalTimes(account.timeZone()), account.tellsSite(), account.stateNames());
    }

    void order(XmlText xml, StoredOrder order, List<StoredShipment> shipments) {
        xml.open("order")
                .attribute("externalReference", order.reference())
                .attribute("state", states.of(order.state()))
                .attribute("channel", order.channel())
                .attribute("organisation", order.organisation())
                .open("shipments");
        shipments.forEach(shipment -> shipment(xml, shipment, null));
        xml.close().close();
    }

    /** @param orderReference named on the shipment itself when no order element is around it */
    void shipment(XmlText xml, StoredShipment shipment, @Nullable String orderReference) {
        Label label = shipment.label();
        xml.open("shipment")
                .attribute("sequence", shipment.sequence())
                .attribute("state", states.of(shipment.state().wire()))
                .attribute("externalReference", shipment.reference())
                .attribute("orderReference", orderReference)
                .attribute("site", site ? shipment.site() : null)
                .attribute("earliestShipDate", times.earliestShipDate(shipment))
                .attribute("courier", label == null ? shipment.fields().get("courier") : label.courier())
                .attribute("courierService", label == null ? null : label.courierService())
                .attribute("despatchReference", label == null ? null : label.despatchReference())
                .open("orderLines");
        shipment.lines()
                .forEach(line -> xml.open("orderLine")
                        .attribute("product", line.sku())
                        .attribute("quantity", line.quantity())
                        .attribute("state", states.of(shipment.stateOf(line).wire()))
                        .close());
        xml.close().close();
    }
}
