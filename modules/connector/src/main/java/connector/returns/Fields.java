package connector.returns;

import com.commercetools.api.models.type.CustomFields;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Custom fields that a received item lacks: reason, condition, type and verdict in commerce's words. A field that says something is left
 * alone, whoever wrote it.
 *
 * @param unmapped words of OrderFlow's that no table has, for people
 */
record Fields(Map<String, Object> missing, List<String> unmapped) {

    Fields {
        missing = Map.copyOf(missing);
        unmapped = List.copyOf(unmapped);
    }

    static Fields of(@Nullable CustomFields custom, ReturnLine line, ReturnTables tables) {
        if (custom == null && tables.itemType() == null) {
            return new Fields(Map.of(), List.of());
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        List<String> unmapped = new ArrayList<>();
        code("reason", tables.reason(), line.reason(), wanted, unmapped, custom);
        code("condition", tables.condition(), line.condition(), wanted, unmapped, custom);
        code("type", tables.type(), line.type(), wanted, unmapped, custom);
        String verdict = tables.refund().field();
        if (verdict != null && line.refund() != null && says(custom, verdict).isEmpty()) {
            wanted.put(verdict, line.refund());
        }
        return new Fields(wanted, unmapped);
    }

    private static void code(
            String name,
            Code code,
            @Nullable String word,
            Map<String, Object> wanted,
            List<String> unmapped,
            @Nullable CustomFields custom) {
        String field = code.field();
        if (field == null || word == null || says(custom, field).isPresent()) {
            return;
        }
        code.toCommerce(word)
                .ifPresentOrElse(
                        value -> wanted.put(field, value),
                        () -> unmapped.add("the %s '%s' (received-%ss)".formatted(name, word, name)));
    }

    private static Optional<Object> says(@Nullable CustomFields custom, String field) {
        return custom == null || custom.getFields() == null
                ? Optional.empty()
                : Optional.ofNullable(custom.getFields().values().get(field));
    }
}
