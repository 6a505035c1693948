package connector.orderflow.client;

import connector.orderflow.OrderDetail;
import connector.orderflow.wire.Quantity;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.StateWord;
import connector.orderflow.wire.XmlElement;
import java.util.Objects;

/** Reads order detail (reference §2.3). */
record DetailReader(String reference) implements AnswerReader<OrderDetail> {

    @Override
    public OrderDetail read(byte[] xml) {
        XmlElement order = SecureXml.tree(xml)
                .selfOrBelow("order")
                .filter(this::isAskedFor)
                .findFirst()
                .orElseThrow(() -> new UnusableAnswer("order detail without the order that was asked for"));
        return new OrderDetail(
                reference,
                StateWord.normal(order.value("state")),
                order.below("shipment").map(DetailReader::shipment).toList());
    }

    private boolean isAskedFor(XmlElement order) {
        return reference.strip().equals(order.anyOf("externalReference", "reference", "orderReference"));
    }

    private static OrderDetail.Shipment shipment(XmlElement shipment) {
        String reference = Objects.requireNonNullElse(shipment.anyOf("externalReference", "reference"), "");
        return new OrderDetail.Shipment(
                reference,
                StateWord.normal(shipment.value("state")),
                shipment.value("courier"),
                shipment.anyOf("courierService", "service"),
                shipment.value("despatchReference"),
                shipment.below("orderLine").map(line -> line(line, reference)).toList(),
                shipment.value("earliestShipDate"),
                shipment.value("site"));
    }

    private static OrderDetail.Line line(XmlElement line, String shipment) {
        String sku = line.anyOf("product", "productReference", "externalReference");
        if (sku == null) {
            throw new UnusableAnswer("an order line without product in shipment " + shipment);
        }
        return new OrderDetail.Line(
                sku, Quantity.of(line.value("quantity"), sku), StateWord.normal(line.value("state")));
    }
}
