package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.FailureKind;
import connector.commercetools.Product;
import connector.commercetools.Products.ProductAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkProductsTest {

    private static final String MUG = """
            {"id":"p-1","version":3,"published":true,"name":{"en":"Mug"},
             "masterVariant":{"id":1,"sku":"MUG-1"},"variants":[{"id":2,"sku":"MUG-2"},{"id":3}]}
            """;

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aPublishedProductIsReadWithAllItsVariants() {
        stub.answers(200, MUG);

        assertThat(client.products().byId("p-1")).isInstanceOfSatisfying(ProductAnswer.Found.class, found -> {
            assertThat(found.product().id()).isEqualTo("p-1");
            assertThat(found.product().variants())
                    .extracting(Product::sku)
                    .extracting(sku -> sku.orElse("none"))
                    .containsExactly("MUG-1", "MUG-2", "none");
        });
        assertThat(stub.asked.getFirst().uri()).hasPath("/shop/product-projections/p-1");
        assertThat(String.valueOf(stub.asked.getFirst().uri().getQuery())).doesNotContain("staged=true");
    }

    @Test
    void aSkuIsLookedForInAllVariantsAndQuoted() {
        stub.answers(200, "{\"limit\":1,\"offset\":0,\"count\":1,\"results\":[" + MUG + "]}");

        assertThat(client.products().bySku("MUG \"2\"")).isInstanceOf(ProductAnswer.Found.class);
        assertThat(URLDecoder.decode(stub.asked.getFirst().uri().getRawQuery(), StandardCharsets.UTF_8))
                .contains("where=masterVariant(sku = \"MUG \\\"2\\\"\") or variants(sku = \"MUG \\\"2\\\"\")");
    }

    @Test
    void whatIsNotPublishedIsMissing() {
        stub.answers(404, "{\"statusCode\":404,\"message\":\"x\",\"errors\":[{\"code\":\"ResourceNotFound\"}]}")
                .answers(200, "{\"limit\":1,\"offset\":0,\"count\":0,\"results\":[]}");

        assertThat(client.products().byId("p-1")).isEqualTo(new ProductAnswer.Missing());
        assertThat(client.products().bySku("MUG")).isEqualTo(new ProductAnswer.Missing());
    }

    @Test
    void whatIsNoProductIsAFailureAndNotAMissingOne() {
        stub.answers(200, "{\"id\":\"p-1\"}").answers(200, "<html>").answers(200, "{\"results\":[{\"id\":7}]}");

        for (ProductAnswer answer : new ProductAnswer[] {
            client.products().byId("p-1"),
            client.products().byId("p-1"),
            client.products().bySku("MUG")
        }) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            ProductAnswer.Failed.class,
                            failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER));
        }
    }
}
