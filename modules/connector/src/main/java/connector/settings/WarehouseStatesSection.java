package connector.settings;

import connector.ledger.Milestone;
import connector.orderflow.StateText;
import connector.routing.WarehouseStates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code states:} of a destination as it is written in the file: rows that the known ones lack, or that mean something else. */
record WarehouseStatesSection(
        @DefaultValue Map<String, Milestone> orders,
        @DefaultValue Map<String, Milestone> shipments,
        @DefaultValue Map<String, Milestone> lines) {

    WarehouseStates meanings() {
        return WarehouseStates.DEFAULT.with(new WarehouseStates(normal(orders), normal(shipments), normal(lines)));
    }

    private static Map<String, Milestone> normal(Map<String, Milestone> rows) {
        Map<String, Milestone> normal = new LinkedHashMap<>();
        rows.forEach((word, milestone) -> normal.put(StateText.normal(word), milestone));
        return normal;
    }
}
