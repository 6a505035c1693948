package connector.products;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.Product;
import connector.orderflow.ProductField;
import connector.products.MappedProduct.CannotMap;
import connector.products.MappedProduct.Ready;
import connector.routing.ProductRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A variant becomes OrderFlow's document (reference §2.1). */
class ProductMappingTest {

    private static final ProductRules PLAIN =
            new ProductRules(true, List.of("leeds"), List.of("fr", "en"), "default", true, Map.of());

    private Product product = OneProduct.mug();

    @Test
    void withoutExpressionsWhatEveryProductHasIsSent() {
        Ready ready = ready(PLAIN);

        assertThat(ready.document().type()).isEqualTo("product");
        assertThat(ready.document().operation()).isEqualTo("merge");
        assertThat(ready.document().fields())
                .extracting(field -> field.key() + "=" + field.value())
                .containsExactly(
                        "externalReference=MUG-RED",
                        "description=Mug",
                        "type=default",
                        "activated=true",
                        "thirdPartyReference=p-1/1",
                        "imageReference=https://cdn.example/mug.jpg");
        assertThat(ready.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "barcode | $line.attributes[name=\"ean\"].value | 5000000000123",
                "weight | $line.attributes[name=\"weight\"].value | 410",
                "countryOfOrigin | $line.attributes[name=\"countryOfOrigin\"].value.key | GB",
                "priceGross | $line.prices[country=\"GB\"].value.(centAmount / $power(10, fractionDigits)) | 12.99",
                "fragile | $line.attributes[name=\"fragile\"].value | true",
                "description | name.de & ', ' & $line.sku | Becher, MUG-RED",
                "activated | published | true",
            })
    void anExpressionSaysWhatElse(String field, String expression, String value) throws Exception {
        assertThat(ready(OneProduct.rules(Map.of(field, expression))).document().values())
                .containsEntry(ProductField.named(field).orElseThrow(), value);
    }

    @Test
    void whatAnExpressionDoesNotFindIsNotSent() throws Exception {
        ProductRules rules = OneProduct.rules(Map.of("imageReference", "$line.none", "barcode", "none"));
        assertThat(ready(rules).document().values())
                .doesNotContainKeys(ProductField.IMAGE_REFERENCE, ProductField.BARCODE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight | 'heavy' | is no number",
                "fragile | 'perhaps' | is neither true nor false",
                "colour | $line.attributes | it gives a list",
                "description | none | is missing",
                "type | none | is missing",
            })
    void whatDoesNotFitSaysSo(String field, String expression, String why) throws Exception {
        assertThat(ProductMapping.map(
                        product, product.variants().getFirst(), OneProduct.rules(Map.of(field, unquoted(expression)))))
                .isInstanceOfSatisfying(CannotMap.class, cannot -> {
                    assertThat(cannot.field()).isEqualTo(field);
                    assertThat(cannot.reason()).startsWith(why);
                });
    }

    @Test
    void longWordsAreCutBetweenCharactersAndLongCodesLeftOut() throws Exception {
        ProductRules rules = OneProduct.rules(Map.of(
                "description", "$pad('', 119, 'x') & '🎂🎂'",
                "barcode", "$pad('', 121, '7')"));

        Ready ready = ready(rules);

        assertThat(ready.document().values().get(ProductField.DESCRIPTION)).isEqualTo("x".repeat(119));
        assertThat(ready.document().values()).doesNotContainKey(ProductField.BARCODE);
        assertThat(ready.notes())
                .containsExactly(
                        "description: cut from 123 to 119 characters",
                        "barcode: left out, it is longer than 120 characters");
    }

    @Test
    void aSkuIsNeverCut() {
        for (String sku : new String[] {"", "S".repeat(121)}) {
            product = OneProduct.called(sku);
            assertThat(ProductMapping.map(product, product.variants().getFirst(), PLAIN))
                    .isInstanceOfSatisfying(
                            CannotMap.class,
                            cannot -> assertThat(cannot.field()).isEqualTo("externalReference"));
        }
    }

    private Ready ready(ProductRules rules) {
        MappedProduct mapped = ProductMapping.map(product, product.variants().getFirst(), rules);
        assertThat(mapped).isInstanceOf(Ready.class);
        return (Ready) mapped;
    }

    /** The CSV reader takes single quotes away at the ends of a column. */
    private static String unquoted(String expression) {
        return expression.matches("[a-z]+") && !expression.equals("none") ? "'" + expression + "'" : expression;
    }
}
