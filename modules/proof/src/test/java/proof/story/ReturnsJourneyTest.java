package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.orderflow.Arrival;
import sandbox.orderflow.StoredReturn;
import tools.jackson.databind.JsonNode;

/** Goods come back through both systems, told by the report alone, or by pushes and the report at once. */
class ReturnsJourneyTest {

    @TempDir
    static Path quiet;

    @TempDir
    static Path noisy;

    @Test
    void nobody_pushes_anything_and_the_report_brings_what_came_back() {
        try (House house = House.withPolls(quiet)) {
            String id = shipped(house);
            house.sandbox.commercetools().merchant().announceReturn(id, 1, 1, "Too small");
            House.await("the announcement", () -> announced(house, id).size() == 1);
            StoredReturn expected = announced(house, id).getFirst();
            house.sandbox
                    .orderFlow()
                    .returnsDesk()
                    .receive(Arrival.announced(expected.fields().get("authorisation"))
                            .with(sku(house, id), 1, "C - Wrong size", "As new", true));

            House.await("the goods on the order", () -> states(house, id).equals(List.of("1 BackInStock")));
            house.sandbox.orderFlow().returnsDesk().tellAgain(lastReceipt(house));
            House.await("rest", () -> house.openItems() == 0);

            assertThat(states(house, id)).containsExactly("1 BackInStock");
            assertThat(announced(house, id)).hasSize(1);
            assertThat(house.count("select count(*) from exchange where direction = 'INBOUND'"))
                    .isZero();
        }
    }

    @Test
    void pushes_come_late_and_twice_beside_the_report_and_each_piece_is_counted_once() {
        try (House house = House.withPolls(noisy).everybodyPushes(0.4)) {
            String id = shipped(house);
            var desk = house.sandbox.orderFlow().returnsDesk();
            desk.receive(Arrival.ofOrder(house.number(id)).with(sku(house, id), 1, null, "As new", true));
            desk.tellAgain(lastReceipt(house));
            House.await("the goods on the order", () -> !states(house, id).isEmpty());
            desk.tellAgain(lastReceipt(house));
            long polls = reportCalls(house);
            House.await("two more rounds of the report", () -> reportCalls(house) >= polls + 4);
            House.await("rest", () -> house.openItems() == 0);

            assertThat(states(house, id)).containsExactly("1 BackInStock");
        }
    }

    private static String shipped(House house) {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("there-" + id));
        house.awaitShipped(id);
        return id;
    }

    private static String sku(House house, String id) {
        return house.order(id).at("/lineItems/0/variant/sku").asString();
    }

    private static List<StoredReturn> announced(House house, String id) {
        return house.sandbox.orderFlow().returns().stream()
                .filter(each -> house.number(id).equals(each.fields().get("orderReference")))
                .toList();
    }

    private static long lastReceipt(House house) {
        return house.sandbox.orderFlow().returnsDesk().receipts().getLast().id();
    }

    private static long reportCalls(House house) {
        return house.count("select count(*) from exchange where url like '%remote/report.xml%'");
    }

    private static List<String> states(House house, String id) {
        return House.list(house.order(id).path("returnInfo")).stream()
                .flatMap(info -> House.list(info.path("items")).stream())
                .map((JsonNode item) -> item.path("quantity").asLong() + " "
                        + item.path("shipmentState").asString())
                .toList();
    }
}
