package connector.fulfilment;

import static connector.fulfilment.ShipmentsStory.ID;
import static connector.fulfilment.ShipmentsStory.LEFT;
import static connector.fulfilment.ShipmentsStory.despatch;
import static connector.fulfilment.ShipmentsStory.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ParcelBuilder;
import com.commercetools.api.models.order.TrackingDataBuilder;
import connector.commercetools.OrderParts;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.NewsReader;
import connector.routing.ShipmentRules;
import connector.routing.ShipmentRules.ParcelItems;
import connector.routing.ShipmentRules.ReversedDespatch;
import connector.workqueue.Item;
import connector.workqueue.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OrderFlow says something else than before about a shipment that is on the order already. */
class CorrectedShipmentsTest {

    private static final Despatch TWO = despatch("W-1001_S1", "KET", 2, "155001");
    private static final Despatch ONE = despatch("W-1001_S1", "KET", 1, "155001");

    private final ShipmentsStory story;

    CorrectedShipmentsTest() throws IOException {
        story = new ShipmentsStory();
    }

    @AfterEach
    void drop() {
        story.close();
    }

    @Test
    void the_despatch_is_told_anew_with_a_newer_time_and_the_delivery_follows() {
        story.polled(TWO);

        assertThat(story.polled(later(ONE)))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.what()).contains("W-1001_S1 corrected from {KET=2} to {KET=1}"));
        assertThat(pieces()).containsExactly(Map.entry("l1", 1L));
        assertThat(parcelPieces()).as("its only parcel holds all of it").containsExactly(Map.entry("l1", 1L));
        assertThat(story.orderFlow.asked)
                .as("the newer one needs no second opinion")
                .isEmpty();
    }

    @Test
    void other_pieces_at_the_same_time_are_asked_for_again_and_what_the_query_shows_now_counts() {
        story.polled(TWO);
        story.orderFlow.shows.add(ONE);

        assertThat(story.polled(ONE)).isInstanceOf(Outcome.Done.class);
        assertThat(pieces()).containsExactly(Map.entry("l1", 1L));

        assertThat(story.polled(TWO)).as("an older poll is worked late").isInstanceOf(Outcome.Done.class);
        assertThat(pieces()).containsExactly(Map.entry("l1", 1L));
        assertThat(story.shop.updates()).isEqualTo(2);
    }

    @Test
    void order_detail_says_other_pieces_and_the_query_shows_the_shipment_no_more() {
        story.polled(TWO);
        story.detailSays(shipment("W-1001_S1", "despatched", "KET", 1));

        assertThat(story.looked(null, News.Because.SILENT)).isInstanceOf(Outcome.Done.class);
        assertThat(pieces()).containsExactly(Map.entry("l1", 1L));
    }

    @Test
    void more_than_was_ordered_is_parked_with_all_the_numbers_and_the_delivery_stays() {
        story.polled(TWO);

        assertThat(story.polled(later(despatch("W-1001_S1", "KET", 3, "155001"))))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason())
                                .contains("is on the order with {KET=2}, OrderFlow now says {KET=3}")
                                .contains("ordered 2")
                                .contains("too many by 1"));
        assertThat(pieces()).containsExactly(Map.entry("l1", 2L));
    }

    @Test
    void a_delivery_that_somebody_changed_by_hand_is_not_changed_back() {
        story.polled(TWO);
        story.shop.edit(
                ID,
                order -> order.getShippingInfo()
                        .getDeliveries()
                        .getFirst()
                        .setItems(new ArrayList<>(List.of(item("l1", 1), item("l2", 1)))));

        assertThat(story.polled(later(TWO)))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason())
                                .contains("written with {KET=2} and changed by somebody else"));
        assertThat(pieces()).containsExactly(Map.entry("l1", 1L), Map.entry("l2", 1L));
    }

    @Test
    void a_correction_makes_room_for_another_shipment_of_the_same_step() {
        story.polled(TWO);
        story.polled(despatch("W-1001_S2", "KET", 1, "155002"));
        assertThat(story.deliveries())
                .as("too many by 1: it waits for a person")
                .hasSize(1);

        assertThat(story.polled(later(ONE))).isInstanceOf(Outcome.Done.class);

        assertThat(story.deliveries()).hasSize(2);
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
    }

    @Test
    void what_cannot_be_written_keeps_nothing_else_from_the_order() {
        assertThat(story.polled(despatch("W-1001_S1", "HAT", 1, "1"))).isInstanceOf(Outcome.Parked.class);

        assertThat(story.polled(despatch("W-1001_S2", "KET", 1, "2")))
                .as("and the first one is not forgotten over it")
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason()).contains("W-1001_S1 holds HAT"));
        assertThat(story.trackingIds()).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "cancelled"})
    void a_despatch_taken_back_is_parked_with_what_is_on_the_order(String state) {
        story.polled(TWO);
        story.detailSays(shipment("W-1001_S1", state, "KET", 2));

        assertThat(story.pushed(0, "W-1001_S1=" + state))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked ->
                                assertThat(parked.reason()).contains("{KET=2}").contains("'" + state + "'"));
        assertThat(story.deliveries()).hasSize(1);
    }

    @Test
    void a_despatch_taken_back_is_removed_where_that_is_the_rule_and_comes_again() {
        story.rules(rules(ReversedDespatch.REMOVE, ParcelItems.NONE));
        story.polled(TWO);
        story.detailSays(shipment("W-1001_S1", "packed", "KET", 2));

        assertThat(story.pushed(0, "W-1001_S1=packed")).isInstanceOf(Outcome.Done.class);
        assertThat(story.deliveries()).isEmpty();
        assertThat(story.polled(TWO)).as("a poll from before").isInstanceOf(Outcome.Done.class);
        assertThat(story.deliveries()).isEmpty();

        assertThat(story.polled(later(TWO))).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("155001");
    }

    @Test
    void an_old_packed_push_that_comes_late_takes_nothing_back() {
        story.rules(rules(ReversedDespatch.REMOVE, ParcelItems.NONE));
        story.polled(TWO);
        story.detailSays(shipment("W-1001_S1", "despatched", "KET", 2));

        assertThat(story.pushed(0, "W-1001_S1=packed")).isInstanceOf(Outcome.Done.class);
        assertThat(story.deliveries()).hasSize(1);
    }

    @Test
    void order_detail_says_packed_and_the_query_says_despatched_nothing_is_taken_back() {
        story.rules(rules(ReversedDespatch.REMOVE, ParcelItems.NONE));
        story.polled(TWO);
        story.orderFlow.shows.add(TWO);
        story.detailSays(shipment("W-1001_S1", "packed", "KET", 2));

        story.pushed(0, "W-1001_S1=packed");

        assertThat(story.deliveries()).hasSize(1);
    }

    @Test
    void a_state_nobody_has_heard_of_takes_nothing_back() {
        story.rules(rules(ReversedDespatch.REMOVE, ParcelItems.NONE));
        story.polled(TWO);
        story.detailSays(shipment("W-1001_S1", "handed_to_customer", "KET", 2));

        story.pushed(0, "W-1001_S1=handed_to_customer");

        assertThat(story.deliveries()).hasSize(1);
    }

    @Test
    void a_silent_order_whose_despatch_nobody_told_is_found_by_order_detail() {
        story.detailSays(shipment("W-1001_S1", "despatched", "KET", 2));

        assertThat(story.looked(null, News.Because.SILENT)).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("15500");

        assertThat(story.polled(TWO)).as("the poll tells it whole at last").isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("155001");
        assertThat(story.deliveries()).hasSize(1);
    }

    @Test
    void a_push_that_the_query_never_shows_is_taken_from_order_detail_in_the_end() {
        story.detailSays(shipment("W-1001_S1", "despatched", "KET", 2));

        assertThat(story.pushed(2, "W-1001_S1=despatched")).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.pushed(3, "W-1001_S1=despatched")).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("15500");
    }

    @Test
    void a_shipment_that_is_pending_no_more_because_it_left_is_not_asked_for() {
        story.polled(TWO);

        assertThat(story.looked("W-1001_S1", News.Because.GONE)).isInstanceOf(Outcome.Done.class);
        assertThat(story.orderFlow.looks).isEmpty();

        story.looked("W-1001_S2", News.Because.GONE);
        assertThat(story.orderFlow.looks).containsExactly("W-1001");
    }

    @Test
    void a_second_package_empties_the_first_parcel_because_nobody_knows_what_is_in_which() {
        story.polled(TWO);
        assertThat(parcelPieces()).containsExactly(Map.entry("l1", 2L));

        story.polled(later(despatch("W-1001_S1", "KET", 2, "155001", "155002")));

        assertThat(story.trackingIds()).containsExactly("155001", "155002");
        assertThat(parcelPieces()).isEmpty();
    }

    @Test
    void or_keeps_all_in_the_first_parcel_where_that_is_the_rule() {
        story.rules(rules(ReversedDespatch.PARK, ParcelItems.FIRST));
        story.polled(TWO);
        story.polled(later(despatch("W-1001_S1", "KET", 2, "155001", "155002")));

        assertThat(parcelPieces()).containsExactly(Map.entry("l1", 2L));
    }

    @Test
    void a_label_a_number_and_a_day_that_are_corrected_back_count_again() {
        story.polled(TWO);
        story.polled(despatch("W-1001_S1", "KET", 2, "BBB"));
        story.polled(TWO);
        assertThat(story.trackingIds()).containsExactly("155001");

        story.polled(later(ONE));
        story.polled(TWO);
        assertThat(pieces()).as("though it left earlier than was said before").containsExactly(Map.entry("l1", 2L));
    }

    @Test
    void a_carrier_corrected_and_corrected_back_is_on_the_parcel() {
        story.polled(TWO);
        story.polled(carriedBy("UPS"));
        assertThat(carriers()).containsExactly("UPS");
        story.polled(TWO);
        assertThat(carriers()).containsExactly("DPD");
    }

    @Test
    void an_item_that_was_parked_does_not_undo_what_a_later_one_corrected() {
        story.worked(numbered(1, TWO));
        story.worked(numbered(2, later(ONE)));
        story.worked(numbered(3, TWO));

        story.worked(numbered(2, later(ONE)));

        assertThat(pieces()).containsExactly(Map.entry("l1", 2L));
    }

    @Test
    void two_labels_that_become_one_leave_no_parcel_behind() {
        story.polled(despatch("W-1001_S1", "KET", 2, "155001", "155002"));
        story.shop.edit(ID, order -> parcelOfSomebodyElse(order));

        story.polled(despatch("W-1001_S1", "KET", 2, "155002"));

        assertThat(story.trackingIds()).as("and what is not ours stays").containsExactly("155002", "by-hand");
        assertThat(parcelPieces()).as("the only one holds all").containsExactly(Map.entry("l1", 2L));
        assertThat(story.polled(despatch("W-1001_S1", "KET", 2, "155002")).toString())
                .contains("all that OrderFlow told is on the order");
    }

    @Test
    void order_detail_names_one_label_and_takes_no_parcel_away() {
        story.polled(despatch("W-1001_S1", "KET", 2, "155001", "155002"));
        story.detailSays(shipment("W-1001_S1", "despatched", "KET", 2));

        story.looked(null, News.Because.SILENT);

        assertThat(story.trackingIds()).containsExactly("155001", "155002");
    }

    @Test
    void a_push_of_a_shipment_that_is_known_asks_again_what_became_of_it() {
        story.polled(despatch("W-1001_S1", "KET", 2, "155001", "155002"));
        story.orderFlow.shows.add(despatch("W-1001_S1", "KET", 2, "155002"));

        story.worked(pushedAt(LEFT.plusSeconds(1)));

        assertThat(story.trackingIds()).containsExactly("155002");
    }

    @Test
    void a_day_that_was_corrected_is_found_around_the_event() {
        story.polled(TWO);
        story.orderFlow.shows.add(later(ONE));
        story.worked(pushedAt(LEFT.plus(Duration.ofHours(1))));

        assertThat(pieces()).containsExactly(Map.entry("l1", 1L));
    }

    private static Item pushedAt(Instant time) {
        Item push = ShipmentsStory.push(0, "W-1001_S1=despatched");
        Map<String, String> headers = new HashMap<>(push.headers());
        headers.put(NewsReader.EVENT_TIME, time.toString());
        return new Item(push.id(), push.lane(), push.kind(), push.source(), headers, push.body(), push.receivedAt(), 0);
    }

    private static Item numbered(long id, Despatch despatch) {
        Item item = ShipmentsStory.poll(despatch);
        return new Item(id, item.lane(), item.kind(), item.source(), item.headers(), item.body(), item.receivedAt(), 0);
    }

    private static void parcelOfSomebodyElse(Order order) {
        order.getShippingInfo()
                .getDeliveries()
                .getFirst()
                .getParcels()
                .add(ParcelBuilder.of()
                        .id("other")
                        .key("shop-parcel")
                        .createdAt(LEFT.atZone(ZoneOffset.UTC))
                        .trackingData(
                                TrackingDataBuilder.of().trackingId("by-hand").build())
                        .build());
    }

    private List<String> carriers() {
        return story.deliveries().getFirst().getParcels().stream()
                .map(parcel -> parcel.getTrackingData().getCarrier())
                .toList();
    }

    private static Despatch carriedBy(String carrier) {
        return new Despatch(
                TWO.reference(),
                TWO.orderReference(),
                TWO.state(),
                TWO.courier(),
                carrier,
                TWO.service(),
                null,
                null,
                LEFT,
                TWO.packages(),
                TWO.lines());
    }

    private static ShipmentRules rules(ReversedDespatch reversed, ParcelItems items) {
        return new ShipmentRules(Map.of(), Map.of(), items, reversed, ShipmentRules.Fields.NONE);
    }

    private List<Map.Entry<String, Long>> pieces() {
        return entries(story.deliveries().getFirst().getItems());
    }

    private List<Map.Entry<String, Long>> parcelPieces() {
        return story.deliveries().getFirst().getParcels().stream()
                .flatMap(parcel -> entries(OrderParts.list(parcel.getItems())).stream())
                .toList();
    }

    private static List<Map.Entry<String, Long>> entries(List<DeliveryItem> items) {
        return items.stream()
                .map(item -> Map.entry(item.getId(), item.getQuantity()))
                .toList();
    }

    private static DeliveryItem item(String line, long quantity) {
        return DeliveryItemBuilder.of().id(line).quantity(quantity).build();
    }

    private static Despatch later(Despatch d) {
        return new Despatch(
                d.reference(),
                d.orderReference(),
                d.state(),
                d.courier(),
                d.carrier(),
                d.service(),
                d.despatchReference(),
                d.trackingUrl(),
                LEFT.plus(Duration.ofMinutes(30)),
                d.packages(),
                d.lines());
    }
}
