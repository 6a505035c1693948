package connector.fulfilment;

import connector.orderflow.Despatch;
import connector.orderflow.OrderDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two sources say different things about one shipment, and the despatches query must be asked again.
 *
 * @param known as it stands now
 * @param otherwise what holds if the query does not show the shipment as despatched
 * @param heardOfAt when something happened to it, if the query does not show it around the time it left; null when not said
 */
record Doubt(Despatch known, Despatch otherwise, @Nullable Instant heardOfAt) {

    Doubt(Despatch known, Despatch otherwise) {
        this(known, otherwise, null);
    }

    /** @param now everything, with what was told in this step */
    static List<Doubt> of(Memory before, List<Despatch> told, Memory now, Meaning meaning, List<OrderDetail> seen) {
        Map<String, Doubt> doubts = new LinkedHashMap<>();
        for (Despatch each : told) {
            Despatch known = before.despatches().get(each.reference());
            if (known != null && Despatches.contradict(known, each)) {
                doubts.put(each.reference(), new Doubt(each, known.isDespatched() ? each : known));
            }
        }
        for (OrderDetail order : seen) {
            for (OrderDetail.Shipment shipment : order.shipments()) {
                Despatch known = now.despatches().get(shipment.externalReference());
                if (known != null) {
                    against(known, shipment, meaning).forEach(doubt -> doubts.put(known.reference(), doubt));
                }
            }
        }
        return new ArrayList<>(doubts.values());
    }

    private static List<Doubt> against(Despatch known, OrderDetail.Shipment shipment, Meaning meaning) {
        if (meaning.stayed(shipment.state())) {
            return known.isDespatched() ? List.of(new Doubt(known, known.in(shipment.state()))) : List.of();
        }
        if (!meaning.left(shipment.state())) {
            return List.of();
        }
        List<Despatch.Line> lines = meaning.lines(shipment);
        Despatch despatched = meaning.whole(known);
        return !known.isDespatched() || Despatches.linesDiffer(known.lines(), lines)
                ? List.of(new Doubt(known, lines.isEmpty() ? despatched : despatched.of(lines)))
                : List.of();
    }
}
