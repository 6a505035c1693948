package connector.orderflow.client;

import connector.orderflow.PendingShipment;
import connector.orderflow.wire.OrderFlowTime;
import connector.orderflow.wire.StateWord;
import connector.orderflow.wire.XmlElement;
import java.time.ZoneId;
import java.util.List;

/** Reads the pending query (reference §2.12). */
record PendingReader(ZoneId zone) implements ListReader<PendingShipment, List<PendingShipment>> {

    @Override
    public String list() {
        return "shipments";
    }

    @Override
    public String element() {
        return "shipment";
    }

    @Override
    public List<PendingShipment> all(List<PendingShipment> ones) {
        return List.copyOf(ones);
    }

    @Override
    public PendingShipment one(XmlElement shipment) {
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
