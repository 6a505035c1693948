package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sandbox.faults.Fault;
import sandbox.http.Request;

/** One thing goes wrong at the worst moment; pushes only, so that nothing but the connector itself sets it right. */
class FaultJourneyTest {

    private static final Predicate<Request> IMPORT =
            request -> request.path().endsWith("/remoteorder/imports/importitems.xml");

    @TempDir
    static Path folder;

    static House house;

    @BeforeAll
    static void open() {
        house = House.withoutPolls(folder).everybodyPushes(0);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_import_meets_it_and_the_warehouse_has_the_order_once(Fault fault) {
        house.awaitAccepted(house.placeOrder(1)); // a good call between the bad ones keeps the circuit closed
        house.sandbox.orderFlowFaults().next(fault, IMPORT);

        String id = house.placeOrder(1);

        house.awaitAccepted(id);
        assertThat(house.sandbox.orderFlowFaults().injected()).containsKey(fault);
        assertThat(house.stored(id)).hasSize(1);
        assertThat(house.order(id).path("syncInfo")).hasSize(1);
        assertThat(house.callsToOrderFlow(id)).isEqualTo(calls(fault));
    }

    private static List<String> calls(Fault fault) {
        return switch (fault) {
            case TIMEOUT_AFTER_COMMIT,
                    SERVER_ERROR_AFTER_COMMIT,
                    GATEWAY_TIMEOUT_AFTER_COMMIT,
                    EMPTY_BODY,
                    CONNECTION_RESET,
                    SLOW_BODY -> List.of("importitems.xml", "detail.xml");
            case SERVER_ERROR, HTML_ERROR_PAGE, ERROR_DOCUMENT, UNAVAILABLE ->
                List.of("importitems.xml", "detail.xml", "importitems.xml");
        };
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void both_writes_to_the_shop_meet_it_and_each_is_there_once(Fault fault) {
        house.sandbox.commercetoolsFaults().next(fault, FaultJourneyTest::isUpdate);
        String id = house.placeOrder(1);
        long placed = house.order(id).path("version").asLong();
        house.awaitAccepted(id);
        assertThat(house.order(id).path("version").asLong()).isEqualTo(placed + 1);
        assertThat(house.order(id).path("syncInfo")).hasSize(1);

        house.sandbox.commercetoolsFaults().next(fault, FaultJourneyTest::isUpdate);
        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("A-" + fault, "B-" + fault));

        house.awaitShipped(id);
        assertThat(house.sandbox.commercetoolsFaults().injected()).containsEntry(fault, 2);
        assertThat(house.trackingIds(id)).containsExactly("A-" + fault, "B-" + fault);
        assertThat(house.told(id, "DeliveryAdded")).hasSize(1);
        assertThat(house.shipmentStates(id)).doesNotHaveDuplicates().endsWith("Shipped");
        assertThat(house.stored(id)).hasSize(1);
    }

    private static boolean isUpdate(Request request) {
        return request.method().equals("POST") && request.path().contains("/orders/");
    }

    @Test
    void the_look_after_a_lost_answer_fails_too_and_still_nothing_is_sent_twice() {
        house.awaitAccepted(house.placeOrder(1));
        house.awaitAccepted(house.placeOrder(1));
        house.sandbox.orderFlowFaults().next(Fault.CONNECTION_RESET, IMPORT);
        house.sandbox
                .orderFlowFaults()
                .next(Fault.SERVER_ERROR, request -> request.path().endsWith("detail.xml"));

        String id = house.placeOrder(1);

        house.awaitAccepted(id);
        assertThat(house.stored(id)).hasSize(1);
        assertThat(house.callsToOrderFlow(id).stream().filter("importitems.xml"::equals))
                .hasSize(1);
    }
}
