package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.product.ProductVariantBuilder;
import connector.commercetools.OrderPlan;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink.Part;
import connector.routing.ShipmentRules;
import connector.routing.ShipmentRules.Fields;
import connector.routing.ShipmentRules.ParcelItems;
import connector.routing.ShipmentRules.ReversedDespatch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Two consignments share the lines of an order; their shipments are told, corrected, relabelled, taken back and told again, with
 * somebody else's delivery beside them. Whatever happens, nothing is delivered twice, nobody's delivery is touched, and what
 * fits is on the order as it was told last.
 */
class ShipmentLivesPropertyTest {

    private static final Instant START = Instant.parse("2026-07-03T16:00:00Z");
    private static final long ORDERED = 8;
    private static final ShipmentRules REMOVING =
            new ShipmentRules(Map.of(), Map.of(), ParcelItems.NONE, ReversedDespatch.REMOVE, Fields.NONE);

    @Property(tries = 400)
    void the_order_says_what_was_told_last_as_far_as_it_fits(@ForAll Random chance) {
        OrderOnPaper paper = new OrderOnPaper(order());
        long byHand = chance.nextInt(3);
        deliverByHand(paper, byHand);
        Map<String, Despatch> told = new LinkedHashMap<>();
        Map<String, Map<String, Long>> written = new LinkedHashMap<>();

        for (int news = 0; news < 12; news++) {
            tell(told, chance, news);
            write(paper, told, written);
        }

        assertThat(delivered(paper)).isLessThanOrEqualTo(2 * ORDERED);
        assertThat(paper.deliveries().stream()
                        .filter(delivery -> delivery.getKey() == null)
                        .flatMap(delivery -> delivery.getItems().stream())
                        .mapToLong(DeliveryItem::getQuantity)
                        .sum())
                .as("somebody else's")
                .isEqualTo(byHand);
        for (String consignment : List.of("A", "B")) {
            assertThat(ours(paper, consignment))
                    .as("of what was sent as " + consignment)
                    .isLessThanOrEqualTo(ORDERED);
        }
        told.values().forEach(despatch -> assertAgrees(paper, despatch, problems(paper, told, written)));
    }

    private static void tell(Map<String, Despatch> told, Random chance, int at) {
        String consignment = chance.nextBoolean() ? "A" : "B";
        String reference = consignment + "_S" + chance.nextInt(3);
        boolean back = told.containsKey(reference) && chance.nextInt(4) == 0;
        List<String> packages = new ArrayList<>();
        for (int n = 0; n <= chance.nextInt(3); n++) {
            packages.add(reference + "-" + (chance.nextInt(5) == 0 ? "x" + at : "") + n);
        }
        told.put(
                reference,
                new Despatch(
                        reference,
                        consignment,
                        back ? "packed" : "despatched",
                        "dpd",
                        "DPD",
                        null,
                        null,
                        null,
                        START.plusSeconds(at),
                        packages,
                        List.of(new Despatch.Line("KET", 1 + chance.nextInt(4), null))));
    }

    private static void write(OrderOnPaper paper, Map<String, Despatch> told, Map<String, Map<String, Long>> written) {
        for (int steps = 0; steps < 5; steps++) {
            Shipments shipments = shipments(told, written);
            OrderPlan plan = Plans.ofShipments(paper.order(), shipments.all());
            shipments.writtenOn(paper.order()).forEach((key, value) -> written.put(key, value.byLine()));
            if (!(plan instanceof OrderPlan.Write(var actions, var _))) {
                return;
            }
            paper.apply(actions);
            shipments.writtenOn(paper.order()).forEach((key, value) -> written.put(key, value.byLine()));
        }
        throw new AssertionError("it never comes to rest");
    }

    private static Shipments shipments(Map<String, Despatch> told, Map<String, Map<String, Long>> written) {
        return new Shipments(told.values().stream()
                .map(despatch -> new Shipment(
                        despatch,
                        List.of(part(despatch.orderReference())),
                        REMOVING,
                        written.getOrDefault(despatch.reference(), Map.of())))
                .toList());
    }

    private static Part part(String consignment) {
        return new Part(consignment.equals("A") ? "l1" : "l2", "KET", ORDERED, null);
    }

    private static String problems(
            OrderOnPaper paper, Map<String, Despatch> told, Map<String, Map<String, Long>> written) {
        return Plans.ofShipments(paper.order(), shipments(told, written).all())
                        instanceof OrderPlan.CannotWrite(var reason, var _)
                ? reason
                : "";
    }

    /** On the order as told, with all its packages; or not at all and told why; or as it was, and told why. */
    private static void assertAgrees(OrderOnPaper paper, Despatch despatch, String problems) {
        List<Delivery> there = paper.deliveries().stream()
                .filter(delivery -> ShipmentKeys.delivery(despatch.reference()).equals(delivery.getKey()))
                .toList();
        if (!despatch.isDespatched()) {
            assertThat(there).isEmpty();
            return;
        }
        if (problems.contains(despatch.reference() + " ")) {
            return;
        }
        assertThat(there).hasSize(1);
        assertThat(there.getFirst().getItems().stream()
                        .mapToLong(DeliveryItem::getQuantity)
                        .sum())
                .isEqualTo(despatch.lines().getFirst().quantity());
        assertThat(there.getFirst().getParcels().stream()
                        .map(parcel -> parcel.getTrackingData().getTrackingId())
                        .toList())
                .containsAll(despatch.packages());
    }

    private static long delivered(OrderOnPaper paper) {
        return paper.deliveries().stream()
                .flatMap(delivery -> delivery.getItems().stream())
                .mapToLong(DeliveryItem::getQuantity)
                .sum();
    }

    private static long ours(OrderOnPaper paper, String consignment) {
        Map<String, Long> byLine = paper.deliveries().stream()
                .filter(delivery -> delivery.getKey() != null
                        && delivery.getKey().startsWith(ShipmentKeys.delivery(consignment + "_S")))
                .flatMap(delivery -> delivery.getItems().stream())
                .collect(Collectors.groupingBy(
                        DeliveryItem::getId, TreeMap::new, Collectors.summingLong(DeliveryItem::getQuantity)));
        assertThat(byLine.keySet()).isSubsetOf(part(consignment).lineId());
        return byLine.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void deliverByHand(OrderOnPaper paper, long pieces) {
        if (pieces > 0) {
            paper.deliveries();
            paper.order()
                    .getShippingInfo()
                    .getDeliveries()
                    .add(DeliveryBuilder.of()
                            .id("by-hand")
                            .createdAt(START.atZone(ZoneOffset.UTC))
                            .items(DeliveryItemBuilder.of()
                                    .id("l1")
                                    .quantity(pieces)
                                    .build())
                            .parcels(List.of())
                            .build());
        }
    }

    private static Order order() {
        return OrderBuilder.of()
                .id("o1")
                .version(1L)
                .lineItems(line("l1"), line("l2"))
                .shippingMode(ShippingMode.SINGLE)
                .shippingInfo(
                        ShippingInfoBuilder.of().deliveries(new ArrayList<>()).buildUnchecked())
                .orderState(OrderState.OPEN)
                .shipmentState(ShipmentState.PENDING)
                .buildUnchecked();
    }

    private static LineItem line(String id) {
        return LineItemBuilder.of()
                .id(id)
                .variant(ProductVariantBuilder.of().id(1L).sku("KET").build())
                .quantity(ORDERED)
                .buildUnchecked();
    }
}
