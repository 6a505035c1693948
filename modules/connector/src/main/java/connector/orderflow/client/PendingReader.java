package connector.orderflow.client;

import connector.orderflow.PendingShipment;
import connector.orderflow.wire.OrderFlowTime;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.StateWord;
import connector.orderflow.wire.XmlElement;
import java.time.ZoneId;
import java.util.List;

/** Reads the pending query (reference §2.12). */
record PendingReader(ZoneId zone) implements AnswerReader<List<PendingShipment>> {

    @Override
    public List<PendingShipment> read(byte[] xml) {
        XmlElement root = SecureXml.tree(xml);
        if (!root.name().equals("shipments")
                && root.below("shipments").findAny().isEmpty()) {
            throw new UnusableAnswer("no shipments in the answer, but " + Words.shown(root.name()));
        }
        return root.below("shipment").map(this::shipment).toList();
    }

    private PendingShipment shipment(XmlElement shipment) {
        String reference = shipment.anyOf("reference", "externalReference");
        String order = shipment.anyOf("orderReference", "orderExternalReference");
        if (reference == null || order == null) {
            throw new UnusableAnswer("a pending shipment without its own or its order's reference");
        }
        return new PendingShipment(
                reference,
                order,
                StateWord.normal(shipment.value("state")),
                OrderFlowTime.instant(shipment.value("created"), zone),
                shipment.value("earliestShipDate"));
    }
}
