package proof.story;

import connector.ledger.Milestone;
import connector.routing.WarehouseStates;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an OrderFlow tenant calls the states of orders, shipments and lines. Stories speak of the usual words; a tenant with words of
 * its own must see every story end the same.
 *
 * @param own by OrderFlow's usual word
 */
record Tenant(Map<String, String> own) {

    static final Tenant USUAL = new Tenant(Map.of());

    /** Every state has another name, so that nobody can compare with a usual one. */
    static final Tenant RENAMED = new Tenant(Map.ofEntries(
            Map.entry("created", "angelegt"),
            Map.entry("ready", "bereit"),
            Map.entry("out_of_stock", "ohne_bestand"),
            Map.entry("released", "freigegeben"),
            Map.entry("allocated", "reserviert"),
            Map.entry("move_pending", "umlagerung"),
            Map.entry("pickable", "kommissionierbar"),
            Map.entry("packable", "packbar"),
            Map.entry("picked", "kommissioniert"),
            Map.entry("packed", "verpackt"),
            Map.entry("despatched", "versandt"),
            Map.entry("cancelled", "storniert")));

    Tenant {
        own = Map.copyOf(own);
    }

    /** Section {@code states} of the destination: what the own words mean. */
    String configuration() {
        WarehouseStates usual = WarehouseStates.DEFAULT;
        return "{orders: %s, shipments: %s, lines: %s}"
                .formatted(rows(usual.orders()), rows(usual.shipments()), rows(usual.lines()));
    }

    private String rows(Map<String, Milestone> table) {
        return own.entrySet().stream()
                .filter(word -> table.containsKey(word.getKey()))
                .map(word -> word.getValue() + ": " + table.get(word.getKey()))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** OrderFlow's usual word for one of the tenant's. */
    String usual(String word) {
        Map<String, String> usual = new HashMap<>();
        own.forEach((one, other) -> usual.put(other, one));
        return usual.getOrDefault(word, word);
    }
}
