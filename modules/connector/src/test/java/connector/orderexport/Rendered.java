package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderKeys;
import connector.orderflow.ImportDocument;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping's outcome as lines for reading; a line break inside a value is shown as {@code \n}, a backslash as {@code \\}. */
final class Rendered {

    private Rendered() {}

    static OrderFacts facts(Order order) {
        return new OrderFacts(order, OrderKeys.NONE, Instant.EPOCH);
    }

    /** The order in one piece. */
    static Mapped whole(Order order, ExportRules rules) {
        Consignment whole = WholeOrder.of(order, "only route", "main");
        return OrderMapping.map(facts(order), List.of(whole), whole, rules);
    }

    /** All consignments, each below its suffix. */
    static String all(Order order, List<Consignment> consignments, ExportRules rules) {
        return consignments.stream()
                .map(one ->
                        "## " + one.suffix() + "\n" + text(OrderMapping.map(facts(order), consignments, one, rules)))
                .collect(Collectors.joining());
    }

    static String text(Mapped mapped) {
        return String.join("\n", lines(mapped)) + "\n";
    }

    private static List<String> lines(Mapped mapped) {
        return switch (mapped) {
            case Mapped.CannotMap(String reason, String field, String help) ->
                List.of("cannot map: " + reason, "field: " + field, "help: " + help);
            case Mapped.Ready ready -> {
                List<String> lines = new ArrayList<>();
                for (ImportDocument.Field field : ready.document().fields()) {
                    lines.add(field.key() + "=" + oneLine(field.value()));
                }
                lines.add("# sum: " + ready.sumCheck());
                ready.truncations().forEach(cut -> lines.add("# cut: " + cut));
                yield lines;
            }
        };
    }

    private static String oneLine(String value) {
        return value.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }
}
