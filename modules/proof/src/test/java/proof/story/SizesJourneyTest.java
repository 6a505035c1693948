package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders and pages far larger than any day's: nothing comes to a stop, it only takes more steps. */
class SizesJourneyTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path folder;

    /** A thousand lines, and a hundred thousand of each: one document there, one delivery back, and every line's state. */
    @Test
    void an_order_of_a_thousand_lines_is_exported_shipped_and_closed() {
        try (House house = House.withoutPolls(folder.resolve("lines")).everybodyPushes(0)) {
            String id = house.sandbox.commercetools().placeOrder(order(house, "LONG-1", 1_000, 100_000, ""));
            house.awaitAccepted(id);
            assertThat(house.stored(id)).hasSize(1);
            house.sandbox.orderFlow().warehouse().despatch("LONG-1", List.of("long-1"));

            house.awaitShipped(id);

            assertThat(house.deliveries(id)).hasSize(1);
            assertThat(House.list(house.deliveries(id).getFirst().path("items")).stream()
                            .mapToLong(item -> item.path("quantity").longValue())
                            .sum())
                    .isEqualTo(100_000_000L);
            assertThat(house.parkedFor(id)).isEmpty();
        }
    }

    /** Each with its own action, and the order's own besides: more than one request takes. */
    @Test
    void an_order_of_a_thousand_lines_is_cancelled_and_closed_first() {
        try (House house = House.withoutPolls(folder.resolve("cancelled")).everybodyPushes(0)) {
            String id = house.sandbox.commercetools().placeOrder(order(house, "LONG-2", 1_000, 1, ""));
            house.awaitAccepted(id);
            ObjectNode cancel = JSON.createObjectNode();
            cancel.put("action", "changeOrderState").put("orderState", "Cancelled");
            house.sandbox.commercetools().edit(id, null, cancel);

            House.await("Canceled", () -> house.shipmentState(id).equals("Canceled"));
            House.await("rest", () -> house.openItems() == 0);
            assertThat(house.stored(id)).allMatch(each -> each.cancelled());
            assertThat(house.parkedFor(id)).isEmpty();
            assertThat(house.exchanges(id).filter(each -> each.status() == 400)).isEmpty();
        }
    }

    /** Pages of 500 such messages are longer than any answer that is kept. */
    @Test
    void six_hundred_messages_of_forty_kilobytes_are_all_swept() {
        try (House house = House.withPolls(folder.resolve("swept"))) {
            String filling = "x".repeat(40_000);
            for (int i = 0; i < 600; i++) {
                ObjectNode order = order(house, "FAT-" + i, 1, 1, filling);
                order.put("orderState", "Cancelled"); // nobody exports it: this is about hearing of it
                house.sandbox.commercetools().placeOrder(order);
            }
            House.await(
                    "600 orders heard of",
                    () -> house.count("select count(distinct lane) from inbox where lane like 'order/%'") >= 600);
            assertThat(house.count("select count(*) from inbox where kind = 'commercetools.unreadable'"))
                    .isZero();
        }
    }

    private static ObjectNode order(House house, String number, int lines, long quantity, String filling) {
        ObjectNode order = JSON.createObjectNode();
        order.put("orderNumber", number).put("paymentState", "Paid").put("country", "GB");
        order.put("locale", "en-GB").put("purchaseOrderNumber", filling);
        order.set("totalPrice", money(250L * lines * quantity));
        order.putObject("shippingAddress")
                .put("country", "GB")
                .put("city", "Leeds")
                .put("postalCode", "LS1 4DY")
                .put("streetName", "Boar Lane")
                .put("firstName", "Ann")
                .put("lastName", "Moss");
        ObjectNode shipping = order.putObject("shippingInfo").put("shippingMethodName", "Standard");
        shipping.set("price", money(0));
        shipping.putObject("shippingRate").set("price", money(0));
        ArrayNode all = order.putArray("lineItems");
        for (int line = 0; line < lines; line++) {
            ObjectNode item = all.addObject().put("id", number + "-" + line).put("quantity", quantity);
            item.putObject("name").put("en", "Mug");
            item.putObject("variant").put("sku", "MUG-" + line);
            item.putObject("price").set("value", money(250));
        }
        return order;
    }

    private static JsonNode money(long cents) {
        return JSON.createObjectNode()
                .put("type", "centPrecision")
                .put("currencyCode", "GBP")
                .put("fractionDigits", 2)
                .put("centAmount", cents);
    }
}
