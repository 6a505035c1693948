package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.CustomLineItemBuilder;
import com.commercetools.api.models.cart.DiscountOnTotalPriceBuilder;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.cart.TaxedItemPriceBuilder;
import com.commercetools.api.models.cart.TaxedPriceBuilder;
import com.commercetools.api.models.common.AddressBuilder;
import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.common.HighPrecisionMoneyBuilder;
import com.commercetools.api.models.common.LocalizedString;
import com.commercetools.api.models.common.Price;
import com.commercetools.api.models.common.PriceBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.product.ProductVariantBuilder;
import com.commercetools.api.models.tax_category.TaxRateBuilder;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An order whose parts add up, taxed at the line, tax included or on top, in a currency of 0, 2 or 3 digits. */
final class DrawnOrder {

    private final Random chance;
    private final String text;
    private final int digits;
    private final boolean included;
    private final List<long[]> parts = new ArrayList<>();

    DrawnOrder(Random chance, String text) {
        this.chance = chance;
        this.text = text;
        digits = List.of(0, 2, 3).get(chance.nextInt(3));
        included = chance.nextBoolean();
    }

    Order order(List<Integer> quantities, List<Integer> fees) {
        List<LineItem> lines = IntStream.range(0, quantities.size())
                .mapToObj(i -> line(i, quantities.get(i)))
                .toList();
        List<CustomLineItem> customs = IntStream.range(0, fees.size())
                .mapToObj(i -> fee(i, fees.get(i)))
                .toList();
        ShippingInfo shipping = chance.nextBoolean() ? shipping() : null;
        OrderBuilder order = OrderBuilder.of()
                .id("o1")
                .orderNumber("N1")
                .locale("de-AT")
                .createdAt(ZonedDateTime.parse("2026-07-02T22:45:10Z"))
                .purchaseOrderNumber(text)
                .customerEmail(text)
                .custom(CustomFieldsBuilder.of()
                        .fields(FieldContainerBuilder.of()
                                .addValue("note", text)
                                .build())
                        .buildUnchecked())
                .lineItems(lines)
                .customLineItems(customs)
                .shippingInfo(shipping)
                .taxMode(TaxMode.PLATFORM)
                .shippingAddress(AddressBuilder.of()
                        .country("AT")
                        .lastName("Gruber")
                        .streetName("Ring")
                        .city(text)
                        .company(text.repeat(9))
                        .build());
        if (chance.nextBoolean()) {
            order.billingAddress(AddressBuilder.of()
                    .country("DE")
                    .company(text)
                    .pOBox(text)
                    .additionalAddressInfo(text)
                    .build());
        }
        if (chance.nextInt(3) == 0) {
            discount(order);
        }
        return totals(order);
    }

    private LineItem line(int i, int quantity) {
        long[] price = part((long) chance.nextInt(20_000) * quantity);
        return LineItemBuilder.of()
                .id("l" + i)
                .name(LocalizedString.of(java.util.Locale.GERMAN, text.repeat(5)))
                .variant(ProductVariantBuilder.of().id(1L).sku("SKU" + i).build())
                .quantity((long) quantity)
                .price(chance.nextBoolean() ? null : precise(priced(price), quantity))
                .totalPrice(money(priced(price)))
                .taxedPrice(TaxedItemPriceBuilder.of()
                        .totalNet(money(price[0]))
                        .totalGross(money(price[1]))
                        .buildUnchecked())
                .taxRate(TaxRateBuilder.of().includedInPrice(included).buildUnchecked())
                .buildUnchecked();
    }

    /** A price of one piece with more digits than the currency has. */
    private Price precise(long total, int quantity) {
        return PriceBuilder.of()
                .value(HighPrecisionMoneyBuilder.of()
                        .centAmount(total / quantity)
                        .preciseAmount(total * 1_000 / quantity)
                        .fractionDigits(digits + 3)
                        .currencyCode("XTS")
                        .build())
                .buildUnchecked();
    }

    private CustomLineItem fee(int i, int amount) {
        long[] price = part(amount);
        return CustomLineItemBuilder.of()
                .id("c" + i)
                .slug("fee" + i)
                .quantity(1L)
                .totalPrice(money(priced(price)))
                .taxedPrice(TaxedItemPriceBuilder.of()
                        .totalNet(money(price[0]))
                        .totalGross(money(price[1]))
                        .buildUnchecked())
                .taxRate(TaxRateBuilder.of().includedInPrice(included).buildUnchecked())
                .buildUnchecked();
    }

    private ShippingInfo shipping() {
        long[] price = part(chance.nextInt(2_000));
        return ShippingInfoBuilder.of()
                .shippingMethodName(text)
                .price(money(priced(price)))
                .taxedPrice(TaxedItemPriceBuilder.of()
                        .totalNet(money(price[0]))
                        .totalGross(money(price[1]))
                        .buildUnchecked())
                .taxRate(TaxRateBuilder.of().includedInPrice(included).buildUnchecked())
                .buildUnchecked();
    }

    private void discount(OrderBuilder order) {
        long[] off = part(-chance.nextInt(3_000));
        order.discountOnTotalPrice(DiscountOnTotalPriceBuilder.of()
                .discountedAmount(money(-priced(off)))
                .discountedNetAmount(money(-off[0]))
                .discountedGrossAmount(money(-off[1]))
                .buildUnchecked());
    }

    private Order totals(OrderBuilder order) {
        return order.totalPrice(money(sum(parts.stream().mapToLong(this::priced))))
                .taxedPrice(TaxedPriceBuilder.of()
                        .totalNet(money(sum(parts.stream().mapToLong(part -> part[0]))))
                        .totalGross(money(sum(parts.stream().mapToLong(part -> part[1]))))
                        .buildUnchecked())
                .buildUnchecked();
    }

    /** Net and gross, some 20 % apart. */
    private long[] part(long amount) {
        long tax = amount / 5;
        long[] part = included ? new long[] {amount - tax, amount} : new long[] {amount, amount + tax};
        parts.add(part);
        return part;
    }

    private long priced(long[] part) {
        return included ? part[1] : part[0];
    }

    private static long sum(LongStream amounts) {
        return amounts.sum();
    }

    private CentPrecisionMoney money(long units) {
        return CentPrecisionMoneyBuilder.of()
                .centAmount(units)
                .currencyCode("XTS")
                .fractionDigits(digits)
                .build();
    }

    BigDecimal decimal(CentPrecisionMoney money) {
        return BigDecimal.valueOf(money.getCentAmount(), digits);
    }
}
