package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sandbox.commercetools.generate.Mix;
import sandbox.commercetools.generate.OrderGenerator;
import sandbox.commercetools.generate.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every unusual kind of order adds up, is what it says, and is valid by the official description. */
class ShapesTest extends SandboxStory {

    private static @Nullable OfficialSchemas schemas;

    @BeforeAll
    static void readOnce() throws IOException {
        Optional<Path> place = OfficialSchemas.place();
        schemas = place.isPresent() ? OfficialSchemas.read(place.get()) : null;
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void addsUp(Shape shape) {
        for (int each = 0; each < 12; each++) {
            ObjectNode order = sandbox.order(sandbox.placeOrder(shape));
            totalIsTheSum(order);
            taxesAddUp(order);
            if (schemas != null) {
                assertThat(schemas.problems("Order", order))
                        .as(order.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void eachShapeIsWhatItSays() {
        assertThat(placed(Shape.MULTIPLE_SHIPPING)).allSatisfy(order -> {
            assertThat(order.path("shipping")).hasSize(2);
            assertThat(order.has("shippingInfo")).isFalse();
            order.path("lineItems").forEach(line -> {
                long targets = line.at("/shippingDetails/targets")
                        .valueStream()
                        .mapToLong(target -> target.path("quantity").longValue())
                        .sum();
                assertThat(targets).isEqualTo(line.path("quantity").longValue());
                assertThat(sum(line.path("taxedPricePortions"), "/taxedPrice/totalGross"))
                        .isEqualTo(cents(line.at("/taxedPrice/totalGross")));
            });
        });
        assertThat(placed(Shape.CUSTOM_SHIPPING))
                .noneMatch(order -> order.path("shippingInfo").has("shippingMethod"));
        assertThat(placed(Shape.TAX_DISABLED))
                .noneMatch(order -> order.toString().contains("taxedPrice\":{"));
        assertThat(placed(Shape.TAX_EXCLUDED))
                .allMatch(order -> cents(order.path("totalPrice")) == cents(order.at("/taxedPrice/totalNet")));
        assertThat(placed(Shape.HIGH_PRECISION)).allMatch(order -> cents(order.at("/lineItems/0/totalPrice")) == 1852);
        assertThat(placed(Shape.DINAR))
                .allMatch(order -> order.at("/totalPrice/fractionDigits").intValue() == 3);
        assertThat(placed(Shape.YEN))
                .allMatch(order -> order.at("/totalPrice/fractionDigits").intValue() == 0);
        assertThat(placed(Shape.NEGATIVE_FEE)).allMatch(order -> cents(order.at("/customLineItems/1/totalPrice")) < 0);
        assertThat(placed(Shape.NO_SKU))
                .allMatch(order -> !order.at("/lineItems/0/variant").has("sku"));
        assertThat(placed(Shape.NO_ORDER_NUMBER)).noneMatch(order -> order.has("orderNumber"));
        assertThat(placed(Shape.TWO_PAYMENTS))
                .allMatch(order -> order.at("/paymentInfo/payments").size() == 2);
        assertThat(placed(Shape.DISCOUNT_ON_TOTAL))
                .allMatch(order -> cents(order.at("/discountOnTotalPrice/discountedAmount")) > 0);
        assertThat(placed(Shape.TAX_PER_UNIT))
                .anyMatch(order -> cents(order.at("/lineItems/0/taxedPrice/totalNet")) % 7 == 0);
    }

    @Test
    void theEngineSaysOneMoreThanWeWouldWorkOut() {
        assertThat(placed(Shape.TAX_EXTERNAL_AMOUNT)).allSatisfy(order -> {
            JsonNode line = order.at("/lineItems/0");
            long gross = cents(line.at("/taxedPrice/totalGross"));
            double rate = line.at("/taxRate/amount").doubleValue();
            double usual = line.at("/taxRate/includedInPrice").booleanValue()
                    ? gross - gross / (1 + rate)
                    : cents(line.path("totalPrice")) * rate;
            assertThat(cents(line.at("/taxedPrice/totalTax")) - usual).isBetween(0.4, 1.6);
        });
    }

    @Test
    void shapesComeInTurnOrAsAskedFor() {
        OrderGenerator generator = new OrderGenerator(1, Mix.shapes(List.of(Shape.NO_SKU, Shape.NO_ORDER_NUMBER)));
        List<ObjectNode> four =
                Stream.generate(() -> generator.next().order()).limit(4).toList();
        assertThat(four).extracting(order -> order.has("orderNumber")).containsExactly(true, false, true, false);
        Http stranger = new Http(sandbox.url());
        Http.Answer answer = stranger.post("/shop/sandbox/orders?count=2&shape=multiple-shipping", "");
        String id = answer.body().at("/ids/1").stringValue();
        assertThat(sandbox.order(id).path("shippingMode").stringValue()).isEqualTo("Multiple");
        assertThat(stranger.post("/shop/sandbox/orders?shape=round", "").status())
                .isEqualTo(400);
        stranger.close();
    }

    private List<ObjectNode> placed(Shape shape) {
        List<ObjectNode> orders = new ArrayList<>();
        for (int each = 0; each < 6; each++) {
            orders.add(sandbox.order(sandbox.placeOrder(shape)));
        }
        return orders;
    }

    private static void totalIsTheSum(JsonNode order) {
        long lines = sum(order.path("lineItems"), "/totalPrice") + sum(order.path("customLineItems"), "/totalPrice");
        long shipping = shippings(order)
                .mapToLong(info ->
                        cents(info.has("discountedPrice") ? info.at("/discountedPrice/value") : info.path("price")))
                .sum();
        long discount = cents(order.at("/discountOnTotalPrice/discountedAmount"));
        assertThat(cents(order.path("totalPrice"))).as(order.toString()).isEqualTo(lines + shipping - discount);
    }

    private static void taxesAddUp(JsonNode order) {
        order.findValues("taxedPrice").forEach(taxed -> {
            assertThat(cents(taxed.path("totalNet")) + sum(taxed.path("taxPortions"), "/amount"))
                    .as(taxed.toString())
                    .isEqualTo(cents(taxed.path("totalGross")));
            assertThat(cents(taxed.path("totalTax")))
                    .isEqualTo(cents(taxed.path("totalGross")) - cents(taxed.path("totalNet")));
        });
        if (order.has("taxedPrice")) {
            for (String side : List.of("totalNet", "totalGross")) {
                long items = sum(order.path("lineItems"), "/taxedPrice/" + side)
                        + sum(order.path("customLineItems"), "/taxedPrice/" + side)
                        + shippings(order)
                                .mapToLong(info -> cents(info.at("/taxedPrice/" + side)))
                                .sum();
                String off = side.equals("totalNet") ? "discountedNetAmount" : "discountedGrossAmount";
                assertThat(cents(order.at("/taxedPrice/" + side)))
                        .as(side)
                        .isEqualTo(
                                items - cents(order.path("discountOnTotalPrice").path(off)));
            }
        }
    }

    private static Stream<JsonNode> shippings(JsonNode order) {
        return Stream.concat(
                Stream.of(order.path("shippingInfo")).filter(JsonNode::isObject),
                order.path("shipping").valueStream().map(each -> each.path("shippingInfo")));
    }

    private static long sum(JsonNode list, String pointer) {
        return list.valueStream().mapToLong(each -> cents(each.at(pointer))).sum();
    }

    private static long cents(JsonNode money) {
        return money.path("centAmount").asLong(0);
    }
}
