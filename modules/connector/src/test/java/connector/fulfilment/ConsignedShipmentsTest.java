package connector.fulfilment;

import static connector.fulfilment.ShipmentsStory.despatch;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.ItemShippingDetailsBuilder;
import com.commercetools.api.models.cart.ItemShippingTargetBuilder;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.cart.ShippingBuilder;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.product.ProductVariantBuilder;
import connector.commercetools.OrderPlan;
import connector.ledger.Dropped;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink.Part;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders in several parts: what comes back as one of them falls on its own lines, and under its own shipping. */
class ConsignedShipmentsTest {

    private static final Despatch TWO_OF_A = despatch("A_S1", "KET", 2, "1");

    @Test
    void pieces_fall_on_what_was_sent_as_this_reference_not_on_the_first_line_of_the_sku() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 3), line("l2", "KET", 3)));

        write(paper, Plans.shipment(TWO_OF_A, new Part("l2", "KET", 2, null)));

        assertThat(items(paper)).containsExactly(entry("l2", 2L));
    }

    @Test
    void of_more_than_was_sent_as_this_reference_only_that_is_written_even_if_the_order_holds_more() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 5)));
        Shipment shipment = Plans.shipment(despatch("A_S1", "KET", 3, "1"), new Part("l1", "KET", 2, null));

        writePartly(paper, shipment);

        assertThat(items(paper)).containsExactly(entry("l1", 2L));
        assertThat(plan(paper, shipment))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason())
                                .contains("on the order with {KET=2}, OrderFlow now says {KET=3}")
                                .contains("A_S1 brings 3 of KET: ordered 2 with what was sent as W-1001")
                                .contains("too many by 1"));
    }

    @Test
    void a_line_reduced_after_packing_is_delivered_as_far_as_it_goes_and_up_once_there_is_room() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 3), line("l2", "MUG", 1)));
        Despatch five = new Despatch(
                "A_S1",
                "W-1001",
                "despatched",
                "dpd",
                null,
                null,
                null,
                null,
                ShipmentsStory.LEFT,
                List.of("1"),
                List.of(new Despatch.Line("KET", 5, null), new Despatch.Line("MUG", 1, null)));
        Shipment shipment = Plans.shipment(five, new Part("l1", "KET", 5, null), new Part("l2", "MUG", 1, null));

        writePartly(paper, shipment);

        assertThat(items(paper)).containsExactly(entry("l1", 3L), entry("l2", 1L));
        assertThat(paper.parcels()).hasSize(1);
        assertThat(plan(paper, shipment))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason())
                                .contains("brings 5 of KET: ordered 3 by now, sent 5 as W-1001, delivered already 0,"
                                        + " too many by 2"));

        paper.order().getLineItems().getFirst().setQuantity(5L);
        write(paper, shipment);
        assertThat(items(paper)).containsExactly(entry("l1", 5L), entry("l2", 1L));
        assertThat(paper.parcels()).hasSize(1);
        assertThat(plan(paper, shipment)).isInstanceOf(OrderPlan.Nothing.class);
    }

    @Test
    void an_unknown_product_keeps_nothing_else_of_its_shipment_from_the_order() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 1)));
        Shipment shipment = Plans.shipment(new Despatch(
                "A_S1",
                "W-1001",
                "despatched",
                "dpd",
                null,
                null,
                null,
                null,
                ShipmentsStory.LEFT,
                List.of("1"),
                List.of(new Despatch.Line("HAT", 1, null), new Despatch.Line("KET", 1, null))));

        writePartly(paper, shipment);

        assertThat(items(paper)).containsExactly(entry("l1", 1L));
        assertThat(plan(paper, shipment))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason()).contains("A_S1 holds HAT, which the order does not"));
    }

    @Test
    void units_that_commerce_was_told_will_not_come_are_not_delivered_in_silence() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 4)));
        Part part = new Part("l1", "KET", 4, null);
        write(paper, Plans.shipment(TWO_OF_A, part));
        Dropped dropped = Dropped.none("W-1001", "l1", "KET").and(1, "short", 0).toldOfAll();
        Shipments four =
                new Shipments(List.of(Plans.shipment(despatch("A_S1", "KET", 4, "1"), part))).without(List.of(dropped));

        MissingParcels.Found found = MissingParcels.in(paper.order(), four, 500);
        paper.apply(found.actions());

        assertThat(items(paper)).as("as far as units can still be delivered").containsExactly(entry("l1", 3L));
        assertThat(MissingParcels.in(paper.order(), four, 500).problems())
                .singleElement()
                .satisfies(cannot -> assertThat(cannot.reason())
                        .contains("brings 4 of KET: ordered 4 with what was sent as W-1001, cancelled 1,"
                                + " delivered already 0, too many by 1"));
        assertThat(four.writtenOn(paper.order()).get("A_S1").byLine())
                .as("what was written is remembered, so that a change by hand is seen")
                .isEqualTo(Map.of("l1", 3L));
    }

    @Test
    void what_an_earlier_shipment_of_the_reference_took_is_gone() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 5)));
        Part part = new Part("l1", "KET", 3, null);
        Shipment first = Plans.shipment(TWO_OF_A, part);
        Shipment second = Plans.shipment(despatch("A_S2", "KET", 2, "2"), part);
        write(paper, first);

        MissingParcels.Found found = MissingParcels.in(paper.order(), List.of(first, second), 500);
        assertThat(found.problems())
                .singleElement()
                .satisfies(cannot -> assertThat(cannot.reason()).contains("delivered already 2, too many by 1"));
        paper.apply(found.actions());
        assertThat(items(paper)).containsExactly(entry("l1", 2L), entry("l1", 1L));
    }

    @Test
    void what_somebody_else_delivered_of_the_line_is_gone_too() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 2)));
        paper.order()
                .getShippingInfo()
                .setDeliveries(new ArrayList<>(List.of(DeliveryBuilder.of()
                        .id("d")
                        .createdAt(ShipmentsStory.LEFT.atZone(ZoneOffset.UTC))
                        .items(item("l1", 2))
                        .parcels(List.of())
                        .build())));
        paper.order().setShipmentState(ShipmentState.SHIPPED);

        assertThat(plan(paper, Plans.shipment(TWO_OF_A, new Part("l1", "KET", 2, null))))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason()).contains("delivered already 2, too many by 2"));
    }

    @Test
    void a_sku_that_was_sent_as_another_reference_is_unknown_here() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 2), line("l2", "MUG", 1)));

        assertThat(plan(paper, Plans.shipment(TWO_OF_A, new Part("l2", "MUG", 1, null))))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason()).contains("KET").contains("sent as W-1001"));
    }

    @Test
    void each_part_of_an_order_of_several_shippings_is_delivered_under_its_own() {
        OrderOnPaper paper = new OrderOnPaper(multiple(line("l1", "KET", 4)));

        write(
                paper,
                Plans.shipment(TWO_OF_A, new Part("l1", "KET", 2, "work")),
                Plans.shipment(ofAnotherOrder(despatch("B_S1", "KET", 2, "2")), new Part("l1", "KET", 2, "home")));

        assertThat(under(paper, "work")).containsExactly("of-shp-A_S1");
        assertThat(under(paper, "home")).containsExactly("of-shp-B_S1");
    }

    @Test
    void a_shipment_for_several_shippings_becomes_a_delivery_under_each() {
        OrderOnPaper paper = new OrderOnPaper(multiple(
                line("l1", "KET", 2, Map.of("home", 1L, "work", 1L)), line("l2", "MUG", 1, Map.of("work", 1L))));
        Shipment shipment = Plans.shipment(new Despatch(
                "A_S1",
                "W-1001",
                "despatched",
                "dpd",
                null,
                null,
                null,
                null,
                ShipmentsStory.LEFT,
                List.of("1"),
                List.of(new Despatch.Line("KET", 2, null), new Despatch.Line("MUG", 1, null))));

        write(paper, shipment);

        assertThat(under(paper, "home")).containsExactly(ShipmentKeys.delivery("A_S1", "home"));
        assertThat(under(paper, "work")).containsExactly(ShipmentKeys.delivery("A_S1", "work"));
        assertThat(paper.parcels()).as("the first has the parcels").hasSize(1);
        assertThat(items(paper)).containsExactly(entry("l1", 1L), entry("l1", 1L), entry("l2", 1L));
    }

    @Test
    void the_only_shipping_of_the_mode_needs_no_saying() {
        Order order = multiple(line("l1", "KET", 2));
        order.setShipping(order.getShipping().subList(0, 1));
        OrderOnPaper paper = new OrderOnPaper(order);

        write(paper, Plans.shipment(TWO_OF_A));

        assertThat(under(paper, "home")).containsExactly("of-shp-A_S1");
    }

    private static Despatch ofAnotherOrder(Despatch d) {
        return new Despatch(
                d.reference(),
                "W-1001-2",
                d.state(),
                d.courier(),
                d.carrier(),
                d.service(),
                d.despatchReference(),
                d.trackingUrl(),
                d.completed(),
                d.packages(),
                d.lines());
    }

    /** What fits; the rest is left to a person. */
    private static void writePartly(OrderOnPaper paper, Shipment shipment) {
        assertThat(plan(paper, shipment))
                .isInstanceOfSatisfying(OrderPlan.Write.class, write -> paper.apply(write.actions()));
    }

    private static OrderPlan plan(OrderOnPaper paper, Shipment... shipments) {
        return Plans.ofShipments(paper.order(), List.of(shipments));
    }

    private static void write(OrderOnPaper paper, Shipment... shipments) {
        assertThat(plan(paper, shipments))
                .isInstanceOfSatisfying(OrderPlan.Write.class, write -> paper.apply(write.actions()));
        assertThat(plan(paper, shipments)).isInstanceOf(OrderPlan.Nothing.class);
    }

    private static List<Map.Entry<String, Long>> items(OrderOnPaper paper) {
        return paper.deliveries().stream()
                .flatMap(delivery -> delivery.getItems().stream())
                .map(item -> entry(item.getId(), item.getQuantity()))
                .toList();
    }

    private static List<String> under(OrderOnPaper paper, String shippingKey) {
        return OrderedPieces.placed(paper.order()).stream()
                .filter(placed -> shippingKey.equals(placed.shippingKey()))
                .map(placed -> placed.delivery().getKey())
                .toList();
    }

    private static DeliveryItem item(String line, long quantity) {
        return DeliveryItemBuilder.of().id(line).quantity(quantity).build();
    }

    private static LineItem line(String id, String sku, long quantity) {
        return line(id, sku, quantity, Map.of());
    }

    private static LineItem line(String id, String sku, long quantity, Map<String, Long> targets) {
        return LineItemBuilder.of()
                .id(id)
                .variant(ProductVariantBuilder.of().id(1L).sku(sku).build())
                .quantity(quantity)
                .shippingDetails(
                        targets.isEmpty()
                                ? null
                                : ItemShippingDetailsBuilder.of()
                                        .valid(true)
                                        .targets(targets.entrySet().stream()
                                                .sorted(Map.Entry.comparingByKey())
                                                .map(target -> ItemShippingTargetBuilder.of()
                                                        .addressKey("a")
                                                        .shippingMethodKey(target.getKey())
                                                        .quantity(target.getValue())
                                                        .build())
                                                .toList())
                                        .build())
                .buildUnchecked();
    }

    private static Order single(LineItem... lines) {
        return OrderBuilder.of()
                .id("o1")
                .version(1L)
                .lineItems(lines)
                .shippingMode(ShippingMode.SINGLE)
                .shippingInfo(
                        ShippingInfoBuilder.of().deliveries(new ArrayList<>()).buildUnchecked())
                .buildUnchecked();
    }

    private static Order multiple(LineItem... lines) {
        return OrderBuilder.of()
                .id("o1")
                .version(1L)
                .lineItems(lines)
                .shippingMode(ShippingMode.MULTIPLE)
                .shipping(
                        ShippingBuilder.of()
                                .shippingKey("home")
                                .shippingInfo(ShippingInfoBuilder.of()
                                        .deliveries(new ArrayList<>())
                                        .buildUnchecked())
                                .buildUnchecked(),
                        ShippingBuilder.of()
                                .shippingKey("work")
                                .shippingInfo(ShippingInfoBuilder.of()
                                        .deliveries(new ArrayList<>())
                                        .buildUnchecked())
                                .buildUnchecked())
                .buildUnchecked();
    }
}
