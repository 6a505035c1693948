package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MessagesTest extends SandboxStory {

    @Test
    void eachActionTellsWhatTheTableSays() {
        Tour.through(sandbox, http);
        assertThat(messageTypes())
                .containsExactlyInAnyOrder(
                        "OrderCreated",
                        "OrderStateChanged",
                        "OrderShipmentStateChanged",
                        "OrderPaymentStateChanged",
                        "OrderStateTransition",
                        "LineItemStateTransition",
                        "DeliveryAdded",
                        "ParcelAddedToDelivery",
                        "ParcelAddedToDelivery",
                        "ParcelAddedToDelivery",
                        "ParcelTrackingDataUpdated",
                        "ParcelMeasurementsUpdated",
                        "ParcelItemsUpdated",
                        "DeliveryItemsUpdated",
                        "DeliveryAddressSet",
                        "DeliveryCustomTypeSet",
                        "DeliveryCustomFieldChanged",
                        "ParcelRemovedFromDelivery",
                        "DeliveryRemoved",
                        "ReturnInfoAdded",
                        "OrderReturnShipmentStateChanged",
                        "ReturnInfoSet",
                        "OrderCustomTypeSet",
                        "OrderCustomFieldChanged",
                        "OrderCustomFieldAdded",
                        "OrderCustomFieldRemoved",
                        "OrderCustomTypeRemoved",
                        "OrderPurchaseOrderNumberSet",
                        "OrderShippingAddressSet",
                        "OrderBillingAddressSet",
                        "OrderCustomerEmailSet",
                        "OrderEstimatedDeliverySet",
                        "OrderPaymentAdded",
                        "OrderPaymentRemoved");
    }

    @Test
    void sequenceNumbersHaveNoGapsAndVersionsNeverFall() {
        Tour tour = Tour.through(sandbox, http);
        List<ObjectNode> bySequence = sandbox.messages().stream()
                .sorted((one, other) -> Long.compare(sequence(one), sequence(other)))
                .toList();
        assertThat(bySequence.stream().map(MessagesTest::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, bySequence.size()).boxed().toList());
        assertThat(bySequence.stream()
                        .map(message -> message.path("resourceVersion").longValue()))
                .isSorted();
        assertThat(sandbox.order(tour.orderId())
                        .path("lastMessageSequenceNumber")
                        .longValue())
                .isEqualTo(bySequence.size());
        assertThat(bySequence).allSatisfy(message -> {
            assertThat(message.path("resource").path("id").stringValue()).isEqualTo(tour.orderId());
            assertThat(message.path("resourceUserProvidedIdentifiers")
                            .path("orderNumber")
                            .stringValue())
                    .isEqualTo("10042");
        });
    }

    @Test
    void deliveryIsToldWithoutItsParcelsAndEachParcelFollows() {
        String id = sandbox.placeOrder();
        http.update(
                id,
                1,
                "{'action':'addDelivery','deliveryKey':'of-shp-1','items':[],'parcels':[{'key':'p-1'},{'key':'p-2'}]}");
        List<ObjectNode> told = sandbox.messages().stream()
                .filter(message -> sequence(message) > 1)
                .sorted((one, other) -> Long.compare(sequence(one), sequence(other)))
                .toList();
        assertThat(told).hasSize(3);
        assertThat(told.getFirst().path("delivery").path("parcels")).isEmpty();
        assertThat(told.get(1).path("parcel").path("key").stringValue()).isEqualTo("p-1");
        assertThat(told.get(2).path("parcel").path("key").stringValue()).isEqualTo("p-2");
        assertThat(told)
                .allSatisfy(message ->
                        assertThat(message.path("resourceVersion").longValue()).isEqualTo(2));
    }

    @Test
    void keysetSweepReadsEveryMessageOnce() {
        for (int round = 0; round < 5; round++) {
            sandbox.placeOrders(7);
            clock.advance(Duration.ofSeconds(1));
        }
        List<String> seen = new ArrayList<>();
        String where = "createdAt > \"2026-11-23T00:00:00Z\"";
        while (true) {
            JsonNode page = http.query(
                            "messages",
                            "where=" + where,
                            "sort=createdAt asc",
                            "sort=id asc",
                            "limit=10",
                            "withTotal=false")
                    .body();
            assertThat(page.has("total")).isFalse();
            if (page.path("results").isEmpty()) {
                break;
            }
            page.path("results").forEach(message -> seen.add(message.path("id").stringValue()));
            JsonNode last = page.path("results").path(page.path("results").size() - 1);
            String time = last.path("createdAt").stringValue();
            where = "(createdAt > \"%s\" or (createdAt = \"%s\" and id > \"%s\"))"
                    .formatted(time, time, last.path("id").stringValue());
        }
        assertThat(seen).hasSize(35).doesNotHaveDuplicates();
    }

    @Test
    void messageOfANewOrderCarriesTheOrderAsItWasThen() {
        String id = sandbox.placeOrder();
        http.update(id, 1, "{'action':'changeOrderState','orderState':'Cancelled'}");
        JsonNode found = http.query("messages", "where=type = \"OrderCreated\"").body();
        JsonNode message = found.path("results").path(0);
        assertThat(message.path("order").path("id").stringValue()).isEqualTo(id);
        assertThat(message.path("order").path("orderState").stringValue()).isEqualTo("Open");
        assertThat(http.get("/shop/messages/" + message.path("id").stringValue())
                        .body())
                .isEqualTo(message);
        assertThat(http.get("/shop/messages/none").status()).isEqualTo(404);
    }

    private static long sequence(JsonNode message) {
        return message.path("sequenceNumber").longValue();
    }
}
