package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import connector.routing.ExportRules;
import connector.workqueue.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gift box is a custom line item that the warehouse packs, the wrapping is a fee: what became of each when not all is shipped. */
class DroppedCustomLinesTest {

    private static final String BOX = "gift-box";

    private MugStory story = exported("None", 1);

    /** Six pieces on lines, some gift boxes, and a fee. */
    private static MugStory exported(String inventoryMode, long boxes) {
        Order order = MugsOnPaper.order(inventoryMode, 3, 2, 1);
        MugsOnPaper.with(order, "custom-1", BOX, boxes);
        MugsOnPaper.with(order, "custom-2", "wrapping", 1);
        MugStory story = new MugStory(order);
        story.exporting = MugStory.products(BOX);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        return story;
    }

    @Test
    void the_warehouse_drops_it_and_its_pieces_are_cancelled_in_commerce() {
        story.floor.ship("W-1", Map.of(BOX, 1L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(1);
        assertThat(story.cancelledCustom("custom-2")).as("the fee").isZero();
        assertThat(story.field(MugStory.FIELD)).isEqualTo("not shipped: 1 x gift-box (short)");
        assertThat(story.field(MugStory.REASON)).isEqualTo("short");
        assertThat(story.edits.calls).as("no order edit").isEmpty();
        assertThat(story.expected()).as("lines").isEqualTo(Map.of("MUG", 5L, "CUP", 1L));
    }

    @Test
    void told_once_it_is_not_told_again() {
        story.floor.ship("W-1", Map.of(BOX, 1L));
        story.hearsOfTheWarehouse();
        story.news();
        long updates = story.shop.updates();
        int calls = story.floor.calls.size();

        story.hearsOfTheWarehouse();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.shop.updates()).isEqualTo(updates);
        assertThat(story.floor.calls).hasSize(calls);
        assertThat(story.dropped()).singleElement().satisfies(each -> {
            assertThat(each.lineId()).isEqualTo("custom-1");
            assertThat(each.told()).isEqualTo(1);
        });
    }

    @Test
    void a_mug_leaves_by_an_edit_and_the_box_by_its_state() {
        story.floor.ship("W-1", Map.of(BOX, 1L, "MUG", 1L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.quantity("line-2")).isEqualTo(1);
        assertThat(story.edits.calls).containsExactly("preview", "create", "apply");
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(1);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("not shipped: 1 x MUG, 1 x gift-box (short)");
    }

    @Test
    void where_stock_is_kept_both_go_by_their_states() {
        story = exported("TrackOnly", 3);
        story.floor.ship("W-1", Map.of(BOX, 2L, "MUG", 1L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelled("line-2")).isEqualTo(1);
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(2);
    }

    @Test
    void what_was_shipped_stays_shipped() {
        story.floor.ship("W-1", Map.of());
        story.hearsOfTheWarehouse();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelledCustom("custom-1")).isZero();
        assertThat(story.dropped()).isEmpty();
    }

    @Test
    void nothing_is_judged_while_a_shipment_is_open() {
        story.floor.split("W-1", "CUP");
        story.floor.shipFirst("W-1", Map.of(BOX, 1L));
        story.hearsOfTheWarehouse();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelledCustom("custom-1")).isZero();

        story.floor.ship("W-1", Map.of());
        story.hearsOfTheWarehouse();
        story.news();
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(1);
    }

    @Test
    void never_more_than_commerce_expects_of_it() {
        story = exported("None", 2);
        story.edit(order -> MugsOnPaper.move(
                MugsOnPaper.customLine(order, "custom-1"), MugsOnPaper.INITIAL, MugsOnPaper.CANCELLED, 1));
        story.floor.ship("W-1", Map.of(BOX, 2L));
        story.hearsOfTheWarehouse();

        story.news();
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(2);
        assertThat(story.dropped())
                .singleElement()
                .satisfies(each -> assertThat(each.quantity()).isEqualTo(1));
    }

    @Test
    void until_its_delivery_is_there_it_is_not_judged() {
        story = exported("None", 2);
        story.floor.ship("W-1", Map.of(BOX, 1L));
        story.hearsOfTheWarehouse();
        var delivered = story.order().getShippingInfo().getDeliveries();
        story.edit(order -> order.getShippingInfo()
                .getDeliveries()
                .forEach(each -> each.setItems(each.getItems().stream()
                        .filter(item -> !item.getId().equals("custom-1"))
                        .toList())));
        story.news();
        assertThat(story.dropped()).isEmpty();

        story.edit(order -> order.getShippingInfo().setDeliveries(delivered));
        story.news();
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(1);
    }

    @Test
    void a_fee_that_the_rules_call_a_product_by_now_was_never_sent() {
        story.exporting = MugStory.products(BOX, "wrapping");
        story.floor.ship("W-1", Map.of());
        story.hearsOfTheWarehouse();
        story.news();
        assertThat(story.cancelledCustom("custom-2")).isZero();
        assertThat(story.dropped()).isEmpty();
    }

    @Test
    void where_everything_is_a_fee_nobody_touches_it() {
        Order order = MugsOnPaper.with(MugsOnPaper.order("None", 3, 2, 1), "custom-2", "wrapping", 1);
        story = new MugStory(order);
        story.exporting = ExportRules.DEFAULT;
        story.news();
        story.floor.ship("W-1", Map.of());
        story.hearsOfTheWarehouse();
        story.news();
        assertThat(story.cancelledCustom("custom-2")).isZero();
        assertThat(story.dropped()).isEmpty();
    }

    @Test
    void a_forbidden_step_is_for_people() {
        story.stateIsFinal = true;
        story.floor.ship("W-1", Map.of(BOX, 1L));
        story.hearsOfTheWarehouse();
        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason())
                                .contains("1 of gift-box will not be shipped, and cannot become 'cancelled'"));
        assertThat(story.cancelledCustom("custom-1")).isZero();
    }

    @Test
    void a_whole_order_is_cancelled_with_its_box_and_without_its_fee() {
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();
        story.news();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.cancelledCustom("custom-1")).isEqualTo(1);
        assertThat(story.cancelledCustom("custom-2")).isZero();
    }
}
