package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.ByHand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The everyday case, in each of its forms and with the default configuration: the warehouse ships less than was ordered. Each ends
 * told, and quiet: nobody reads or writes the order any more, and what comes later still finds its way.
 */
class ShortOrderJourneyTest {

    @TempDir
    static Path folder;

    static House house;

    @BeforeAll
    static void open() {
        house = House.withPolls(folder).everybodyPushes(0.3);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void split_and_one_part_cancelled() {
        String id = ordered();
        long units = units(id);
        String number = house.number(id);
        house.sandbox.orderFlow().warehouse().split(number, Map.of(1, 2L));
        floor().despatch(number + "_S1");
        House.await("the first parcel", () -> delivered(id) == units - 2);
        floor().cancelRest(number);

        ends(id, units - 2);
    }

    @Test
    void units_cancelled_before_the_pick() {
        String id = ordered();
        long units = units(id);
        floor().cancelPieces(house.number(id), 1, 2);
        floor().despatch(house.number(id));

        ends(id, units - 2);
    }

    @Test
    void a_line_cancelled_before_the_pick() {
        String id = withTwoLines();
        long first = house.order(id).at("/lineItems/0/quantity").asLong();
        long units = units(id);
        floor().cancelLine(house.number(id), 1);
        floor().despatch(house.number(id));

        ends(id, units - first);
    }

    @Test
    void a_line_that_was_not_found() {
        String id = withTwoLines();
        long first = house.order(id).at("/lineItems/0/quantity").asLong();
        long units = units(id);
        floor().pick(house.number(id));
        floor().dropLine(house.number(id), 1);
        floor().despatch(house.number(id));

        ends(id, units - first);
    }

    @Test
    void a_despatch_that_is_corrected_down() {
        String id = ordered();
        long units = units(id);
        long first = house.order(id).at("/lineItems/0/quantity").asLong();
        floor().despatch(house.number(id));
        house.awaitShipped(id);
        floor().correctDespatch(house.number(id) + "_S1", Map.of(1, first - 1));

        ends(id, units - 1);
    }

    /** The order was told that units are missing; then they turn out to have left after all. */
    @Test
    void a_despatch_that_is_corrected_down_and_back_up_is_not_lost_in_silence() {
        String id = ordered();
        long units = units(id);
        long first = house.order(id).at("/lineItems/0/quantity").asLong();
        floor().despatch(house.number(id));
        house.awaitShipped(id);
        floor().correctDespatch(house.number(id) + "_S1", Map.of(1, first - 1));
        ends(id, units - 1);

        floor().correctDespatch(house.number(id) + "_S1", Map.of(1, first));

        House.await(
                "delivered, or put before an operator with the numbers",
                () -> delivered(id) == units || house.parkedFor(id).contains(house.number(id) + "_S1"));
    }

    /** Somebody else writes the order right after our edit: no reason to cancel what has left. */
    @Test
    void another_client_writes_right_after_our_edit() {
        String id = ordered();
        long units = units(id);
        house.sandbox.commercetools().meddle(1, 6);
        floor().cancelPieces(house.number(id), 1, 2);
        floor().despatch(house.number(id));
        ends(id, units - 2);
        house.sandbox.commercetools().meddle(0, 0);

        assertThat(house.callsToOrderFlow(id)).doesNotContain("cancel.xml");
        assertThat(house.stored(id)).hasSize(1);
    }

    /** What comes back afterwards still reaches the warehouse. */
    @Test
    void a_return_is_still_announced() {
        String id = ordered();
        long units = units(id);
        floor().cancelPieces(house.number(id), 1, 2);
        floor().despatch(house.number(id));
        ends(id, units - 2);

        ObjectNode action =
                house.order(id).objectNode().put("action", "addReturnInfo").put("returnTrackingId", "RMA-" + id);
        ObjectNode item = action.putArray("items").addObject();
        item.put("quantity", 1)
                .put("lineItemId", house.order(id).at("/lineItems/0/id").asString())
                .put("shipmentState", "Advised");
        house.sandbox.commercetools().edit(id, null, action);

        House.await(
                "the announced return",
                () -> house.callsToOrderFlow(id).stream()
                                .filter("importitems.xml"::equals)
                                .count()
                        == 2);
    }

    /** No Order Edit is possible, and no State is configured: an operator is told, once, and the rest of the order goes on. */
    @Test
    void an_order_that_reserves_stock_is_put_before_an_operator_and_is_quiet() {
        String id = accepted(Basket.of(Basket.MUG, 4).reserving());
        floor().cancelPieces(house.number(id), 1, 2);
        floor().despatch(house.number(id));

        House.await("the parcel", () -> delivered(id) == 2);
        House.await("an operator", () -> house.parkedFor(id).contains("2 of " + Basket.MUG + " will not be shipped"));
        house.awaitQuiet(id);
        assertThat(house.decisions(id).stream().filter("parked"::equals).count())
                .isLessThan(12);
    }

    private static ByHand floor() {
        return house.sandbox.orderFlow().warehouse().byHand();
    }

    /** Told: the order holds what left, and says that it is shipped. Quiet: no call about it for two seconds. */
    private static void ends(String id, long units) {
        House.await("so many units on the order", () -> units(id) == units);
        House.await("so many delivered", () -> delivered(id) == units);
        house.awaitShipped(id);
        long before = house.calls(id);
        house.awaitQuiet(id);
        assertThat(house.parkedFor(id)).isEmpty();
        assertThat(house.calls(id) - before)
                .as("calls about an order of which everything is told")
                .isLessThan(20);
    }

    private static long units(String id) {
        return sum(house.order(id).path("lineItems"));
    }

    private static long delivered(String id) {
        return house.deliveries(id).stream()
                .mapToLong(each -> sum(each.path("items")))
                .sum();
    }

    private static long sum(JsonNode items) {
        return items.valueStream()
                .mapToLong(each -> each.path("quantity").asLong())
                .sum();
    }

    /** Four of one thing, with which an Order Edit is possible. */
    private static String ordered() {
        return accepted(Basket.of(Basket.MUG, 4));
    }

    private static String withTwoLines() {
        return accepted(Basket.of(Basket.MUG, 2).and(Basket.SHIRT, 3));
    }

    private static String accepted(Basket basket) {
        String id = house.sandbox.commercetools().merchant().place(basket);
        house.awaitAccepted(id);
        return id;
    }
}
