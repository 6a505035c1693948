package sandbox.orderflow;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import sandbox.orderflow.Stock.Level;

/**
 * Bodies of pushes (reference §3.1, §3.2, §3.4 to §3.6). The time is that of the event, not of the sending. Of the event
 * types only {@code order_cancelled} is known literally.
 */
record EventXml(OrderXml orders, Clock clock) {

    LongFunction<String> order(StoredOrder order) {
        Head head = new Head("order_" + order.state(), "order", order.reference(), order.state());
        return event(head, xml -> orders.order(xml, order, order.shipments()));
    }

    /** @param whole the whole order's tree, else the shipment alone */
    LongFunction<String> shipment(StoredOrder order, StoredShipment shipment, String type, boolean whole) {
        Head head = new Head(
                type, "shipment", shipment.reference(), shipment.state().wire());
        return event(head, xml -> {
            if (whole) {
                orders.order(xml, order, order.shipments());
            } else {
                orders.shipment(xml, shipment, order.reference());
            }
        });
    }

    LongFunction<String> applied(ReturnReceipt receipt) {
        Head head = new Head("return_applied", "return", receipt.authorisation(), "applied");
        return event(head, xml -> ReturnXml.pushed(xml, receipt));
    }

    static String inventory(long messageId, List<Level> levels) {
        XmlText xml = new XmlText();
        xml.open("inventory").attribute("messageId", messageId);
        levels.forEach(level -> StockXml.pushed(xml, level));
        return xml.close().finish();
    }

    private LongFunction<String> event(Head head, Consumer<XmlText> detail) {
        String time = orders.times().text(clock.instant());
        return messageId -> {
            XmlText xml = new XmlText();
            xml.open("event")
                    .attribute("messageId", messageId)
                    .attribute("eventType", head.type)
                    .attribute("userName", "system")
                    .attribute("eventTime", time)
                    .attribute("entity", head.entity)
                    .attribute("externalReference", head.reference)
                    .attribute("operation", "update")
                    .attribute("state", orders.states().of(head.state))
                    .open("detail");
            detail.accept(xml);
            return xml.close().close().finish();
        };
    }

    private record Head(
            String type, String entity, @Nullable String reference, String state) {}
}
