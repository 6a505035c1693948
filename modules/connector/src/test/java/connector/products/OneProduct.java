package connector.products;

import connector.commercetools.Product;
import connector.orderflow.ProductField;
import connector.routing.Expression;
import connector.routing.InvalidExpression;
import connector.routing.ProductRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A mug in red and blue; a third variant has no SKU. */
final class OneProduct {

    private static final String JSON = """
            {"id":"p-1","version":3,"published":true,"name":{"en":"Mug","de":"Becher"},
             "masterVariant":{"id":1,"sku":"MUG-RED",
               "images":[{"url":"https://cdn.example/mug.jpg","dimensions":{"w":1,"h":1}}],
               "prices":[{"country":"DE","value":{"currencyCode":"EUR","centAmount":1499,"fractionDigits":2}},
                         {"country":"GB","value":{"currencyCode":"GBP","centAmount":1299,"fractionDigits":2}}],
               "attributes":[{"name":"ean","value":"5000000000123"},{"name":"weight","value":410},
                 {"name":"countryOfOrigin","value":{"key":"GB","label":"Britain"}},{"name":"fragile","value":true}]},
             "variants":[{"id":2,"sku":"MUG-BLUE"},{"id":3}]}
            """;

    private OneProduct() {}

    static Product mug() {
        return called("MUG-RED");
    }

    static Product called(String sku) {
        String json = JSON.replace("\"MUG-RED\"", "\"" + sku + "\"");
        return new Product(JsonMapper.shared().readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    static ProductRules rules(Map<String, String> expressions) throws InvalidExpression {
        Map<ProductField, Expression> fields = new EnumMap<>(ProductField.class);
        for (Map.Entry<String, String> each : expressions.entrySet()) {
            fields.put(ProductField.named(each.getKey()).orElseThrow(), Expression.parse(each.getValue()));
        }
        return new ProductRules(true, List.of("leeds", "venlo"), List.of("en"), "default", true, fields);
    }
}
