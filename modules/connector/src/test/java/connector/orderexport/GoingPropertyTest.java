package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is cancelled of an order, what goes and what is cancelled are the order, to the minor unit. */
class GoingPropertyTest {

    @Property(tries = 500)
    void what_goes_and_what_is_cancelled_are_the_order(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> quantities,
            @ForAll @Size(max = 3) List<@IntRange(min = -5_000, max = 5_000) Integer> fees,
            @ForAll @IntRange(min = 1, max = 4) int ways,
            @ForAll Random chance) {
        Order order = new DrawnOrder(chance, "text").order(quantities, fees);
        List<Consignment> routed = PartingPropertyTest.parted(order, ways, chance);
        Map<String, Long> cancelled = new HashMap<>();
        for (LineItem line : order.getLineItems()) {
            long pieces = chance.nextInt((int) (line.getQuantity() + 1));
            if (pieces > 0 && chance.nextBoolean()) {
                cancelled.put(line.getId(), pieces);
            }
        }
        Going going = Going.without(routed, cancelled);

        Map<String, Long> pieces = new HashMap<>();
        Stream.concat(going.consignments().stream(), going.cancelled().stream())
                .flatMap(each -> each.parts().stream())
                .forEach(part -> pieces.merge(part.lineItemId(), part.quantity(), Long::sum));
        order.getLineItems()
                .forEach(line -> assertThat(pieces.get(line.getId())).isEqualTo(line.getQuantity()));
        assertThat(going.consignments()).allMatch(each -> !each.parts().isEmpty());

        BigDecimal shipping = BigDecimal.ZERO;
        for (Consignment one : going.consignments()) {
            Map<String, String> document = OrderMappingPropertyTest.fields(
                    ready(OrderMapping.map(Rendered.facts(order), going, one, ExportRules.DEFAULT)));
            shipping = shipping.add(new BigDecimal(document.getOrDefault("shippingPriceGross", "0")));
            assertThat("true".equals(document.get("partialOrder")))
                    .isEqualTo(going.consignments().size() > 1);
        }
        if (!going.consignments().isEmpty()) {
            Map<String, String> whole =
                    OrderMappingPropertyTest.fields(ready(Rendered.whole(order, ExportRules.DEFAULT)));
            assertThat(shipping)
                    .as("shipping stays with what goes")
                    .isEqualByComparingTo(new BigDecimal(whole.getOrDefault("shippingPriceGross", "0")));
        }
    }

    /** The mapping itself proves the sum, or says that it cannot. */
    private static Mapped.Ready ready(Mapped mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Ready.class);
        return (Mapped.Ready) mapped;
    }
}
