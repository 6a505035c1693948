package connector.fulfilment;

import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.OrderDetail;
import connector.workqueue.Lane;
import java.util.ArrayList;
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
 */
record Memory(
        SequencedMap<String, Despatch> despatches,
        SequencedMap<String, OrderDetail> details,
        Map<String, Written> written) {

    private static final String DESPATCH = "despatch/";
    private static final String DETAIL = "detail/";
    private static final String WRITTEN = "written/";

    /** A delivery's pieces by line id. */
    record Written(Map<String, Long> byLine) {}

    static Memory of(Lane lane, Facts facts) {
        SequencedMap<String, JsonNode> all = facts.read(lane.peer(), lane.subject(), "", JsonNode.class);
        return new Memory(
                read(all, DESPATCH, Despatch.class),
                read(all, DETAIL, OrderDetail.class),
                read(all, WRITTEN, Written.class));
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
        save(lane, facts, DESPATCH, despatches, now.despatches);
        save(lane, facts, DETAIL, details, now.details);
        save(lane, facts, WRITTEN, written, now.written);
    }

    private static <T> void save(Lane lane, Facts facts, String start, Map<String, T> before, Map<String, T> now) {
        now.forEach((reference, fact) -> {
            if (!fact.equals(before.get(reference))) {
                facts.save(lane.peer(), lane.subject(), start + reference, fact);
            }
        });
    }

    Memory with(List<Despatch> told, List<OrderDetail> seen) {
        List<Despatch> all = new ArrayList<>(despatches.values());
        all.addAll(told);
        SequencedMap<String, Despatch> merged = new LinkedHashMap<>();
        Despatches.byReference(all).forEach(each -> merged.put(each.reference(), each));
        SequencedMap<String, OrderDetail> looked = new LinkedHashMap<>(details);
        seen.forEach(each -> looked.put(each.externalReference(), each));
        return new Memory(merged, looked, written);
    }

    /** A shipment as it must be taken now, whatever was told before. */
    Memory settled(List<Despatch> exactly) {
        SequencedMap<String, Despatch> settled = new LinkedHashMap<>(despatches);
        exactly.forEach(each -> settled.put(each.reference(), each));
        return new Memory(settled, details, written);
    }

    Memory wrote(Map<String, Written> deliveries) {
        Map<String, Written> all = new LinkedHashMap<>(written);
        all.putAll(deliveries);
        return new Memory(despatches, details, all);
    }
}
