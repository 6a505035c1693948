package connector.fulfilment;

import static connector.fulfilment.ShipmentsStory.ID;
import static connector.fulfilment.ShipmentsStory.despatch;
import static connector.fulfilment.ShipmentsStory.in;
import static connector.fulfilment.ShipmentsStory.poll;
import static connector.fulfilment.ShipmentsStory.push;
import static connector.fulfilment.ShipmentsStory.unmatched;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.ShipmentState;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.Despatch;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One story each of a shipment on its way back to its order. */
class WriteBackShipmentsTest {

    private static final Despatch KETTLES = despatch("W-1001_S1", "KET", 2, "155001", "155002");

    private final ShipmentsStory story;

    WriteBackShipmentsTest() throws IOException {
        story = new ShipmentsStory();
    }

    @AfterEach
    void drop() {
        story.close();
    }

    @Test
    void the_poll_brings_a_despatch_it_becomes_a_delivery_with_a_parcel_per_package() {
        assertThat(story.polled(KETTLES)).isInstanceOf(Outcome.Done.class);

        assertThat(story.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.getKey()).isEqualTo("of-shp-W-1001_S1");
            assertThat(delivery.getItems()).singleElement().satisfies(item -> {
                assertThat(item.getId()).isEqualTo("l1");
                assertThat(item.getQuantity()).isEqualTo(2);
            });
        });
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
        assertThat(story.shop.order(ID).getShipmentState()).isEqualTo(ShipmentState.PARTIAL);
        assertThat(story.shop.updates()).isEqualTo(1);
        assertThat(story.orderFlow.asked).as("the poll brought it whole").isEmpty();
    }

    @Test
    void a_push_is_looked_up_narrow_first_and_then_wide() {
        assertThat(story.pushed(0, "W-1001_S1=despatched"))
                .as("the push came before the query shows it")
                .isInstanceOfSatisfying(Outcome.TryAgain.class, again -> {
                    assertThat(again.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
                    assertThat(again.failure().words()).contains("W-1001_S1");
                });
        assertThat(story.shop.updates()).isZero();

        story.orderFlow.shows.add(later(KETTLES, Duration.ofHours(1)));
        assertThat(story.pushed(0, "W-1001_S1=despatched")).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.pushed(1, "W-1001_S1=despatched")).isInstanceOf(Outcome.Done.class);

        assertThat(story.orderFlow.asked)
                .containsExactly(Duration.ofMinutes(4), Duration.ofMinutes(4), Duration.ofHours(4));
        assertThat(story.orderFlow.destinations).containsOnly("de");
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
    }

    @Test
    void another_order_that_left_in_the_same_minute_is_not_ours() {
        Despatch other = new Despatch(
                "X_S1",
                "X",
                "despatched",
                null,
                null,
                null,
                null,
                null,
                ShipmentsStory.LEFT,
                List.of("9"),
                List.of(new Despatch.Line("KET", 1, null)));
        story.orderFlow.shows.addAll(List.of(other, KETTLES));

        assertThat(story.pushed(0, "W-1001_S1=despatched")).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
    }

    @Test
    void told_by_push_and_by_poll_and_again_each_parcel_is_there_once() {
        story.orderFlow.shows.add(KETTLES);
        story.pushed(0, "W-1001_S1=despatched");
        story.polled(KETTLES);
        story.pushed(0, "W-1001_S1=despatched");

        assertThat(story.polled(KETTLES)).isEqualTo(new Outcome.Done("all that OrderFlow told is on the order"));
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
        assertThat(story.shop.updates()).isEqualTo(1);
        assertThat(story.orderFlow.asked)
                .as("a shipment that is known whole is not asked for again")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "ready", "cancelled", ""})
    void a_push_of_any_other_state_writes_nothing(String state) {
        story.orderFlow.shows.add(KETTLES);

        assertThat(story.pushed(0, "W-1001_S1=" + state))
                .isEqualTo(new Outcome.Done("nothing of this order was despatched yet"));
        assertThat(story.orderFlow.asked).isEmpty();
        assertThat(story.orderFlow.looks)
                .as("what the push is about is asked for afresh")
                .containsExactly("W-1001");
        assertThat(story.shop.updates()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "cancelled", "ready"})
    void the_poll_lists_a_shipment_in_another_state_it_writes_nothing(String state) {
        assertThat(story.polled(in(state, KETTLES)))
                .isEqualTo(new Outcome.Done("nothing of this order was despatched yet"));
        assertThat(story.shop.calls).isEmpty();
    }

    @Test
    void the_query_lists_a_shipment_that_says_no_state_it_left() {
        assertThat(story.polled(in("", KETTLES))).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
    }

    @Test
    void the_look_up_finds_the_pushed_shipment_still_packed_and_looks_again() {
        story.orderFlow.shows.add(in("packed", KETTLES));

        assertThat(story.pushed(0, "W-1001_S1=despatched")).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.shop.calls).isEmpty();
    }

    @Test
    void several_shipments_come_one_after_another_and_the_order_is_shipped_with_the_last() {
        story.polled(despatch("W-1001_S2", "KET", 1, "2"));
        assertThat(story.shop.order(ID).getShipmentState()).isEqualTo(ShipmentState.PARTIAL);
        story.polled(despatch("W-1001_S1", "KET", 1, "1"));
        story.polled(despatch("W-1001_S3", otherSku(), otherQuantity(), "3"));

        assertThat(story.deliveries())
                .extracting(Delivery::getKey)
                .containsExactly("of-shp-W-1001_S2", "of-shp-W-1001_S1", "of-shp-W-1001_S3");
        assertThat(story.shop.order(ID).getShipmentState()).isEqualTo(ShipmentState.SHIPPED);
    }

    @Test
    void somebody_adds_a_delivery_between_read_and_write_both_stay_and_nothing_is_too_many() {
        story.shop.somebodyWritesFirst(
                order -> order.getShippingInfo().getDeliveries().add(byHand(1)));

        assertThat(story.polled(despatch("W-1001_S1", "KET", 1, "1"))).isInstanceOf(Outcome.Done.class);
        assertThat(story.deliveries()).extracting(Delivery::getKey).containsExactly("by-hand", "of-shp-W-1001_S1");
        assertThat(story.shop.updates()).isEqualTo(2);
    }

    @Test
    void somebody_delivers_the_same_pieces_between_read_and_write_it_parks_instead_of_doubling() {
        story.shop.somebodyWritesFirst(
                order -> order.getShippingInfo().getDeliveries().add(byHand(2)));

        assertThat(story.polled(KETTLES))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason())
                                .contains("W-1001_S1")
                                .contains("too many by 2"));
        assertThat(story.deliveries()).extracting(Delivery::getKey).containsExactly("by-hand");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void a_write_without_answer_is_looked_up_next_time(boolean happened, int updates) {
        story.shop.nextUpdateIsLost(happened);
        assertThat(story.polled(KETTLES)).isInstanceOf(Outcome.TryAgain.class);

        assertThat(story.polled(KETTLES)).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
        assertThat(story.shop.updates()).isEqualTo(updates);
    }

    @Test
    void a_crash_after_the_write_and_before_its_record_finds_the_parcels_there() {
        story.step(poll(KETTLES)); // the process dies here: nothing of the outcome is recorded

        assertThat(story.polled(KETTLES)).isEqualTo(new Outcome.Done("all that OrderFlow told is on the order"));
        assertThat(story.trackingIds()).containsExactly("155001", "155002");
    }

    @Test
    void a_deleted_order_parks_because_its_goods_left() {
        story.shop.forget(ID);

        assertThat(story.polled(KETTLES))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason()).contains("deleted"));
    }

    @Test
    void the_shop_is_away_it_is_tried_again_and_nothing_is_forgotten() {
        Failure away = Failure.of(FailureKind.NO_ANSWER, "no answer");
        story.shop.fails(away);
        assertThat(story.polled(despatch("W-1001_S1", "KET", 1, "1"))).isEqualTo(new Outcome.TryAgain(away));

        story.shop.isWell();
        assertThat(story.polled(despatch("W-1001_S2", "KET", 1, "2"))).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).as("the first one too").containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void order_flow_is_away_while_a_push_is_looked_up() {
        Failure away = Failure.notSent("the circuit of de is open", Duration.ofSeconds(30));
        story.orderFlow.fails = Optional.of(away);

        assertThat(story.pushed(0, "W-1001_S1=despatched")).isEqualTo(new Outcome.TryAgain(away));
    }

    @Test
    void more_than_five_hundred_actions_go_on_in_a_second_update() {
        story.shop.edit(ID, order -> order.getLineItems().getFirst().setQuantity(520L));
        IntStream.rangeClosed(1, 520)
                .forEach(n -> story.orderFlow.shows.add(despatch("W-1001_S" + n, "KET", 1, "t" + n)));

        List<Outcome> outcomes = story.allOutcomes(push(0, "W-1001_S520=despatched"));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.getFirst())
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.what()).contains("the first 500"));
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Done.class);
        assertThat(story.trackingIds()).hasSize(520).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_reference_is_tried_again_until_the_link_appears() {
        assertUnknown();
        assertUnknown();

        story.linked();
        assertThat(story.worked(unmatched(poll(KETTLES))))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ID), "linked to W-1001"));
        assertThat(story.shop.updates()).isZero();
    }

    @Test
    void an_order_nobody_linked_is_found_by_its_number() {
        story.shop.edit(ID, order -> order.setOrderNumber("W-1001"));

        assertThat(story.worked(unmatched(push(0, "W-1001_S1=despatched"))))
                .isEqualTo(new Outcome.Moved(Lane.ofOrder("shop", ID), "its number is W-1001"));
    }

    @Test
    void the_shop_is_away_while_the_number_is_looked_up() {
        Failure away = Failure.of(FailureKind.NO_ANSWER, "no answer");
        story.shop.fails(away);

        assertThat(story.worked(unmatched(poll(KETTLES)))).isEqualTo(new Outcome.TryAgain(away));
    }

    /** A broken answer is bounded by the retry policy, then parked. */
    private void assertUnknown() {
        story.shop.edit(ID, order -> order.setOrderNumber("unrelated"));
        assertThat(story.worked(unmatched(poll(KETTLES)))).isInstanceOfSatisfying(Outcome.TryAgain.class, again -> {
            assertThat(again.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
            assertThat(again.failure().words()).contains("W-1001");
        });
    }

    private String otherSku() {
        return story.shop.order(ID).getLineItems().get(1).getVariant().getSku();
    }

    private long otherQuantity() {
        return story.shop.order(ID).getLineItems().get(1).getQuantity();
    }

    private static Delivery byHand(long quantity) {
        return DeliveryBuilder.of()
                .id("d-hand")
                .key("by-hand")
                .createdAt(ShipmentsStory.LEFT.atZone(ZoneOffset.UTC))
                .items(DeliveryItemBuilder.of().id("l1").quantity(quantity).build())
                .parcels(List.of())
                .build();
    }

    private static Despatch later(Despatch d, Duration by) {
        return new Despatch(
                d.reference(),
                d.orderReference(),
                d.state(),
                d.courier(),
                d.carrier(),
                d.service(),
                d.despatchReference(),
                d.trackingUrl(),
                ShipmentsStory.LEFT.plus(by),
                d.packages(),
                d.lines());
    }
}
