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
    void more_than_was_sent_as_this_reference_is_too_much_even_if_the_order_holds_more() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 5)));

        assertThat(plan(paper, Plans.shipment(despatch("A_S1", "KET", 3, "1"), new Part("l1", "KET", 2, null))))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason())
                                .contains("A_S1 brings 3 of KET: ordered 2 with what was sent as W-1001")
                                .contains("too many by 1"));
    }

    @Test
    void what_an_earlier_shipment_of_the_reference_took_is_gone() {
        OrderOnPaper paper = new OrderOnPaper(single(line("l1", "KET", 5)));
        Part part = new Part("l1", "KET", 3, null);
        Shipment first = Plans.shipment(TWO_OF_A, part);
        write(paper, first);

        assertThat(plan(paper, first, Plans.shipment(despatch("A_S2", "KET", 2, "2"), part)))
                .isInstanceOfSatisfying(
                        OrderPlan.CannotWrite.class,
                        cannot -> assertThat(cannot.reason()).contains("delivered already 2, too many by 1"));
        write(paper, first, Plans.shipment(despatch("A_S2", "KET", 1, "2"), part));
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
