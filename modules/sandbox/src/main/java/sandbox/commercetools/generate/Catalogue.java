package sandbox.commercetools.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the orders are made of, as published products: each of them can be bought in every generated order. */
public final class Catalogue {

    private static final Map<String, String> MARKETS = Map.of("GB", "GBP", "DE", "EUR", "JP", "JPY", "KW", "KWD");

    private Catalogue() {}

    /** The product type all of them have. */
    public static ObjectNode type() {
        ObjectNode type = Json.object().put("id", Product.TYPE).put("key", "goods");
        type.put("name", "Goods").put("description", "Things that lie on a shelf");
        ArrayNode attributes = type.putArray("attributes");
        for (String name : List.of("ean", "hsCode", "colour", "countryOfOrigin")) {
            attribute(attributes, name, "text");
        }
        attribute(attributes, "weight", "number");
        attribute(attributes, "fragile", "boolean");
        return type;
    }

    /** Product projections without version and times. */
    public static List<ObjectNode> projections() {
        List<ObjectNode> all = new ArrayList<>();
        Product.CATALOGUE.forEach(product -> all.add(projection(product)));
        all.add(projection(Product.GIFT));
        return all;
    }

    /** A line of one piece of a product of the catalogue, without taxes. */
    public static Optional<ObjectNode> lineOf(String sku, String currency) {
        return Product.CATALOGUE.stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst()
                .map(product -> Lines.item(product, new Amounts(currency), new Ids(sku.hashCode())));
    }

    private static ObjectNode projection(Product product) {
        String key = product.sku().toLowerCase(Locale.ROOT);
        ObjectNode json = Json.object().put("id", product.id()).put("key", key);
        json.set("productType", Json.reference("product-type", Product.TYPE));
        json.putObject("name").put("en", product.english()).put("de", product.german());
        json.putObject("slug").put("en", key);
        json.putArray("categories");
        json.set("taxCategory", Json.reference("tax-category", product.reduced() ? "tax-reduced" : "tax-standard"));
        json.put("published", true).put("hasStagedChanges", false);
        json.set("masterVariant", variant(product));
        json.putArray("variants");
        json.putArray("attributes");
        return json;
    }

    private static ObjectNode variant(Product product) {
        ObjectNode variant = Json.object().put("id", 1L).put("sku", product.sku());
        ArrayNode prices = variant.putArray("prices");
        MARKETS.keySet().stream().sorted().forEach(country -> {
            Amounts amounts = new Amounts(MARKETS.getOrDefault(country, "EUR"));
            prices.addObject()
                    .put("id", product.id() + "-" + country)
                    .put("country", country)
                    .set("value", amounts.money(amounts.local(product.hundredths())));
        });
        ObjectNode image = variant.putArray("images").addObject();
        image.put("url", "https://cdn.example.com/" + product.sku() + ".jpg")
                .putObject("dimensions")
                .put("w", 800L)
                .put("h", 800L);
        ArrayNode attributes = variant.putArray("attributes");
        int number = Math.floorMod(product.sku().hashCode(), 900_000) + 100_000;
        attributes.addObject().put("name", "ean").put("value", "5012345" + number);
        attributes.addObject().put("name", "weight").put("value", (long) (number % 4_000 + 50));
        attributes.addObject().put("name", "hsCode").put("value", "6912.00");
        attributes.addObject().put("name", "countryOfOrigin").put("value", "GB");
        attributes.addObject().put("name", "fragile").put("value", product.sku().startsWith("MUG"));
        variant.putArray("assets");
        return variant;
    }

    private static void attribute(ArrayNode attributes, String name, String type) {
        ObjectNode attribute = attributes.addObject().put("name", name).put("isRequired", false);
        attribute.putObject("type").put("name", type);
        attribute.putObject("label").put("en", name);
        attribute
                .put("level", "Variant")
                .put("attributeConstraint", "None")
                .put("inputHint", "SingleLine")
                .put("isSearchable", true);
    }
}
