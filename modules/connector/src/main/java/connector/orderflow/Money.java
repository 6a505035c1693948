package connector.orderflow;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount in minor units of its currency. How many digits those are is told by whoever named the amount (JPY 0, EUR 2,
 * KWD 3), never assumed. Adding amounts of two currencies is a mistake of ours and fails.
 *
 * @param currency ISO 4217
 */
public record Money(long minorUnits, String currency, int fractionDigits) {

    public Money plus(Money other) {
        return withUnits(Math.addExact(minorUnits, sameKind(other).minorUnits));
    }

    public Money minus(Money other) {
        return withUnits(Math.subtractExact(minorUnits, sameKind(other).minorUnits));
    }

    /** The nth part, where it is a whole number of minor units. */
    public Optional<Money> exactPart(long n) {
        return minorUnits % n == 0 ? Optional.of(withUnits(minorUnits / n)) : Optional.empty();
    }

    public Money withUnits(long units) {
        return new Money(units, currency, fractionDigits);
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Decimal point, no thousands separator, all digits of the currency, no currency: {@code 1234.50} (reference §1.5). */
    public String plain() {
        return decimal().toPlainString();
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(minorUnits, fractionDigits);
    }

    private Money sameKind(Money other) {
        if (!currency.equals(other.currency) || fractionDigits != other.fractionDigits) {
            throw new IllegalArgumentException(
                    "%s/%d meets %s/%d".formatted(currency, fractionDigits, other.currency, other.fractionDigits));
        }
        return other;
    }
}
