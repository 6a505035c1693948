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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders that are cancelled, wholly or in part, by either side, over real HTTP. */
class CancelJourneyTest {

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

    /** The shopper changes their mind; the answer to our cancel is lost. */
    @Test
    void cancelled_in_the_shop_nobody_picks_it() {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox
                .orderFlowFaults()
                .next(Fault.TIMEOUT_AFTER_COMMIT, request -> request.path().endsWith("cancel.xml"));
        state(id, "Cancelled");

        House.await("a cancelled order there", () -> house.stored(id).stream().allMatch(order -> order.cancelled()));
        House.await("Canceled here", () -> house.shipmentState(id).equals("Canceled"));
        House.await("rest", () -> house.openItems() == 0);
        assertThat(house.stored(id)).hasSize(1);
        assertThat(house.callsToOrderFlow(id).stream().filter("cancel.xml"::equals))
                .hasSize(1);
    }

    /** Packed already: the warehouse goes on, and what it ships is written back all the same. */
    @Test
    void too_late_it_is_shipped_and_a_person_sees_it() {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox.orderFlow().warehouse().advance(house.number(id), ShipmentState.PACKED);
        state(id, "Cancelled");

        House.await(
                "a refusal",
                () -> house.count("select count(*) from order_link where state = 'KEPT' and order_id = '" + id + "'")
                        == 1);
        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("late-1"));
        House.await("the parcel", () -> house.trackingIds(id).equals(List.of("late-1")));
    }

    /** The shelf is one short: the order gets an edit, and nothing is sent again. */
    @Test
    void short_by_one_the_order_says_what_was_shipped() {
        String id = orderWithoutStock();
        house.awaitAccepted(id);
        long ordered = house.order(id).at("/lineItems/0/quantity").asLong();
        String number = house.number(id);
        var floor = house.sandbox.orderFlow().warehouse().byHand();
        floor.pickShort(number, 1, ordered - 1);
        floor.pack(number, List.of("short-1"));
        floor.despatch(number);

        House.await(
                "one piece less",
                () -> house.order(id).at("/lineItems/0/quantity").asLong() == ordered - 1);
        house.awaitShipped(id);
        assertThat(house.stored(id)).hasSize(1);
        assertThat(house.told(id, "OrderEditApplied")).hasSize(1);
        assertThat(house.callsToOrderFlow(id)).doesNotContain("cancel.xml");
        assertThat(house.decisions(id)).contains("dropped", "order edit");
    }

    /** The warehouse gives up on the order. */
    @Test
    void cancelled_in_the_warehouse_the_shop_says_so() {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox.orderFlow().warehouse().byHand().cancelRest(house.number(id));

        House.await(
                "Cancelled",
                () -> house.order(id).path("orderState").asString("").equals("Cancelled"));
        House.await("Canceled", () -> house.shipmentState(id).equals("Canceled"));
    }

    private static String orderWithoutStock() {
        for (int tries = 0; tries < 80; tries++) {
            String id = house.placeOrder(1);
            ObjectNode order = house.order(id);
            boolean none = order.path("inventoryMode").asString("None").equals("None")
                    && order.path("lineItems")
                            .valueStream()
                            .allMatch(line ->
                                    line.path("inventoryMode").asString("None").equals("None"));
            if (none && order.at("/lineItems/0/quantity").asLong() > 1) {
                return id;
            }
        }
        throw new AssertionError("the shop has no such order");
    }

    private static void state(String id, String to) {
        ObjectNode action = JsonMapper.shared()
                .createObjectNode()
                .put("action", "changeOrderState")
                .put("orderState", to);
        house.sandbox.commercetools().edit(id, null, action);
    }
}
