package connector.products;

import connector.commercetools.Product;
import connector.orderflow.ProductField;
import connector.routing.ProductRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What is sent of a product where no expression says otherwise. */
final class ProductDefaults {

    private ProductDefaults() {}

    static Map<ProductField, String> of(Product product, Map<String, Object> variant, ProductRules rules) {
        Map<ProductField, String> values = new EnumMap<>(ProductField.class);
        name(product, rules.languages()).ifPresent(name -> values.put(ProductField.DESCRIPTION, name));
        values.put(ProductField.TYPE, rules.type());
        values.put(ProductField.THIRD_PARTY_REFERENCE, product.id() + "/" + variant.get("id"));
        if (rules.sendActivated()) {
            values.put(ProductField.ACTIVATED, "true");
        }
        image(variant).ifPresent(url -> values.put(ProductField.IMAGE_REFERENCE, url));
        return values;
    }

    /** In the first language there is; the product's own first one rather than none. */
    private static Optional<String> name(Product product, List<String> languages) {
        if (!(product.json().get("name") instanceof Map<?, ?> names)) {
            return Optional.empty();
        }
        Map<String, String> texts = new TreeMap<>();
        names.forEach((language, text) -> {
            if (text instanceof String words && !words.isBlank()) {
                texts.put(String.valueOf(language), words.strip());
            }
        });
        return languages.stream()
                .map(texts::get)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> texts.values().stream().findFirst());
    }

    private static Optional<String> image(Map<String, Object> variant) {
        return variant.get("images") instanceof List<?> images
                        && !images.isEmpty()
                        && images.getFirst() instanceof Map<?, ?> image
                        && image.get("url") instanceof String url
                ? Optional.of(url)
                : Optional.empty();
    }
}
