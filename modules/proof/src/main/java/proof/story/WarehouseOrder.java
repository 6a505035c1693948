package proof.story;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** An order as OrderFlow's order detail shows it, in words. */
public final class WarehouseOrder {

    private final Element order;
    private final Tenant tenant;

    WarehouseOrder(Element order, Tenant tenant) {
        this.order = order;
        this.tenant = tenant;
    }

    /** OrderFlow's usual word, whatever the tenant calls it. */
    public String state() {
        return state(order);
    }

    private String state(Element of) {
        return tenant.usual(of.getAttribute("state"));
    }

    /** For example {@code despatched: MUG 2 picked, MUG 1 cancelled}, by sequence. */
    public List<String> shipments() {
        return elements(order, "shipment").stream()
                .map(shipment -> state(shipment) + ": "
                        + String.join(
                                ", ",
                                elements(shipment, "orderLine").stream()
                                        .map(line -> line.getAttribute("product") + " " + line.getAttribute("quantity")
                                                + " " + state(line))
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
