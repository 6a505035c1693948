package sandbox.orderflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields of an import by entity and index; key grammar {@code [entity.][index.]field} (reference §1.5). */
final class ImportFields {

    /** Index of what has none: the import's single entity of that kind. */
    private static final int SINGLE = 0;

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");
    private static final Set<String> ENTITIES = Set.of(
            "order",
            "orderLine",
            "orderAttribute",
            "shipment",
            "product",
            "return",
            "returnLine",
            "purchaseOrder",
            "purchaseOrderLine",
            "campaign",
            "campaignLine",
            "stockMoveTask",
            "stockMoveLine");

    private final Map<String, SortedMap<Integer, Map<String, String>>> entities = new LinkedHashMap<>();
    private final String own;

    private ImportFields(String own) {
        this.own = own;
    }

    /**
     * @param own entity of keys without a prefix
     * @param problems gets every key outside the grammar
     */
    static ImportFields of(String own, Map<String, String> values, List<String> problems) {
        ImportFields fields = new ImportFields(own);
        values.forEach((key, value) -> {
            if (!fields.add(List.of(key.split("\\.", -1)), value)) {
                problems.add("Key '" + key + "' is not [entity.][index.]field");
            }
        });
        return fields;
    }

    /** Fields of the import's own entity. */
    Map<String, String> own() {
        return single(own);
    }

    Map<String, String> single(String entity) {
        return ofEntity(entity).getOrDefault(SINGLE, Map.of());
    }

    /** Fields by index, those without an index left out. */
    SortedMap<Integer, Map<String, String>> indexed(String entity) {
        return ofEntity(entity).tailMap(SINGLE + 1);
    }

    private SortedMap<Integer, Map<String, String>> ofEntity(String entity) {
        return entities.getOrDefault(entity, new TreeMap<>());
    }

    private boolean add(List<String> segments, String value) {
        boolean prefixed = segments.size() > 1 && ENTITIES.contains(segments.getFirst());
        String entity = prefixed ? segments.getFirst() : own;
        List<String> rest = prefixed ? segments.subList(1, segments.size()) : segments;
        int index = SINGLE;
        if (rest.size() > 1 && INDEX.matcher(rest.getFirst()).matches()) {
            index = Integer.parseInt(rest.getFirst());
            rest = rest.subList(1, rest.size());
            if (index < 1) {
                return false;
            }
        }
        if (!rest.stream().allMatch(each -> SEGMENT.matcher(each).matches())) {
            return false;
        }
        entities.computeIfAbsent(entity, none -> new TreeMap<>())
                .computeIfAbsent(index, none -> new LinkedHashMap<>())
                .put(String.join(".", rest), value);
        return true;
    }
}
