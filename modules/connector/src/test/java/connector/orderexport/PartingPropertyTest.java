package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However an order is parted, its parts are the order: every piece once, every sum to the minor unit. */
class PartingPropertyTest {

    private static final List<String> SUMS = List.of(
            "goodsPriceNet",
            "goodsPriceGross",
            "goodsTax",
            "shippingPriceNet",
            "shippingPriceGross",
            "shippingTax",
            "totalPriceNet",
            "totalPriceGross",
            "totalTax");

    @Property(tries = 1_000)
    void shares_are_the_whole_and_never_of_the_other_sign(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long amount,
            @ForAll @Size(min = 1, max = 7) List<@LongRange(min = 0, max = 100_000_000_000_000L) Long> weights) {
        Shares shares = new Shares(weights);

        List<Long> parts = IntStream.range(0, weights.size())
                .mapToObj(index -> shares.of(amount, index))
                .toList();

        assertThat(parts.stream().mapToLong(each -> each).sum()).isEqualTo(amount);
        assertThat(parts).allMatch(part -> part == 0 || Long.signum(part) == Long.signum(amount));
        long all = weights.stream().mapToLong(each -> each).sum();
        for (int index = 0; all > 0 && index < weights.size(); index++) {
            BigDecimal exact = BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(weights.get(index)))
                    .divide(BigDecimal.valueOf(all), 20, java.math.RoundingMode.HALF_EVEN);
            assertThat(BigDecimal.valueOf(parts.get(index)).subtract(exact).abs())
                    .isLessThan(BigDecimal.ONE);
        }
    }

    @Property(tries = 500)
    void the_documents_of_all_consignments_add_up_to_the_order(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> quantities,
            @ForAll @Size(max = 3) List<@IntRange(min = -5_000, max = 5_000) Integer> fees,
            @ForAll @IntRange(min = 1, max = 5) int ways,
            @ForAll Random chance) {
        Order order = new DrawnOrder(chance, "text").order(quantities, fees);
        List<Consignment> consignments = parted(order, ways, chance);

        Map<String, String> whole = OrderMappingPropertyTest.fields(ready(Rendered.whole(order, ExportRules.DEFAULT)));
        List<Map<String, String>> parts = consignments.stream()
                .map(one -> OrderMappingPropertyTest.fields(
                        ready(OrderMapping.map(Rendered.facts(order), consignments, one, ExportRules.DEFAULT))))
                .toList();

        for (String sum : SUMS) {
            assertThat(total(parts, sum)).as(sum).isEqualByComparingTo(total(List.of(whole), sum));
        }
        assertThat(attributes(parts)).isEqualTo(attributes(List.of(whole)));
        assertThat(pieces(parts)).isEqualTo(pieces(List.of(whole)));
        assertThat(parts).allSatisfy(part -> taxHasTheSignOfItsPrice(part, "goods"));
        assertThat(parts.stream().map(part -> part.get("externalReference"))).doesNotHaveDuplicates();
        assertThat(parts).allMatch(part -> consignments.size() == 1 || "true".equals(part.get("partialOrder")));
    }

    /** Every line and some of the fees go several ways, by chance; what nobody names belongs to the order. */
    static List<Consignment> parted(Order order, int ways, Random chance) {
        List<List<Consignment.Part>> parts = new ArrayList<>();
        IntStream.range(0, ways).forEach(way -> parts.add(new ArrayList<>()));
        for (LineItem line : OrderParts.list(order.getLineItems())) {
            part(line.getId(), line.getQuantity(), parts, chance);
        }
        for (CustomLineItem item : OrderParts.list(order.getCustomLineItems())) {
            if (chance.nextBoolean()) {
                part(item.getId(), item.getQuantity(), parts, chance);
            }
        }
        List<List<Consignment.Part>> filled =
                parts.stream().filter(each -> !each.isEmpty()).toList();
        return IntStream.range(0, filled.size())
                                .filter(way -> filled.get(way).stream()
                                        .anyMatch(part -> part.lineItemId().startsWith("l")))
                                .count()
                        < filled.size()
                ? List.of(WholeOrder.of(order, "route", "main"))
                : IntStream.range(0, filled.size())
                        .mapToObj(way -> new Consignment(
                                "route", "main", "site" + way, filled.size() == 1 ? null : "s" + way, filled.get(way)))
                        .toList();
    }

    private static void part(String id, Long quantity, List<List<Consignment.Part>> parts, Random chance) {
        long left = quantity == null ? 0 : quantity;
        while (left > 0) {
            long some = 1 + chance.nextLong(left);
            parts.get(chance.nextInt(parts.size())).add(new Consignment.Part(id, some, null, null));
            left -= some;
        }
    }

    private static Mapped.Ready ready(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Ready.class);
        return (Mapped.Ready) mapped;
    }

    private static BigDecimal total(List<Map<String, String>> documents, String key) {
        return documents.stream()
                .map(document -> new BigDecimal(document.getOrDefault(key, "0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> attributes(List<Map<String, String>> documents) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Map<String, String> document : documents) {
            for (int i = 1; document.containsKey("orderAttribute." + i + ".name"); i++) {
                String name = document.get("orderAttribute." + i + ".name");
                if (name.startsWith("fee") || name.equals("orderDiscount")) {
                    sums.merge(name, new BigDecimal(document.get("orderAttribute." + i + ".value")), BigDecimal::add);
                }
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<String, Long> pieces(List<Map<String, String>> documents) {
        Map<String, Long> pieces = new HashMap<>();
        for (Map<String, String> document : documents) {
            for (int i = 1; document.containsKey("orderLine." + i + ".quantity"); i++) {
                pieces.merge(
                        document.get("orderLine." + i + ".product.externalReference"),
                        Long.valueOf(document.get("orderLine." + i + ".quantity")),
                        Long::sum);
            }
        }
        return pieces;
    }

    private static void taxHasTheSignOfItsPrice(Map<String, String> document, String what) {
        for (int i = 1; document.containsKey("orderLine." + i + ".totalTax"); i++) {
            assertThat(new BigDecimal(document.get("orderLine." + i + ".totalTax")))
                    .as(what)
                    .isNotNegative();
        }
    }
}
