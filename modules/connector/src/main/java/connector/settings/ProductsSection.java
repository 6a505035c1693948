package connector.settings;

import connector.orderflow.ProductField;
import connector.routing.Expression;
import connector.routing.InvalidExpression;
import connector.routing.ProductRules;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code products:} as it is written in the file. */
record ProductsSection(
        @DefaultValue("false") boolean enabled,
        @DefaultValue List<String> destinations,
        @DefaultValue("en") List<String> languages,
        @DefaultValue("default") String type,
        @DefaultValue("true") boolean sendActivated,
        @DefaultValue Map<String, String> fields) {

    /** @param known names of all destinations */
    ProductRules rules(Set<String> known, Problems problems) {
        destinations.stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> problems.add(
                        "products.destinations",
                        "there is no destination '" + each + "'",
                        "Name some of " + known + "."));
        Map<ProductField, Expression> checked = new EnumMap<>(ProductField.class);
        fields.forEach((key, text) -> {
            String path = "products.fields." + key;
            Optional<ProductField> field = ProductField.named(key);
            if (field.isEmpty()) {
                problems.add(path, "OrderFlow's product import has no such field", "Name one of " + names() + ".");
                return;
            }
            try {
                checked.put(field.get(), Expression.parse(text));
            } catch (InvalidExpression wrong) {
                problems.add(
                        path,
                        String.valueOf(wrong.getMessage()),
                        "Write a JSONata expression over the product, such as $line.sku.");
            }
        });
        return new ProductRules(
                enabled,
                destinations.isEmpty() ? List.copyOf(known) : destinations,
                languages,
                type,
                sendActivated,
                checked);
    }

    private static String names() {
        return String.join(
                ", ",
                Arrays.stream(ProductField.values()).map(ProductField::key).toList());
    }
}
