package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.cart.TaxedItemPriceBuilder;
import com.commercetools.api.models.cart.TaxedPriceBuilder;
import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.common.HighPrecisionMoneyBuilder;
import com.commercetools.api.models.common.PriceBuilder;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is cancelled of an order, in whatever steps: no more is told to be paid back than was paid. */
class RefundPropertyTest {

    private static final List<Map.Entry<String, Integer>> CURRENCIES =
            List.of(Map.entry("JPY", 0), Map.entry("EUR", 2), Map.entry("KWD", 3));

    @Property(tries = 600)
    void no_set_of_units_is_more_than_was_paid_and_all_of_it_is_just_that(@ForAll Random chance) {
        Life life = new Life(chance);
        Refund refund = Refund.in(life.order);

        long some = 0;
        for (Map.Entry<String, Long> each : life.quantities.entrySet()) {
            some += cents(refund.of(each.getKey(), chance.nextLong(each.getValue() + 1)));
        }
        assertThat(some).isBetween(0L, life.paid);
        assertThat(some + cents(refund.shipping())).isLessThanOrEqualTo(life.paid);

        long all = cents(refund.shipping());
        for (Map.Entry<String, Long> each : life.quantities.entrySet()) {
            all += cents(refund.of(each.getKey(), each.getValue()));
        }
        assertThat(all).isEqualTo(life.paid);
    }

    @Property(tries = 300)
    void unit_by_unit_it_grows_and_never_beyond_the_price_of_the_line(@ForAll Random chance) {
        Life life = new Life(chance);
        Refund refund = Refund.in(life.order);
        for (LineItem line : life.order.getLineItems()) {
            long before = 0;
            for (long units = 0; units <= line.getQuantity(); units++) {
                CentPrecisionMoney amount = Objects.requireNonNull(refund.of(line.getId(), units));
                assertThat(amount.getFractionDigits()).isEqualTo(life.digits);
                assertThat(amount.getCurrencyCode()).isEqualTo(life.currency);
                assertThat(amount.getCentAmount()).isBetween(before, life.cost(line));
                before = amount.getCentAmount();
            }
        }
    }

    private static long cents(CentPrecisionMoney amount) {
        return Objects.requireNonNull(amount).getCentAmount();
    }

    /** An order with discounts on lines and on its total, custom line items of either sign, taxed or not. */
    private static final class Life {

        private final Random chance;
        private final String currency;
        private final int digits;
        private final boolean taxed;
        private final boolean onTop;
        private final Map<String, Long> quantities = new LinkedHashMap<>();
        private final Order order = Order.of();
        private final long paid;
        private long sum;

        Life(Random chance) {
            this.chance = chance;
            Map.Entry<String, Integer> money = CURRENCIES.get(chance.nextInt(CURRENCIES.size()));
            currency = money.getKey();
            digits = money.getValue();
            taxed = chance.nextBoolean();
            onTop = taxed && chance.nextBoolean();
            order.setLineItems(lines());
            order.setCustomLineItems(customLines());
            shipping();
            long gross = Math.max(0, sum - (chance.nextInt(3) == 0 ? 0 : chance.nextLong(Math.max(1, sum))));
            order.setTotalPrice(money(onTop ? gross * 100 / 119 : gross));
            if (taxed) {
                order.setTaxedPrice(
                        TaxedPriceBuilder.of().totalGross(money(gross)).buildUnchecked());
            }
            paid = gross;
        }

        private List<LineItem> lines() {
            List<LineItem> lines = new ArrayList<>();
            for (int n = 0; n <= chance.nextInt(5); n++) {
                LineItem line = LineItem.of();
                line.setId("line-" + n);
                line.setQuantity(1L + chance.nextInt(9));
                long gross = chance.nextInt(5) == 0 ? 0 : chance.nextInt(100_000);
                line.setPrice(
                        PriceBuilder.of().id("price-" + n).value(finer(gross)).buildUnchecked());
                line.setTotalPrice(money(side(gross)));
                if (taxed) {
                    line.setTaxedPrice(
                            TaxedItemPriceBuilder.of().totalGross(money(gross)).buildUnchecked());
                }
                quantities.put(line.getId(), line.getQuantity());
                sum += gross;
                lines.add(line);
            }
            return lines;
        }

        private List<CustomLineItem> customLines() {
            List<CustomLineItem> items = new ArrayList<>();
            for (int n = 0; n < chance.nextInt(3); n++) {
                CustomLineItem item = CustomLineItem.of();
                item.setId("custom-" + n);
                item.setQuantity(1L + chance.nextInt(3));
                long gross = chance.nextInt(2_000) - (sum > 1_000 ? 1_000 : 0);
                item.setMoney(finer(gross));
                item.setTotalPrice(money(side(gross)));
                if (taxed) {
                    item.setTaxedPrice(
                            TaxedItemPriceBuilder.of().totalGross(money(gross)).buildUnchecked());
                }
                quantities.put(item.getId(), item.getQuantity());
                sum += gross;
                items.add(item);
            }
            return items;
        }

        private void shipping() {
            long gross = chance.nextInt(1_000);
            ShippingInfoBuilder info = ShippingInfoBuilder.of().price(money(side(gross)));
            if (taxed) {
                info.taxedPrice(
                        TaxedItemPriceBuilder.of().totalGross(money(gross)).buildUnchecked());
            }
            order.setShippingInfo(info.buildUnchecked());
            sum += gross;
        }

        /** A unit price finer than a minor unit, which says nothing of what was paid in the end. */
        private TypedMoney finer(long gross) {
            return chance.nextBoolean()
                    ? money(gross)
                    : HighPrecisionMoneyBuilder.of()
                            .centAmount(gross)
                            .preciseAmount(gross * 1_000 + chance.nextInt(1_000))
                            .currencyCode(currency)
                            .fractionDigits(digits + 3)
                            .build();
        }

        private long side(long gross) {
            return onTop ? gross * 100 / 119 : gross;
        }

        long cost(LineItem line) {
            return taxed
                    ? line.getTaxedPrice().getTotalGross().getCentAmount()
                    : line.getTotalPrice().getCentAmount();
        }

        private CentPrecisionMoney money(long cents) {
            return CentPrecisionMoneyBuilder.of()
                    .centAmount(cents)
                    .currencyCode(currency)
                    .fractionDigits(digits)
                    .build();
        }
    }
}
