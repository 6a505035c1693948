package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import connector.commercetools.OrderJson;
import connector.orderexport.Mapped.CannotMap;
import connector.orderflow.ExtraField;
import connector.orderflow.OrderImportAttribute;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import connector.routing.OwnField;
import connector.routing.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that the configuration fills. One that fails stops the order: half of what was asked for is not sent. */
final class OwnFieldMapping {

    /** A number that is longer is no number anybody meant, and one must not be cut. */
    private static final int LONGEST_NUMBER = 40;

    private final List<OwnField> fields;
    private final Map<String, Object> order;
    private final Map<String, Map<String, Object>> lines;
    private final FieldText text;
    private final List<CannotMap> problems = new ArrayList<>();

    OwnFieldMapping(OrderFacts facts, ExportRules rules, FieldText text) {
        this.fields = rules.ownFields();
        order = fields.isEmpty() ? Map.of() : facts.json();
        lines = fields.stream().anyMatch(OwnField::ofLine) ? linesOf(order) : Map.of();
        this.text = text;
    }

    /** JSON of each line item and custom line item, by id. */
    private static Map<String, Map<String, Object>> linesOf(Map<String, Object> order) {
        Map<String, Map<String, Object>> lines = new HashMap<>();
        Stream.of("lineItems", "customLineItems")
                .map(order::get)
                .flatMap(list -> list instanceof List<?> found ? found.stream() : Stream.empty())
                .forEach(line -> {
                    if (line instanceof Map<?, ?> map && map.get("id") instanceof String id) {
                        lines.put(id, OrderJson.object(map));
                    }
                });
        return lines;
    }

    /** The first field that failed. */
    Optional<CannotMap> problem() {
        return problems.stream().findFirst();
    }

    List<ExtraField> ofOrder() {
        return fields.stream()
                .filter(field -> !field.ofLine() && !field.isAttribute())
                .map(field -> new ExtraField(field.key(), ofOrder(field)))
                .toList();
    }

    List<OrderImportAttribute> attributes() {
        List<OrderImportAttribute> attributes = new ArrayList<>();
        for (OwnField field : fields) {
            String value = field.isAttribute() ? ofOrder(field) : null;
            if (value != null) {
                String name = field.key().substring(OwnField.ATTRIBUTE.length());
                attributes.add(new OrderImportAttribute(name, name, value));
            }
        }
        return attributes;
    }

    /**
     * Fields of one line.
     *
     * @param index in the document, from 1
     */
    List<ExtraField> ofLine(@Nullable String id, int index) {
        List<ExtraField> extras = new ArrayList<>();
        for (OwnField field : fields) {
            if (field.ofLine()) {
                String name = field.key().substring(OwnField.LINE.length());
                Value value = field.expression()
                        .evaluate(order, lines.getOrDefault(Objects.requireNonNullElse(id, ""), Map.of()));
                extras.add(new ExtraField(name, shown("orderLine." + index + "." + name, value)));
            }
        }
        return extras;
    }

    private @Nullable String ofOrder(OwnField field) {
        return shown(field.key(), field.expression().evaluate(order));
    }

    private @Nullable String shown(String field, Value value) {
        return switch (value) {
            case Value.Absent absent -> null;
            case Value.Text(String words) -> text.text(field, filled(words));
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Number(BigDecimal number) -> number(field, number);
            case Value.Failed(String why) -> failed(field, why);
        };
    }

    private @Nullable String number(String field, BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return Math.abs((long) plain.scale()) + plain.precision() > LONGEST_NUMBER
                ? failed(field, "it gives a number of more than %d digits".formatted(LONGEST_NUMBER))
                : plain.toPlainString();
    }

    private @Nullable String failed(String field, String why) {
        problems.add(new CannotMap(
                "The expression of %s has no value that can be sent: %s.".formatted(field, why),
                field,
                "Correct the expression in mapping.fields, or the order." + CannotMap.RESEND));
        return null;
    }
}
