package connector.fulfilment;

import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.OrderDetail;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What OrderFlow told about an order before, and what we made of it.
 *
 * @param despatches by shipment reference: facts
 * @param details by order reference: the newest look counts
 * @param written pieces by line as we wrote them, by shipment reference
 * @param corrected by shipment reference the item that last brought something else than was known
 */
record Memory(
        SequencedMap<String, Despatch> despatches,
        SequencedMap<String, OrderDetail> details,
        Map<String, Written> written,
        Map<String, Corrected> corrected) {

    private static final String WRITTEN = "written/";
    private static final String CORRECTED = "corrected/";

    /** A delivery's pieces by line id. */
    record Written(Map<String, Long> byLine) {}

    /** Items of one lane arrive in the order of their ids. */
    record Corrected(long item) {}

    static Memory of(Lane lane, Facts facts) {
        SequencedMap<String, JsonNode> all = facts.read(lane.peer(), lane.subject(), "", JsonNode.class);
        return new Memory(
                read(all, Despatch.FACTS, Despatch.class),
                read(all, OrderDetail.FACTS, OrderDetail.class),
                read(all, WRITTEN, Written.class),
                read(all, CORRECTED, Corrected.class));
    }

    private static <T> SequencedMap<String, T> read(SequencedMap<String, JsonNode> all, String start, Class<T> type) {
        SequencedMap<String, T> byReference = new LinkedHashMap<>();
        all.forEach((key, fact) -> {
            if (key.startsWith(start)) {
                byReference.put(
                        key.substring(start.length()), JsonMapper.shared().treeToValue(fact, type));
            }
        });
        return byReference;
    }

    /** Only what differs is written again. */
    void save(Lane lane, Facts facts, Memory now) {
        save(lane, facts, Despatch.FACTS, despatches, now.despatches);
        save(lane, facts, OrderDetail.FACTS, details, now.details);
        save(lane, facts, WRITTEN, written, now.written);
        save(lane, facts, CORRECTED, corrected, now.corrected);
    }

    private static <T> void save(Lane lane, Facts facts, String start, Map<String, T> before, Map<String, T> now) {
        now.forEach((reference, fact) -> {
            if (!fact.equals(before.get(reference))) {
                facts.save(lane.peer(), lane.subject(), start + reference, fact);
            }
        });
    }

    Memory with(List<Despatch> told, List<OrderDetail> seen) {
        SequencedMap<String, Despatch> reported = new LinkedHashMap<>(despatches);
        Despatches.byReference(told).forEach(each -> reported.merge(each.reference(), each, Despatches::reported));
        SequencedMap<String, OrderDetail> looked = new LinkedHashMap<>(details);
        seen.forEach(each -> looked.put(each.externalReference(), each));
        return new Memory(reported, looked, written, corrected);
    }

    /** Whether a later item has corrected what this one brought: it was parked, and is looked at again. */
    boolean isOutdated(Despatch despatch, Item item) {
        Corrected last = corrected.get(despatch.reference());
        return last != null && item.id() < last.item();
    }

    /** What this item brought that was known otherwise. */
    Memory correctedBy(Item item, Memory before) {
        Map<String, Corrected> all = new LinkedHashMap<>(corrected);
        despatches.forEach((reference, now) -> {
            Despatch known = before.despatches.get(reference);
            if (known != null && !known.equals(now)) {
                all.merge(reference, new Corrected(item.id()), (one, other) -> one.item() > other.item() ? one : other);
            }
        });
        return new Memory(despatches, details, written, all);
    }

    /** A shipment as it must be taken now, whatever was told before. */
    Memory settled(List<Despatch> exactly) {
        SequencedMap<String, Despatch> settled = new LinkedHashMap<>(despatches);
        exactly.forEach(each -> settled.put(each.reference(), each));
        return new Memory(settled, details, written, corrected);
    }

    Memory wrote(Map<String, Written> deliveries) {
        Map<String, Written> all = new LinkedHashMap<>(written);
        all.putAll(deliveries);
        return new Memory(despatches, details, all, corrected);
    }
}
