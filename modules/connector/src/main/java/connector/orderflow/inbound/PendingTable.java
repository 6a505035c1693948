package connector.orderflow.inbound;

import connector.orderflow.OrderDetail;
import connector.orderflow.PendingShipment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pending poll saw last, by shipment, so that only what changed is news. */
@Component
class PendingTable {

    private final JdbcClient jdbc;

    PendingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a shipment was.
     *
     * @param said its state and its earliest ship date
     * @param missing it was not among the pending ones last time
     */
    record Seen(String orderReference, String said, boolean missing) {

        static Seen of(PendingShipment shipment) {
            String date = shipment.earliestShipDate() == null ? "" : shipment.earliestShipDate();
            return new Seen(shipment.orderReference(), shipment.state() + "|" + date, false);
        }

        Seen gone() {
            return new Seen(orderReference, said, true);
        }
    }

    Map<String, Seen> of(String destination) {
        Map<String, Seen> byReference = new HashMap<>();
        jdbc.sql("select reference, order_reference, said, missing from pending_shipment"
                        + " where destination = :destination")
                .param("destination", destination)
                .query(row -> {
                    byReference.put(row.getString(1), new Seen(row.getString(2), row.getString(3), row.getBoolean(4)));
                });
        return byReference;
    }

    void save(String destination, String reference, Seen seen) {
        jdbc.sql("""
                        insert into pending_shipment (destination, reference, order_reference, said, missing)
                        values (:destination, :reference, :order, :said, :missing)
                        on conflict (destination, reference) do update set order_reference = excluded.order_reference,
                            said = excluded.said, missing = excluded.missing""")
                .param("destination", destination)
                .param("reference", reference)
                .param("order", seen.orderReference())
                .param("said", seen.said())
                .param("missing", seen.missing())
                .update();
    }

    /** Order detail is newer than what the poll saw of its shipments, which may be true again by the next round. */
    void overtake(String destination, OrderDetail detail) {
        detail.shipments()
                .forEach(shipment -> jdbc.sql("""
                        update pending_shipment
                        set said = :state || '|' || coalesce(:date, substring(said from position('|' in said) + 1))
                        where destination = :destination and reference = :reference and order_reference = :order""")
                        .param("destination", destination)
                        .param("state", shipment.state())
                        .param("date", shipment.earliestShipDate(), java.sql.Types.VARCHAR)
                        .param("reference", shipment.externalReference())
                        .param("order", detail.externalReference())
                        .update());
    }

    void forget(String destination, Collection<String> references) {
        List<String> left = new ArrayList<>(references);
        if (!left.isEmpty()) {
            jdbc.sql("delete from pending_shipment where destination = :destination and reference in (:references)")
                    .param("destination", destination)
                    .param("references", left)
                    .update();
        }
    }
}
