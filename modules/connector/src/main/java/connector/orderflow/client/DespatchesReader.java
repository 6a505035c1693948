package connector.orderflow.client;

import connector.orderflow.Despatch;
import connector.orderflow.wire.OrderFlowTime;
import connector.orderflow.wire.Quantity;
import connector.orderflow.wire.StateWord;
import connector.orderflow.wire.XmlElement;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the despatches query (reference §2.12). A shipment that lacks what makes it a fact spoils the answer: visible, not lost. */
record DespatchesReader(ZoneId zone) implements ListReader<Despatch, List<Despatch>> {

    @Override
    public String list() {
        return "shipments";
    }

    @Override
    public String element() {
        return "shipment";
    }

    @Override
    public List<Despatch> all(List<Despatch> ones) {
        return List.copyOf(ones);
    }

    @Override
    public Despatch one(XmlElement shipment) {
        String reference = required(shipment, "reference", "externalReference");
        return new Despatch(
                reference,
                required(shipment, "orderReference", "orderExternalReference"),
                StateWord.normal(shipment.value("state")),
                shipment.value("courier"),
                shipment.value("carrier"),
                shipment.anyOf("service", "courierService"),
                shipment.value("despatchReference"),
                shipment.value("trackingUrl"),
                OrderFlowTime.instant(shipment.value("completed"), zone),
                packages(shipment),
                shipment.below("orderLine").map(line -> line(line, reference)).toList(),
                urls(shipment));
    }

    private static Map<String, String> urls(XmlElement shipment) {
        Map<String, String> urls = new LinkedHashMap<>();
        shipment.below("package").forEach(each -> {
            String reference = each.anyOf("despatchReference", "reference");
            String url = each.value("trackingUrl");
            if (reference != null && url != null) {
                urls.put(reference.strip(), url);
            }
        });
        return urls;
    }

    private static List<String> packages(XmlElement shipment) {
        return shipment.below("package")
                .map(each -> each.anyOf("despatchReference", "reference"))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static Despatch.Line line(XmlElement line, String shipment) {
        String sku = line.anyOf("productReference", "product", "externalReference");
        if (sku == null) {
            throw new UnusableAnswer("an order line without product in shipment " + shipment);
        }
        return new Despatch.Line(sku, Quantity.of(line.value("quantity"), shipment), line.value("thirdPartyReference"));
    }

    private static String required(XmlElement shipment, String... names) {
        String value = shipment.anyOf(names);
        if (value == null) {
            throw new UnusableAnswer("a shipment without " + names[0]);
        }
        return value;
    }
}
