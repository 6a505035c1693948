package proof.story;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** An order as OrderFlow's order detail shows it, in words. */
public record WarehouseOrder(Element order) {

    public String state() {
        return order.getAttribute("state");
    }

    /** For example {@code despatched: MUG 2 picked, MUG 1 cancelled}, by sequence. */
    public List<String> shipments() {
        return elements(order, "shipment").stream()
                .map(shipment -> shipment.getAttribute("state") + ": "
                        + String.join(
                                ", ",
                                elements(shipment, "orderLine").stream()
                                        .map(line -> line.getAttribute("product") + " " + line.getAttribute("quantity")
                                                + " " + line.getAttribute("state"))
                                        .toList()))
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> all = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int number = 0; number < nodes.getLength(); number++) {
            all.add((Element) nodes.item(number));
        }
        return all;
    }
}
