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

    /** Of a high-precision price (reference §6). */
    private static final int MOST_DIGITS = 20;

    static Amounts of(TypedMoney total, @Nullable TaxMode mode) {
        return new Amounts(total.getCurrencyCode(), total.getFractionDigits(), mode == TaxMode.DISABLED);
    }

    Money zero() {
        return new Money(0, currency, fractionDigits);
    }

    /** Whether an amount that is only told, not added up, is in the order's currency. */
    boolean speaksOf(TypedMoney money) {
        return currency.equals(money.getCurrencyCode());
    }

    Money money(TypedMoney money) {
        return new Money(money.getCentAmount(), currency, fractionDigits);
    }

    /** @param taxOnTop where nothing is taxed yet: the amount is net */
    Part part(TypedMoney total, @Nullable TaxedItemPrice taxed, boolean taxOnTop) {
        Money amount = money(total);
        return taxDisabled
                ? new Part(amount, new Price(amount, amount))
                : new Part(amount, taxed(taxed).orElseGet(() -> oneSided(amount, taxOnTop)));
    }

    /** Empty unless both sides are there. */
    Optional<Price> taxed(@Nullable TaxedItemPrice taxed) {
        return taxed == null || taxed.getTotalNet() == null || taxed.getTotalGross() == null
                ? Optional.empty()
                : Optional.of(new Price(money(taxed.getTotalNet()), money(taxed.getTotalGross())));
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
        Integer digits = unit.getFractionDigits();
        if (unit.getPreciseAmount() == null || digits == null || digits < 0 || digits > MOST_DIGITS) {
            return null;
        }
        BigDecimal precise = BigDecimal.valueOf(unit.getPreciseAmount(), digits);
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

        /** Whether prices are kept with tax. */
        boolean isGross() {
            return amount.equals(price.gross());
        }

        /** A share at this price: its amount is the side that this amount is, if it is one. */
        Part split(Price share, Money otherwise) {
            if (amount.equals(price.net()) && share.net() != null) {
                return new Part(share.net(), share);
            }
            return amount.equals(price.gross()) && share.gross() != null
                    ? new Part(share.gross(), share)
                    : new Part(otherwise, share);
        }
    }
}
