package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.faults.Fault;
import sandbox.orderflow.ShipmentState;
import sandbox.orderflow.StoredOrder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders that change after the warehouse has them, over real HTTP, with answers that get lost on the way. */
class ChangeJourneyTest {

    @TempDir
    static Path folder;

    static House house;

    @BeforeAll
    static void open() {
        house = House.withPolls(folder).everybodyPushes(0.5);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** 9:00 accepted, 9:05 the shopper moves. The answer to the cancel is lost, and so is that to the second import. */
    @Test
    void a_shopper_moves_house_and_the_parcel_goes_to_the_new_address_once() {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox
                .orderFlowFaults()
                .next(Fault.TIMEOUT_AFTER_COMMIT, request -> request.path().endsWith("cancel.xml"));
        house.sandbox
                .orderFlowFaults()
                .next(Fault.TIMEOUT_AFTER_COMMIT, request -> request.path().endsWith("importitems.xml"));

        move(id, "Elm Road");

        House.await(
                "the new address",
                () -> toPick(id).stream()
                        .anyMatch(order -> order.fields()
                                .getOrDefault("deliveryAddressLine1", "")
                                .contains("Elm Road")));
        House.await("rest", () -> house.openItems() == 0);
        assertThat(toPick(id)).hasSize(1);
        assertThat(house.stored(id)).hasSize(2);
        assertThat(house.decisions(id)).contains("replace");

        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("elm-1"));
        house.awaitShipped(id);
        assertThat(house.trackingIds(id)).containsExactly("elm-1");
    }

    /** The change comes when the order is packed; the warehouse keeps what it has, and what it ships still lands. */
    @Test
    void packed_already_the_change_is_too_late_and_the_shipment_is_written_back_all_the_same() {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox.orderFlow().warehouse().advance(house.number(id), ShipmentState.PACKED);

        move(id, "Oak Lane");

        House.await(
                "a difference",
                () -> house.count("select count(*) from order_link where state = 'DIFFERS'" + " and order_id = '" + id
                                + "' and note like 'too late%'")
                        == 1);
        assertThat(toPick(id)).hasSize(1);
        assertThat(house.stored(id)).hasSize(1);

        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("oak-1"));
        house.awaitShipped(id);
        assertThat(house.trackingIds(id)).containsExactly("oak-1");
    }

    private static List<StoredOrder> toPick(String id) {
        return house.stored(id).stream().filter(order -> !order.cancelled()).toList();
    }

    private static void move(String id, String street) {
        ObjectNode action = JsonMapper.shared().createObjectNode().put("action", "setShippingAddress");
        ObjectNode address = house.order(id).path("shippingAddress").deepCopy().asObject();
        action.set("address", address.put("streetName", street));
        house.sandbox.commercetools().edit(id, null, action);
    }
}
