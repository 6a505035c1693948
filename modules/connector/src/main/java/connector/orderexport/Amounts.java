package connector.orderexport;

import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.cart.TaxedItemPrice;
import com.commercetools.api.models.common.HighPrecisionMoney;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.tax_category.TaxRate;
import connector.orderflow.Money;
import connector.orderflow.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads commercetools' amounts in one order's currency. An amount without {@code taxedPrice} has one known side only: net
 * where its tax rate says that tax comes on top, else gross, which is what the shopper pays. Under tax mode Disabled there is no
 * tax, so both sides are the amount.
 */
record Amounts(String currency, int fractionDigits, boolean taxDisabled) {

    static Amounts of(TypedMoney total, @Nullable TaxMode mode) {
        return new Amounts(total.getCurrencyCode(), total.getFractionDigits(), mode == TaxMode.DISABLED);
    }

    Money zero() {
        return new Money(0, currency, fractionDigits);
    }

    Money money(TypedMoney money) {
        return new Money(money.getCentAmount(), currency, fractionDigits);
    }

    Part part(TypedMoney total, @Nullable TaxedItemPrice taxed, @Nullable TaxRate rate) {
        Money amount = money(total);
        if (taxDisabled) {
            return new Part(amount, new Price(amount, amount));
        }
        if (taxed != null && taxed.getTotalNet() != null && taxed.getTotalGross() != null) {
            return new Part(amount, new Price(money(taxed.getTotalNet()), money(taxed.getTotalGross())));
        }
        return new Part(amount, oneSided(amount, taxOnTop(rate)));
    }

    static Price oneSided(Money amount, boolean net) {
        return net ? new Price(amount, null) : new Price(null, amount);
    }

    static boolean taxOnTop(@Nullable TaxRate rate) {
        return rate != null && Boolean.FALSE.equals(rate.getIncludedInPrice());
    }

    /**
     * Price of one piece: the exact part of the total, else, on the side prices are kept in, a high-precision unit price
     * rounded half-even, else nothing. Two unit prices on one line therefore give none unless they even out.
     */
    Price unitPrice(Part total, long quantity, @Nullable TypedMoney unit, boolean net) {
        Money rounded = unit instanceof HighPrecisionMoney precise ? rounded(precise, quantity, total.amount()) : null;
        return new Price(
                side(total.price().net(), quantity, net || taxDisabled ? rounded : null),
                side(total.price().gross(), quantity, net ? null : rounded));
    }

    private static @Nullable Money side(@Nullable Money total, long quantity, @Nullable Money otherwise) {
        if (total == null) {
            return null;
        }
        Optional<Money> exact = total.exactPart(quantity);
        return exact.isPresent() ? exact.get() : otherwise;
    }

    /** Null where the unit price does not explain the total, as under an external total. */
    private @Nullable Money rounded(HighPrecisionMoney unit, long quantity, Money total) {
        BigDecimal precise = BigDecimal.valueOf(unit.getPreciseAmount(), unit.getFractionDigits());
        BigDecimal off = precise.multiply(BigDecimal.valueOf(quantity)).subtract(total.decimal());
        if (off.abs().compareTo(BigDecimal.ONE.movePointLeft(fractionDigits)) >= 0) {
            return null;
        }
        return total.withUnits(precise.setScale(fractionDigits, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact());
    }

    /** @param amount in the side commercetools adds up in {@code totalPrice} */
    record Part(Money amount, Price price) {

        Part plus(Part other) {
            return new Part(amount.plus(other.amount), price.plus(other.price));
        }

        Part minus(Part other) {
            return new Part(amount.minus(other.amount), price.minus(other.price));
        }
    }
}
