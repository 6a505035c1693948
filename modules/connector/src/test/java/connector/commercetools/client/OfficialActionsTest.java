package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.OrderUpdateActionBuilder;
import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import com.commercetools.api.models.order.ShipmentState;
import connector.commercetools.OfficialReference;
import connector.commercetools.UpdateAnswer;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The update requests we send use the actions and fields that commercetools publishes. */
class OfficialActionsTest {

    private static final OrderUpdateActionBuilder BUILD = OrderUpdateActionBuilder.of();
    private static final List<OrderUpdateAction> OURS = List.of(
            BUILD.changeOrderStateBuilder().orderState(OrderState.COMPLETE).build(),
            BUILD.changeShipmentStateBuilder()
                    .shipmentState(ShipmentState.SHIPPED)
                    .build(),
            BUILD.addDeliveryBuilder()
                    .deliveryKey("of-shp-1")
                    .plusItems(item -> item.id("l-1").quantity(2L))
                    .plusParcels(parcel -> parcel.key("of-pcl-1")
                            .trackingData(tracking -> tracking.trackingId("T1").carrier("X"))
                            .plusItems(item -> item.id("l-1").quantity(2L)))
                    .build(),
            BUILD.addParcelToDeliveryBuilder()
                    .deliveryKey("of-shp-1")
                    .parcelKey("of-pcl-2")
                    .trackingData(tracking -> tracking.trackingId("T2"))
                    .plusItems(item -> item.id("l-1").quantity(1L))
                    .build(),
            BUILD.setParcelTrackingDataBuilder()
                    .parcelKey("of-pcl-1")
                    .trackingData(tracking -> tracking.trackingId("T3"))
                    .build(),
            BUILD.transitionLineItemStateBuilder()
                    .lineItemId("l-1")
                    .quantity(1L)
                    .fromState(state -> state.key("picking"))
                    .toState(state -> state.key("packed"))
                    .build(),
            BUILD.addReturnInfoBuilder()
                    .returnTrackingId("RMA-1")
                    .returnDate(ZonedDateTime.parse("2026-11-23T10:00:00Z"))
                    .plusItems(item -> item.key("of-rma-1-1")
                            .lineItemId("l-1")
                            .quantity(1L)
                            .shipmentState(ReturnShipmentState.RETURNED))
                    .build(),
            BUILD.setReturnInfoBuilder()
                    .plusItems(info -> info.returnTrackingId("RMA-1")
                            .plusItems(item -> item.key("ret-1")
                                    .customLineItemId("c-1")
                                    .quantity(1L)
                                    .comment("too small")
                                    .shipmentState(ReturnShipmentState.ADVISED)
                                    .custom(custom -> custom.type(type -> type.id("t-1"))
                                            .fields(fields -> fields.addValue("reason", "wrong-size")))))
                    .build(),
            BUILD.setReturnShipmentStateBuilder()
                    .returnItemKey("ret-1")
                    .shipmentState(ReturnShipmentState.BACK_IN_STOCK)
                    .build(),
            BUILD.setReturnPaymentStateBuilder()
                    .returnItemId("i-1")
                    .paymentState(ReturnPaymentState.NOT_REFUNDED)
                    .build(),
            BUILD.setReturnItemCustomTypeBuilder()
                    .returnItemKey("ret-1")
                    .type(type -> type.key("warehouse-return"))
                    .fields(fields -> fields.addValue("refund", true))
                    .build(),
            BUILD.setReturnItemCustomFieldBuilder()
                    .returnItemKey("ret-1")
                    .name("refund")
                    .value(true)
                    .build(),
            BUILD.transitionStateBuilder().state(state -> state.key("exported")).build(),
            BUILD.setCustomFieldBuilder().name("orderflowStatus").value("sent").build(),
            BUILD.updateSyncInfoBuilder()
                    .channel(channel -> channel.id("c-1"))
                    .externalId("OF-1")
                    .syncedAt(ZonedDateTime.parse("2026-11-23T10:00:00Z"))
                    .build());

    private final StubCommercetools stub = new StubCommercetools();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void everyActionWeSendIsNamedAsInTheOfficialExamples() {
        Set<String> official = OfficialReference.actions().stream()
                .filter(file -> file.getFileName().toString().startsWith("Order"))
                .map(OfficialActionsTest::name)
                .collect(Collectors.toSet());
        assertThat(sent())
                .hasSameSizeAs(OURS)
                .allSatisfy(action ->
                        assertThat(official).contains(action.path("action").asString()));
    }

    @Test
    void everyFieldWeSendIsInTheSchemaAndNoneThatItRequiresIsMissing() {
        Map<?, ?> schemas = schemas();
        Map<?, ?> mapping = map(
                map(map(schemas.get("OrderUpdateAction")).get("discriminator")).get("mapping"));
        for (JsonNode action : sent()) {
            String name = action.path("action").asString();
            String schema = String.valueOf(mapping.get(name)).replace("#/components/schemas/", "");
            Set<String> fields = new HashSet<>(action.propertyNames());
            assertThat(part(schemas, schema, "properties")).as(name).containsAll(fields);
            assertThat(fields).as(name).containsAll(part(schemas, schema, "required"));
        }
    }

    @Test
    void whatReturnsConsistOfIsInTheSchemaToo() {
        Map<?, ?> schemas = schemas();
        JsonNode list = sent().stream()
                .filter(action -> action.path("action").asString().equals("setReturnInfo"))
                .findFirst()
                .orElseThrow();
        JsonNode info = list.path("items").get(0);
        assertThat(part(schemas, "ReturnInfoDraft", "properties")).containsAll(Set.copyOf(info.propertyNames()));
        assertThat(Set.copyOf(info.propertyNames())).containsAll(part(schemas, "ReturnInfoDraft", "required"));
        JsonNode item = info.path("items").get(0);
        assertThat(part(schemas, "ReturnItemDraft", "properties")).containsAll(Set.copyOf(item.propertyNames()));
        assertThat(Set.copyOf(item.propertyNames())).containsAll(part(schemas, "ReturnItemDraft", "required"));
        assertThat(part(schemas, "ReturnItemDraft", "properties"))
                .as("a draft that held them would make the restoring actions needless")
                .doesNotContain("id", "paymentState");
    }

    /** What really goes over the wire for them. */
    private List<JsonNode> sent() {
        stub.answers(200, "{\"type\":\"Order\",\"id\":\"o-1\",\"version\":8}");
        assertThat(new Client(stub.url()).orders().update("o-1", 7, OURS)).isInstanceOf(UpdateAnswer.Updated.class);
        return new JsonMapper()
                .readTree(stub.asked.getLast().body())
                .path("actions")
                .valueStream()
                .toList();
    }

    private static String name(Path file) {
        return new JsonMapper()
                .readTree(OfficialReference.text(file))
                .path("action")
                .asString("");
    }

    private static Map<?, ?> schemas() {
        var options = new LoaderOptions();
        options.setCodePointLimit(32 * 1024 * 1024);
        Map<?, ?> root = new Yaml(new SafeConstructor(options))
                .load(OfficialReference.text(OfficialReference.folder().resolve("openapi.yaml")));
        return map(map(root.get("components")).get("schemas"));
    }

    /** Names under properties or required, of a schema and of all it is made of. */
    private static Set<String> part(Map<?, ?> schemas, String name, String part) {
        var names = new HashSet<String>();
        collect(schemas, map(schemas.get(name)), part, names);
        return names;
    }

    private static void collect(Map<?, ?> schemas, Map<?, ?> schema, String part, Set<String> names) {
        if (schema.get("$ref") instanceof String reference) {
            collect(schemas, map(schemas.get(reference.replace("#/components/schemas/", ""))), part, names);
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(each -> collect(schemas, map(each), part, names));
        }
        switch (schema.get(part)) {
            case Map<?, ?> properties -> properties.keySet().forEach(key -> names.add(String.valueOf(key)));
            case List<?> required -> required.forEach(key -> names.add(String.valueOf(key)));
            case null, default -> {}
        }
    }

    private static Map<?, ?> map(Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) value;
    }
}
