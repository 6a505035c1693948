package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sandbox.commercetools.generate.Shape;
import sandbox.faults.Fault;
import sandbox.orderflow.StoredLine;
import sandbox.orderflow.StoredOrder;
import tools.jackson.databind.JsonNode;

/** News from the warehouse while others write the same order; over HTTP, with pushes and polls. */
class FulfilmentJourneyTest {

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

    @AfterEach
    void rest() {
        house.sandbox.commercetools().meddle(0, 0);
    }

    @Test
    void somebody_writes_between_every_read_and_write_and_each_parcel_is_there_once() {
        String id = house.placeOrder(2);
        accepted(id);
        house.sandbox.commercetools().meddle(1, 4);

        StoredLine last = house.stored(id).getFirst().lines().getLast();
        house.sandbox.orderFlow().warehouse().split(house.number(id), Map.of(last.number(), last.quantity()));
        house.sandbox.orderFlow().warehouse().despatch(house.number(id) + "_S1", List.of(id + "-a", id + "-b"));
        house.sandbox.orderFlow().warehouse().despatch(house.number(id) + "_S2", List.of(id + "-c"));
        shipped(id);

        assertThat(house.trackingIds(id)).containsExactlyInAnyOrder(id + "-a", id + "-b", id + "-c");
        assertThat(house.told(id, "DeliveryAdded")).hasSize(2);
        assertThat(house.exchanges(id).map(Exchange::status)).contains(409);
        assertThat(conflicts(id, "met")).isEqualTo(4);
        assertThat(conflicts(id, "rebased")).isPositive();
        assertThat(conflicts(id, "parked")).isZero();
    }

    @Test
    void a_writer_that_never_rests_parks_the_order_and_news_brings_it_on() {
        String id = house.placeOrder(1);
        accepted(id);
        house.sandbox.commercetools().meddle(1, 10_000);

        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of(id + "-a"));
        House.await("parked", () -> house.parkedFor(id).contains("5 times in a row"));
        assertThat(house.deliveries(id)).isEmpty();
        assertThat(conflicts(id, "parked")).isPositive();

        house.sandbox.commercetools().meddle(0, 0);
        house.sandbox.orderFlow().warehouse().relabel(house.number(id) + "_S1", List.of(id + "-a", id + "-b"));
        shipped(id);
        House.await("both packages", () -> house.trackingIds(id).equals(List.of(id + "-a", id + "-b")));
    }

    /** The write takes effect; what comes back is an error, or nothing. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "SERVER_ERROR_AFTER_COMMIT",
                "GATEWAY_TIMEOUT_AFTER_COMMIT",
                "TIMEOUT_AFTER_COMMIT",
                "CONNECTION_RESET",
                "EMPTY_BODY"
            })
    void the_order_is_read_before_a_write_is_repeated_and_written_once(Fault fault) {
        String id = house.placeOrder(1);
        accepted(id);
        house.sandbox
                .commercetoolsFaults()
                .next(
                        fault,
                        request -> request.method().equals("POST")
                                && request.path().endsWith("/orders/" + id)
                                && request.text().contains("addDelivery"));

        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of(id + "-a"));
        shipped(id);

        assertThat(house.sandbox.commercetoolsFaults().injected()).containsKey(fault);
        assertThat(house.told(id, "DeliveryAdded")).hasSize(1);
        assertThat(house.trackingIds(id)).containsExactly(id + "-a");
        List<String> calls = house.exchanges(id)
                .filter(each -> each.direction() == Exchange.Direction.OUTBOUND)
                .filter(each -> each.system() == Exchange.System.COMMERCETOOLS)
                .filter(each -> each.url().contains("/orders/" + id))
                .map(Exchange::method)
                .toList();
        assertThat(String.join(" ", calls)).as("never two writes in a row").doesNotContain("POST POST");
    }

    @Test
    void a_despatch_is_corrected_in_the_warehouse_and_the_delivery_follows() {
        String id = withSeveralPieces();
        StoredLine line = house.stored(id).getFirst().lines().getFirst();
        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of(id + "-a"));
        shipped(id);
        long before = pieces(id);

        house.sandbox
                .orderFlow()
                .warehouse()
                .byHand()
                .correctDespatch(house.number(id) + "_S1", Map.of(line.number(), line.quantity() - 1));

        House.await("one piece less", () -> pieces(id) == before - 1);
        assertThat(house.deliveries(id)).hasSize(1);
        assertThat(house.told(id, "DeliveryItemsUpdated")).hasSize(1);
    }

    @Test
    void a_despatch_that_is_taken_back_stays_until_somebody_decides_and_the_next_parcel_passes_it() {
        String id = house.placeOrder(2);
        accepted(id);
        StoredLine last = house.stored(id).getFirst().lines().getLast();
        house.sandbox.orderFlow().warehouse().split(house.number(id), Map.of(last.number(), last.quantity()));
        house.sandbox.orderFlow().warehouse().despatch(house.number(id) + "_S1", List.of(id + "-a"));
        House.await("first parcel", () -> house.trackingIds(id).equals(List.of(id + "-a")));

        house.sandbox.orderFlow().warehouse().byHand().reverseDespatch(house.number(id) + "_S1");
        House.await("parked", () -> house.parkedFor(id).contains("not despatched"));
        assertThat(house.deliveries(id)).hasSize(1);

        house.sandbox.orderFlow().warehouse().despatch(house.number(id) + "_S2", List.of(id + "-b"));
        House.await("second parcel", () -> house.trackingIds(id).contains(id + "-b"));
        House.await("still parked", () -> house.parkedFor(id).contains("not despatched"));
    }

    /** One way to each address; the pieces of a despatch lie under the shipping that brings them, and nowhere else. */
    @Test
    void a_despatch_of_an_order_with_several_shippings_lies_under_the_right_one() {
        String id = toSeveralAddresses();
        accepted(id);
        List<StoredOrder> consignments = house.consignments(id);
        assertThat(consignments).hasSizeGreaterThan(1);

        for (StoredOrder each : consignments) {
            house.sandbox.orderFlow().warehouse().despatch(each.reference(), List.of("p-" + each.reference()));
        }
        shipped(id);

        assertThat(bySending(id)).isEqualTo(byTarget(id));
        assertThat(house.told(id, "DeliveryAdded")).hasSize(consignments.size());
        assertThat(house.told(id, "DeliveryAdded"))
                .extracting(message -> message.path("shippingKey").asString(""))
                .containsExactlyInAnyOrder("ship-home", "ship-office");
    }

    private static String toSeveralAddresses() {
        for (int tries = 0; tries < 50; tries++) {
            String id = house.sandbox.commercetools().placeOrder(Shape.MULTIPLE_SHIPPING);
            if (byTarget(id).keySet().stream().anyMatch(key -> key.startsWith("ship-office"))) {
                return id;
            }
        }
        throw new AssertionError("nobody sends anything to the office");
    }

    /** Pieces by shipping and line, as the shopper wants them. */
    private static Map<String, Long> byTarget(String id) {
        Map<String, Long> pieces = new TreeMap<>();
        for (JsonNode line : house.order(id).path("lineItems")) {
            line.at("/shippingDetails/targets")
                    .forEach(target -> pieces.merge(
                            target.path("shippingMethodKey").asString() + " "
                                    + line.path("id").asString(),
                            target.path("quantity").asLong(),
                            Long::sum));
        }
        return pieces;
    }

    /** The same, as the deliveries lie. */
    private static Map<String, Long> bySending(String id) {
        Map<String, Long> pieces = new TreeMap<>();
        for (JsonNode shipping : house.order(id).path("shipping")) {
            for (JsonNode delivery : shipping.at("/shippingInfo/deliveries")) {
                delivery.path("items")
                        .forEach(item -> pieces.merge(
                                shipping.path("shippingKey").asString() + " "
                                        + item.path("id").asString(),
                                item.path("quantity").asLong(),
                                Long::sum));
            }
        }
        return pieces;
    }

    private static String withSeveralPieces() {
        for (int tries = 0; tries < 50; tries++) {
            String id = house.placeOrder(1);
            accepted(id);
            if (house.stored(id).getFirst().lines().getFirst().quantity() > 1) {
                return id;
            }
        }
        throw new AssertionError("nobody orders two of anything");
    }

    private static long pieces(String id) {
        return house.deliveries(id).stream()
                .flatMap(delivery -> House.list(delivery.path("items")).stream())
                .mapToLong(item -> item.path("quantity").asLong())
                .sum();
    }

    /** Other orders of this class stand still on purpose. */
    private static void accepted(String id) {
        House.await("the SyncInfo", () -> !house.order(id).path("syncInfo").isEmpty());
        rest(id);
    }

    private static void shipped(String id) {
        House.await("Shipped", () -> house.shipmentState(id).equals("Shipped"));
        rest(id);
    }

    private static void rest(String id) {
        House.await(
                "rest",
                () -> house.database
                                .sql("select count(*) from inbox where state = 'open' and lane like :lane")
                                .param("lane", "order/%/" + id)
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private static long conflicts(String id, String counter) {
        return house.database
                .sql("select coalesce(sum(" + counter + "), 0) from order_conflict where order_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
