package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.CustomLineItemBuilder;
import com.commercetools.api.models.cart.DiscountOnTotalPriceBuilder;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.cart.TaxedPriceBuilder;
import com.commercetools.api.models.common.AddressBuilder;
import com.commercetools.api.models.order.Order;
import connector.orderflow.ImportDocument;
import connector.routing.ExportRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the order: its money arrives whole, each line once, no field too long, and never an exception. */
class OrderMappingPropertyTest {

    @Property(tries = 500)
    void the_document_adds_up_to_the_order(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> quantities,
            @ForAll @Size(max = 3) List<@IntRange(min = -5_000, max = 5_000) Integer> fees,
            @ForAll String text,
            @ForAll Random chance) {
        DrawnOrder drawn = new DrawnOrder(chance, text);
        Order order = drawn.order(quantities, fees);

        Mapped mapped = Rendered.whole(order, ExportRules.DEFAULT);

        assertThat(mapped).isInstanceOf(Mapped.Ready.class);
        Map<String, String> fields = fields((Mapped.Ready) mapped);
        assertMoney(fields, order, drawn, fees.size());
        for (int i = 0; i < quantities.size(); i++) {
            assertThat(fields).containsEntry("orderLine." + (i + 1) + ".product.externalReference", "SKU" + i);
            assertThat(fields)
                    .containsEntry(
                            "orderLine." + (i + 1) + ".quantity",
                            quantities.get(i).toString());
        }
        assertThat(fields).doesNotContainKey("orderLine." + (quantities.size() + 1) + ".quantity");
        assertThat(fields.values())
                .allSatisfy(value -> assertThat(value).isNotBlank().hasSizeLessThanOrEqualTo(255));
        assertThat(fields.get("deliveryCompanyName"))
                .satisfiesAnyOf(
                        name -> assertThat(name).isNull(),
                        name -> assertThat(name).hasSizeLessThanOrEqualTo(120));
    }

    @Property(tries = 500)
    void an_order_with_holes_is_mapped_or_named_but_never_breaks(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 19) Integer> holes, @ForAll Random chance) {
        Order order = new DrawnOrder(chance, "text").order(List.of(2, 1), List.of(300));

        holes.forEach(hole -> HOLES.get(hole).accept(order));

        Mapped mapped = Rendered.whole(order, ExportRules.DEFAULT);
        if (mapped instanceof Mapped.CannotMap cannot) {
            assertThat(cannot.field()).isNotBlank();
            assertThat(cannot.reason()).isNotBlank();
            assertThat(cannot.help()).isNotBlank();
        }
    }

    private static final List<Consumer<Order>> HOLES = List.of(
            order -> order.setId(null),
            order -> order.setOrderNumber(null),
            order -> order.setShippingAddress(null),
            order -> order.setBillingAddress(null),
            order -> order.setTotalPrice(null),
            order -> order.setTaxedPrice(null),
            order -> order.setTaxMode(null),
            order -> order.setLocale("-_-"),
            order -> order.setCreatedAt(null),
            order -> order.setShippingMode(null),
            order -> order.setShippingInfo(null),
            order -> order.setShippingInfo(ShippingInfoBuilder.of().buildUnchecked()),
            order -> order.setCustomLineItems((List<CustomLineItem>) null),
            order -> order.setLineItems((List<LineItem>) null),
            order -> order.setLineItems(LineItemBuilder.of().buildUnchecked()),
            order -> order.setCustomLineItems(CustomLineItemBuilder.of().buildUnchecked()),
            order -> order.setDiscountOnTotalPrice(
                    DiscountOnTotalPriceBuilder.of().buildUnchecked()),
            order -> order.setShippingAddress(AddressBuilder.of().buildUnchecked()),
            order -> order.setTaxedPrice(TaxedPriceBuilder.of().buildUnchecked()),
            order -> order.setDiscountCodes((List<com.commercetools.api.models.cart.DiscountCodeInfo>) null));

    static Map<String, String> fields(Mapped.Ready ready) {
        Map<String, String> fields = new HashMap<>();
        for (ImportDocument.Field field : ready.document().fields()) {
            assertThat(fields.put(field.key(), field.value())).as(field.key()).isNull();
        }
        return fields;
    }

    private static void assertMoney(Map<String, String> fields, Order order, DrawnOrder drawn, int fees) {
        assertThat(amount(fields, "totalPriceNet"))
                .isEqualTo(drawn.decimal(order.getTaxedPrice().getTotalNet()));
        assertThat(amount(fields, "totalPriceGross"))
                .isEqualTo(drawn.decimal(order.getTaxedPrice().getTotalGross()));
        BigDecimal lines = BigDecimal.ZERO;
        for (int i = 1; fields.containsKey("orderLine." + i + ".quantity"); i++) {
            lines = lines.add(amount(fields, "orderLine." + i + ".totalPriceGross"));
        }
        BigDecimal feeSum = BigDecimal.ZERO;
        for (int i = 1; i <= fees; i++) {
            feeSum = feeSum.add(amount(fields, "orderAttribute." + i + ".value"));
        }
        BigDecimal discount = fields.containsValue("orderDiscount")
                ? amount(fields, "orderAttribute." + (fees + 1) + ".value")
                : BigDecimal.ZERO;
        BigDecimal goods = amount(fields, "goodsPriceGross");
        assertThat(goods).isEqualByComparingTo(lines.subtract(discount));
        BigDecimal shipping =
                fields.containsKey("shippingPriceGross") ? amount(fields, "shippingPriceGross") : BigDecimal.ZERO;
        assertThat(goods.add(shipping).add(feeSum)).isEqualByComparingTo(amount(fields, "totalPriceGross"));
    }

    private static BigDecimal amount(Map<String, String> fields, String key) {
        return new BigDecimal(fields.get(key));
    }
}
