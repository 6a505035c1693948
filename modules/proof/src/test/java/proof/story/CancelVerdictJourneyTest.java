package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.CancelHabits.Habit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Words prove nothing, order detail decides: what becomes of a cancel whose answer says something else than what is shown. */
class CancelVerdictJourneyTest {

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
    void usualHabits() {
        house.sandbox.orderFlow().cancels().are(Habit.AT_ONCE);
    }

    /** Commerce must not say Cancelled while the goods leave. */
    @Test
    void an_answer_in_words_nobody_knows_cancels_nothing() {
        String id = accepted();
        house.sandbox.orderFlow().cancels().are(Habit.REFUSED_IN_OWN_WORDS);
        cancel(id);

        House.await("a second look", () -> linkState(id).equals("CANCELLING") && house.calls(id) > 6);
        assertThat(house.shipmentState(id)).isNotEqualTo("Canceled");
        assertThat(cancels(id)).isEqualTo(1);

        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of(id + "-a"));
        House.await("the parcel", () -> house.trackingIds(id).equals(List.of(id + "-a")));
        assertThat(house.shipmentState(id)).isNotEqualTo("Canceled");
    }

    @Test
    void a_cancel_that_is_only_queued_is_sent_once_and_told_when_it_is_done() {
        String id = accepted();
        house.sandbox.orderFlow().cancels().are(Habit.QUEUED);
        cancel(id);

        House.await("three looks", () -> looks(id) >= 3);
        assertThat(cancels(id)).isEqualTo(1);
        assertThat(linkState(id)).isEqualTo("CANCELLING");

        house.sandbox.orderFlow().cancels().workOff();
        House.await("Canceled", () -> house.shipmentState(id).equals("Canceled"));
        assertThat(linkState(id)).isEqualTo("CANCELLED");
        assertThat(cancels(id)).isEqualTo(1);
    }

    @Test
    void a_change_whose_cancel_is_only_queued_is_sent_once_and_imported_when_it_is_done() {
        String id = accepted();
        house.sandbox.orderFlow().cancels().are(Habit.QUEUED);
        move(id);

        House.await("three looks", () -> looks(id) >= 3);
        assertThat(cancels(id)).isEqualTo(1);
        assertThat(linkState(id)).isEqualTo("REPLACING");

        house.sandbox.orderFlow().cancels().workOff();
        House.await("imported again", () -> linkState(id).equals("ACCEPTED"));
        assertThat(cancels(id)).isEqualTo(1);
        assertThat(house.stored(id)).hasSize(2);
        assertThat(house.stored(id).stream().filter(each -> !each.cancelled())).hasSize(1);
    }

    @Test
    void a_request_taken_back_while_the_cancel_waits_leaves_the_order_as_it_was() {
        String id = accepted();
        house.sandbox.orderFlow().cancels().are(Habit.REFUSED_IN_OWN_WORDS);
        cancel(id);
        House.await("asked", () -> cancels(id) == 1);
        state(id, "Open");

        House.await("as it was", () -> linkState(id).equals("ACCEPTED"));
        House.await("rest", () -> house.openItems() == 0);
        assertThat(house.parkedFor(id)).isEmpty();
        assertThat(house.stored(id)).noneMatch(each -> each.cancelled());
    }

    private static String accepted() {
        String id = house.sandbox.commercetools().merchant().place(Basket.of(Basket.MUG, 2));
        house.awaitAccepted(id);
        return id;
    }

    private static String linkState(String id) {
        return house.database
                .sql("select max(state) from order_link where order_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static long cancels(String id) {
        return house.callsToOrderFlow(id).stream().filter("cancel.xml"::equals).count();
    }

    private static long looks(String id) {
        return house.callsToOrderFlow(id).stream().filter("detail.xml"::equals).count();
    }

    private static void cancel(String id) {
        state(id, "Cancelled");
    }

    private static void state(String id, String to) {
        ObjectNode action = JsonMapper.shared()
                .createObjectNode()
                .put("action", "changeOrderState")
                .put("orderState", to);
        house.sandbox.commercetools().edit(id, null, action);
    }

    private static void move(String id) {
        ObjectNode action = JsonMapper.shared().createObjectNode().put("action", "setShippingAddress");
        ObjectNode address =
                (ObjectNode) house.order(id).path("shippingAddress").deepCopy();
        action.set("address", address.put("streetName", "Elm Road"));
        house.sandbox.commercetools().edit(id, null, action);
    }
}
