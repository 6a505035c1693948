package connector.fulfilment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.product.ProductVariantBuilder;
import connector.commercetools.OrderPlan;
import connector.orderflow.Despatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Despatches told again and again, in parts, in any order and in any grouping, come to the same order. */
class MissingParcelsPropertyTest {

    @Property(tries = 500)
    void every_package_lands_once_and_quantities_agree(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 6) Integer> ordered, @ForAll Random chance) {
        OrderOnPaper paper = new OrderOnPaper(order(ordered));
        List<Despatch> truth = shipments(ordered, chance);
        List<Despatch> news = news(truth, chance);

        int from = 0;
        while (from < news.size()) {
            int to = Math.min(news.size(), from + 1 + chance.nextInt(4));
            write(paper, news.subList(from, to));
            from = to;
        }

        assertThat(paper.parcels())
                .extracting(parcel -> parcel.getTrackingData().getTrackingId())
                .containsExactlyInAnyOrderElementsOf(truth.stream()
                        .flatMap(despatch -> despatch.packages().stream())
                        .toList());
        assertThat(delivered(paper)).isEqualTo(despatched(truth));
        assertThat(deliveredByLine(paper))
                .allSatisfy((line, pieces) -> assertThat(pieces).isLessThanOrEqualTo(ordered.get(index(line))));
        assertThat(paper.order().getShipmentState()).isEqualTo(expectedState(ordered, truth));
        assertThat(Plans.of(paper.order(), news)).isInstanceOf(OrderPlan.Nothing.class);
    }

    @Test
    void more_than_five_hundred_actions_are_written_in_steps() {
        int shipments = 1203;
        OrderOnPaper paper = new OrderOnPaper(order(List.of(shipments)));
        List<Despatch> despatches = IntStream.range(0, shipments)
                .mapToObj(i -> despatch("S" + i, List.of("T" + i), List.of(new Despatch.Line("SKU0", 1, null))))
                .toList();

        int steps = write(paper, despatches);

        assertThat(steps).isEqualTo(3);
        assertThat(paper.parcels()).hasSize(shipments);
        assertThat(paper.order().getShipmentState()).isEqualTo(ShipmentState.SHIPPED);
    }

    @Test
    void a_shipment_that_does_not_fit_comes_whole_with_the_next_step() {
        OrderOnPaper paper = new OrderOnPaper(order(List.of(2)));
        write(paper, List.of(one("S0", "T0"), one("S1", "T1")));
        List<Shipment> more =
                List.of(Plans.shipment(one("S0", "T0", "T2", "T3")), Plans.shipment(one("S1", "T1", "T4", "T5")));

        MissingParcels.Found first = MissingParcels.in(paper.order(), more, 5);
        assertThat(first.actions())
                .as("two packages, and the first no longer holds all")
                .hasSize(3);
        paper.apply(first.actions());

        assertThat(MissingParcels.in(paper.order(), more, 5).actions()).hasSize(3);
    }

    @Test
    void a_correction_makes_room_for_what_is_new_in_the_same_step() {
        OrderOnPaper paper = new OrderOnPaper(order(List.of(2)));
        write(paper, List.of(despatch("S1", List.of("T1"), List.of(new Despatch.Line("SKU0", 2, null)))));

        MissingParcels.Found found = MissingParcels.in(
                paper.order(), List.of(Plans.shipment(one("S0", "T0")), Plans.shipment(one("S1", "T1"))), 500);

        assertThat(found.problems()).isEmpty();
        paper.apply(found.actions());
        assertThat(paper.parcels()).hasSize(2);
    }

    private static Despatch one(String reference, String... packages) {
        return despatch(reference, List.of(packages), List.of(new Despatch.Line("SKU0", 1, null)));
    }

    /** Gives back the number of update requests it took. */
    private static int write(OrderOnPaper paper, List<Despatch> despatches) {
        int steps = 0;
        while (Plans.of(paper.order(), despatches) instanceof OrderPlan.Write(var actions, String what)) {
            paper.apply(actions);
            steps++;
            assertThat(steps).as("still writing %s", what).isLessThan(10);
        }
        assertThat(Plans.of(paper.order(), despatches)).isInstanceOf(OrderPlan.Nothing.class);
        return steps;
    }

    /** Two lines share each SKU, so that pieces must be spread. */
    private static Order order(List<Integer> ordered) {
        List<LineItem> lines = IntStream.range(0, ordered.size())
                .mapToObj(i -> (LineItem) LineItemBuilder.of()
                        .id("l" + i)
                        .variant(ProductVariantBuilder.of().id(1L).sku(sku(i)).build())
                        .quantity((long) ordered.get(i))
                        .buildUnchecked())
                .toList();
        return OrderBuilder.of()
                .id("o1")
                .version(1L)
                .lineItems(lines)
                .shippingMode(ShippingMode.SINGLE)
                .shippingInfo(
                        ShippingInfoBuilder.of().deliveries(new ArrayList<>()).buildUnchecked())
                .orderState(OrderState.OPEN)
                .shipmentState(ShipmentState.PENDING)
                .buildUnchecked();
    }

    private static String sku(int line) {
        return "SKU" + line / 2;
    }

    private static int index(String line) {
        return Integer.parseInt(line.substring(1));
    }

    /** Deals some or all pieces of every line out to up to four shipments of one to three packages. */
    private static List<Despatch> shipments(List<Integer> ordered, Random chance) {
        List<List<Despatch.Line>> lines =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean everything = chance.nextBoolean();
        boolean named = chance.nextBoolean();
        for (int line = 0; line < ordered.size(); line++) {
            for (int piece = 0; piece < ordered.get(line); piece++) {
                if (everything || chance.nextInt(3) > 0) {
                    lines.get(chance.nextInt(lines.size()))
                            .add(new Despatch.Line(sku(line), 1, named ? "l" + line : null));
                }
            }
        }
        List<Despatch> shipments = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                shipments.add(despatch("O 1/S" + i, packages(i, chance), lines.get(i)));
            }
        }
        return shipments;
    }

    private static List<String> packages(int shipment, Random chance) {
        return IntStream.rangeClosed(0, chance.nextInt(3))
                .mapToObj(n -> "T" + shipment + "-" + n)
                .toList();
    }

    /** Every shipment whole, and some of them several times, with fewer packages or in another sequence. */
    private static List<Despatch> news(List<Despatch> truth, Random chance) {
        List<Despatch> news = new ArrayList<>(truth);
        for (Despatch despatch : truth) {
            for (int again = chance.nextInt(4); again > 0; again--) {
                List<String> some = new ArrayList<>(despatch.packages()
                        .subList(0, 1 + chance.nextInt(despatch.packages().size())));
                Collections.shuffle(some, chance);
                news.add(despatch(despatch.reference(), some, despatch.lines()));
            }
        }
        Collections.shuffle(news, chance);
        return news;
    }

    private static Despatch despatch(String reference, List<String> packages, List<Despatch.Line> lines) {
        Instant completed = Instant.parse("2026-07-03T16:05:12Z");
        return new Despatch(
                reference, "O 1", "despatched", "dpd", "DPD", "Next Day", null, null, completed, packages, lines);
    }

    private static Map<String, Long> delivered(OrderOnPaper paper) {
        Map<String, Long> bySku = new TreeMap<>();
        deliveredByLine(paper).forEach((line, pieces) -> bySku.merge(sku(index(line)), pieces, Long::sum));
        return bySku;
    }

    private static Map<String, Long> deliveredByLine(OrderOnPaper paper) {
        return paper.deliveries().stream()
                .flatMap(delivery -> delivery.getItems().stream())
                .collect(groupingBy(DeliveryItem::getId, summingLong(DeliveryItem::getQuantity)));
    }

    private static Map<String, Long> despatched(List<Despatch> truth) {
        return truth.stream()
                .flatMap(despatch -> despatch.lines().stream())
                .collect(groupingBy(Despatch.Line::sku, TreeMap::new, summingLong(Despatch.Line::quantity)));
    }

    private static ShipmentState expectedState(List<Integer> ordered, List<Despatch> truth) {
        long pieces =
                despatched(truth).values().stream().mapToLong(Long::longValue).sum();
        long all = ordered.stream().mapToLong(Integer::longValue).sum();
        if (pieces == 0) {
            return ShipmentState.PENDING;
        }
        return pieces == all ? ShipmentState.SHIPPED : ShipmentState.PARTIAL;
    }
}
