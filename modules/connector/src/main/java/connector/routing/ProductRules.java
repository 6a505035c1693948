package connector.routing;

import connector.orderflow.ProductField;
import java.util.List;
import java.util.Map;

/**
 * Whether and how products go to the warehouse.
 *
 * @param destinations names of those that get products, all that are configured where nothing else is said
 * @param languages of the description, the first that the product has
 * @param type OrderFlow's logical type of every product, unless a field says otherwise
 * @param sendActivated whether a published product is activated in OrderFlow (reference §8 no. 33)
 * @param fields expressions over the product's JSON; {@code $line} is the JSON of the variant
 */
public record ProductRules(
        boolean enabled,
        List<String> destinations,
        List<String> languages,
        String type,
        boolean sendActivated,
        Map<ProductField, Expression> fields) {

    /** No products go anywhere. */
    public static final ProductRules OFF = new ProductRules(false, List.of(), List.of("en"), "default", true, Map.of());

    public ProductRules {
        destinations = List.copyOf(destinations);
        languages = List.copyOf(languages);
        fields = Map.copyOf(fields);
    }
}
