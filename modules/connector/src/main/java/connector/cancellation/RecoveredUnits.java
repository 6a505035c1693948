package connector.cancellation;

import connector.commercetools.OrderParts;
import connector.ledger.Dropped;
import connector.orderflow.OrderLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units that were noted as dropped by the warehouse, of which commerce was not told yet, and that left after all: a despatch was
 * corrected. Pure.
 */
final class RecoveredUnits {

    private RecoveredUnits() {}

    /** What is noted, with fewer units; only what changes. */
    static List<Dropped> of(CaseFile file) {
        List<Dropped> recovered = new ArrayList<>();
        for (OrderLink link : file.links()) {
            Map<String, Long> surplus = surplus(file, link);
            for (Dropped each : file.dropped()) {
                long back = each.reference().equals(link.reference())
                        ? Math.min(each.open(), surplus.getOrDefault(each.sku(), 0L))
                        : 0;
                if (back > 0) {
                    surplus.merge(each.sku(), -back, Long::sum);
                    recovered.add(each.without(back));
                }
            }
        }
        return recovered;
    }

    /** By SKU: how many more have left and are noted as dropped than were sent. */
    private static Map<String, Long> surplus(CaseFile file, OrderLink link) {
        Map<String, Long> units = new HashMap<>();
        file.despatches().values().stream()
                .filter(each -> each.orderReference().equals(link.reference()) && each.isDespatched())
                .flatMap(each -> each.lines().stream())
                .forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
        file.dropped().stream()
                .filter(each -> each.reference().equals(link.reference()))
                .forEach(each -> units.merge(each.sku(), each.quantity(), Long::sum));
        Map<String, String> skus = new HashMap<>();
        OrderParts.lines(file.order()).forEach(line -> skus.put(line.getId(), OrderParts.sku(line)));
        Shortfall.parts(file, link)
                .forEach(
                        part -> units.merge(skus.getOrDefault(part.lineId(), part.sku()), -part.quantity(), Long::sum));
        return units;
    }
}
