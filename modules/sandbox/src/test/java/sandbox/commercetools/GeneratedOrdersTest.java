package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sandbox.commercetools.generate.Mix;
import sandbox.commercetools.generate.OrderGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every generated order adds up, and between them they show every kind of case. */
class GeneratedOrdersTest {

    private final List<ObjectNode> orders = drawn(7, new Mix(0.2, true));

    @Test
    void totalIsTheSumOfLinesFeesAndShippingLessTheDiscount() {
        for (JsonNode order : orders) {
            long sum = Stream.of("lineItems", "customLineItems")
                    .flatMap(field -> order.path(field).valueStream())
                    .mapToLong(line -> cents(line.path("totalPrice")))
                    .sum();
            long shipping = cents(order.path("shippingInfo").path("price"));
            long discount = cents(order.path("discountOnTotalPrice").path("discountedAmount"));
            assertThat(cents(order.path("totalPrice"))).as(order.toString()).isEqualTo(sum + shipping - discount);
        }
    }

    @Test
    void netPlusPortionsIsGrossEverywhere() {
        for (JsonNode order : orders) {
            order.findValues("taxedPrice")
                    .forEach(taxed -> assertThat(cents(taxed.path("totalNet")) + portions(taxed))
                            .isEqualTo(cents(taxed.path("totalGross"))));
            boolean included = order.at("/lineItems/0/taxRate/includedInPrice").booleanValue();
            assertThat(cents(order.path("totalPrice")))
                    .isEqualTo(cents(order.path("taxedPrice").path(included ? "totalGross" : "totalNet")));
        }
    }

    @Test
    void lineTotalIsItsUnitPricesTimesTheirQuantities() {
        for (JsonNode order : orders) {
            for (JsonNode line : order.path("lineItems")) {
                JsonNode parts = line.path("discountedPricePerQuantity");
                JsonNode discounted = line.path("price").path("discounted").path("value");
                long unit =
                        cents(discounted.isMissingNode() ? line.path("price").path("value") : discounted);
                long expected = parts.isEmpty()
                        ? unit * line.path("quantity").longValue()
                        : parts.valueStream()
                                .mapToLong(part -> part.path("quantity").longValue()
                                        * cents(part.path("discountedPrice").path("value")))
                                .sum();
                assertThat(cents(line.path("totalPrice"))).as(line.toString()).isEqualTo(expected);
                long quantities = parts.valueStream()
                        .mapToLong(part -> part.path("quantity").longValue())
                        .sum();
                assertThat(quantities).isIn(0L, line.path("quantity").longValue());
            }
        }
    }

    @Test
    void everyKindOfCaseComes() {
        assertThat(orders)
                .anyMatch(order ->
                        skus(order).size() > skus(order).stream().distinct().count())
                .anyMatch(order -> order.toString().contains("GiftLineItem"))
                .anyMatch(order -> !order.path("customLineItems").isEmpty())
                .anyMatch(order -> order.has("discountOnTotalPrice"))
                .anyMatch(order -> order.has("discountCodes"))
                .anyMatch(order -> order.has("purchaseOrderNumber"))
                .anyMatch(order -> order.at("/taxedPrice/taxPortions").size() == 2)
                .anyMatch(order -> order.toString().contains("\"discounted\":"))
                .anyMatch(order ->
                        order.findValues("discountedPricePerQuantity").stream().anyMatch(parts -> parts.size() == 2))
                .anyMatch(order -> !order.has("paymentState"))
                .anyMatch(order -> order.path("paymentState").asString("").equals("Pending"))
                .anyMatch(order ->
                        order.at("/totalPrice/currencyCode").stringValue().equals("EUR"))
                .anyMatch(order ->
                        order.at("/totalPrice/currencyCode").stringValue().equals("GBP"))
                .anyMatch(order ->
                        order.at("/totalPrice/currencyCode").stringValue().equals("JPY")
                                && order.at("/totalPrice/fractionDigits").intValue() == 0);
    }

    @Test
    void theSameSeedDrawsTheSameOrders() {
        assertThat(drawn(7, new Mix(0.2, true))).isEqualTo(orders);
        assertThat(drawn(8, new Mix(0.2, true))).isNotEqualTo(orders);
    }

    private static List<ObjectNode> drawn(long seed, Mix mix) {
        OrderGenerator generator = new OrderGenerator(seed, mix);
        return Stream.generate(() -> generator.next().order()).limit(400).toList();
    }

    private static List<String> skus(JsonNode order) {
        return order.path("lineItems")
                .valueStream()
                .map(line -> line.path("variant").path("sku").stringValue())
                .toList();
    }

    private static long portions(JsonNode taxed) {
        return taxed.path("taxPortions")
                .valueStream()
                .mapToLong(portion -> cents(portion.path("amount")))
                .sum();
    }

    private static long cents(JsonNode money) {
        return money.path("centAmount").asLong(0);
    }
}
