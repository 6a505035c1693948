package connector.products;

import connector.commercetools.Product;
import connector.orderflow.ProductField;
import connector.orderflow.ProductImport;
import connector.routing.Expression;
import connector.routing.ProductRules;
import connector.routing.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One variant into one document. Pure; nothing is made up: what is missing and needed says so. */
final class ProductMapping {

    private final ProductRules rules;
    private final Map<ProductField, String> values = new EnumMap<>(ProductField.class);
    private final List<String> notes = new ArrayList<>();

    private ProductMapping(ProductRules rules) {
        this.rules = rules;
    }

    /** @param variant one of the product's, with a SKU */
    static MappedProduct map(Product product, Map<String, Object> variant, ProductRules rules) {
        String sku = Product.sku(variant).orElse("");
        if (sku.isEmpty() || sku.length() > ProductImport.LONGEST_SKU) {
            return new MappedProduct.CannotMap(
                    "externalReference", "a SKU has 1 to " + ProductImport.LONGEST_SKU + " characters");
        }
        return new ProductMapping(rules).mapped(product, variant, sku);
    }

    private MappedProduct mapped(Product product, Map<String, Object> variant, String sku) {
        ProductDefaults.of(product, variant, rules).forEach(this::take);
        for (ProductField field : ProductField.values()) {
            Expression expression = rules.fields().get(field);
            if (expression == null) {
                continue;
            }
            Optional<String> wrong = put(field, expression.evaluate(product.json(), variant));
            if (wrong.isPresent()) {
                return new MappedProduct.CannotMap(field.key(), wrong.get());
            }
        }
        for (ProductField needed : List.of(ProductField.DESCRIPTION, ProductField.TYPE)) {
            if (!values.containsKey(needed)) {
                return new MappedProduct.CannotMap(needed.key(), "is missing");
            }
        }
        return new MappedProduct.Ready(new ProductImport(sku, values), List.copyOf(notes));
    }

    /** @return what is wrong with the value */
    private Optional<String> put(ProductField field, Value value) {
        return switch (value) {
            case Value.Absent absent -> {
                values.remove(field);
                yield Optional.empty();
            }
            case Value.Failed failed -> Optional.of(failed.why());
            case Value.Text text -> typed(field, text.text().strip());
            case Value.Number number ->
                typed(field, number.number().stripTrailingZeros().toPlainString());
            case Value.Truth truth -> typed(field, String.valueOf(truth.truth()));
        };
    }

    private Optional<String> typed(ProductField field, String text) {
        boolean fits = switch (field.kind()) {
            case TEXT, CODE -> true;
            case NUMBER -> text.matches("-?\\d{1,15}(\\.\\d{1,6})?");
            case TRUTH -> text.equals("true") || text.equals("false");
        };
        if (!fits) {
            return Optional.of(field.kind() == ProductField.Kind.NUMBER ? "is no number" : "is neither true nor false");
        }
        take(field, text);
        return Optional.empty();
    }

    private void take(ProductField field, String text) {
        values.remove(field);
        if (text.isEmpty()) {
            return;
        }
        if (text.length() <= field.longest()) {
            values.put(field, text);
        } else if (field.kind() == ProductField.Kind.TEXT) {
            int end =
                    Character.isHighSurrogate(text.charAt(field.longest() - 1)) ? field.longest() - 1 : field.longest();
            values.put(field, text.substring(0, end));
            notes.add(field.key() + ": cut from " + text.length() + " to " + end + " characters");
        } else {
            notes.add(field.key() + ": left out, it is longer than " + field.longest() + " characters");
        }
    }
}
