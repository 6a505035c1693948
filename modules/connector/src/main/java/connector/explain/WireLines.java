package connector.explain;

import connector.orderexport.Explanation;
import connector.orderflow.DestinationSettings;
import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.WireValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Documents as OrderFlow would get them, by each destination's backslash policy. */
final class WireLines {

    private final Map<String, BackslashPolicy> policies;

    WireLines(List<DestinationSettings> destinations) {
        policies = destinations.stream()
                .collect(Collectors.toMap(DestinationSettings::name, DestinationSettings::backslash));
    }

    /** Key and value of every field, in wire order. */
    Map<String, String> fields(Explanation.Part part) {
        BackslashPolicy policy = policies.getOrDefault(part.destination(), BackslashPolicy.REPLACE);
        Map<String, String> fields = new LinkedHashMap<>();
        part.document().forEach(field -> fields.put(field.key(), WireValue.of(field.value(), policy)));
        return fields;
    }
}
