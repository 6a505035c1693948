package connector.orderexport;

import connector.ledger.Dropped;
import connector.orderexport.Today.Part;
import connector.orderflow.OrderLink;
import connector.routing.ChangedFields;
import connector.routing.ChangedFields.Worth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an order would be sent as today, compared with what was sent: by content, never by version. Units that left the order by our
 * own Order Edit, because the warehouse had dropped them, are no change. Pure.
 *
 * @param fields that differ, by OrderFlow's names
 * @param more units by SKU that the order has today and the warehouse was not sent
 * @param less units by SKU that the warehouse was sent, that are not in the order today and that have not come back
 */
record DocumentChange(List<String> fields, Worth worth, Map<String, Long> more, Map<String, Long> less) {

    /** @param now the link as it would be if the part were sent today @param cameBack units by line */
    static DocumentChange of(
            OrderLink link,
            OrderLink now,
            Part part,
            Before before,
            Map<String, Long> cameBack,
            ChangedFields changedFields) {
        Goods goods = Goods.of(link, now, before.dropped());
        List<String> fields = SentDocument.differences(link.sent(), part.document()).stream()
                .filter(field -> !(goods.reducedByUs() && goods.same() && field.startsWith("orderLine.")))
                .toList();
        Worth worth = fields.stream()
                .map(changedFields::of)
                .max(Comparator.naturalOrder())
                .orElse(Worth.NOTHING);
        return new DocumentChange(fields, worth, goods.more(), goods.less(cameBack));
    }

    String words() {
        return "changed since the export: " + String.join(", ", fields);
    }

    /** Units by line: sent without those we edited out, and today's. */
    private record Goods(
            Map<String, Long> sent, Map<String, Long> today, Map<String, String> skus, boolean reducedByUs) {

        static Goods of(OrderLink link, OrderLink now, List<Dropped> dropped) {
            Map<String, Long> sent = units(link);
            boolean reduced = false;
            for (Dropped each : dropped) {
                if (each.reference().equals(link.reference()) && each.edited() > 0 && !sent.isEmpty()) {
                    sent.merge(each.lineId(), -each.edited(), Long::sum);
                    reduced = true;
                }
            }
            sent.values().removeIf(units -> units <= 0);
            Map<String, String> skus = new TreeMap<>();
            link.sent().parts().forEach(part -> skus.put(part.lineId(), part.sku()));
            now.sent().parts().forEach(part -> skus.put(part.lineId(), part.sku()));
            return new Goods(sent, units(now), skus, reduced);
        }

        private static Map<String, Long> units(OrderLink link) {
            Map<String, Long> units = new TreeMap<>();
            link.sent().parts().forEach(part -> units.merge(part.lineId(), part.quantity(), Long::sum));
            return units;
        }

        boolean same() {
            return sent.equals(today);
        }

        Map<String, Long> more() {
            Map<String, Long> more = new TreeMap<>();
            if (!sent.isEmpty() || reducedByUs) {
                today.forEach((line, units) -> add(more, line, units - sent.getOrDefault(line, 0L)));
            }
            return more;
        }

        Map<String, Long> less(Map<String, Long> cameBack) {
            Map<String, Long> less = new TreeMap<>();
            sent.forEach((line, units) ->
                    add(less, line, units - today.getOrDefault(line, 0L) - cameBack.getOrDefault(line, 0L)));
            return less;
        }

        private void add(Map<String, Long> bySku, String line, long units) {
            if (units > 0) {
                bySku.merge(skus.getOrDefault(line, line), units, Long::sum);
            }
        }
    }
}
