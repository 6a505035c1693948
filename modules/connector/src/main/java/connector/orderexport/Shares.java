package connector.orderexport;

import connector.orderexport.Amounts.Part;
import connector.orderflow.Money;
import connector.orderflow.Price;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shares amounts out by weights, to the minor unit, by largest remainder; the earlier one wins a tie. All shares together
 * are the amount. Of a price one side and the tax are shared, and the other side follows: no tax has the wrong sign.
 *
 * @param weights none below zero; nothing but zeros count as equal ones
 */
record Shares(List<Long> weights) {

    Shares {
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("these are no weights: " + weights);
        }
        boolean equal = weights.stream().allMatch(weight -> weight == 0);
        weights = equal ? weights.stream().map(weight -> 1L).toList() : List.copyOf(weights);
    }

    /** The side that prices are kept in is shared first, so that pieces of one price stay at that price. */
    Part of(Part whole, int index) {
        return whole.split(of(whole.price(), whole.isGross(), index), of(whole.amount(), index));
    }

    Price of(Price whole, boolean grossFirst, int index) {
        Money net = whole.net();
        Money gross = whole.gross();
        if (net == null || gross == null) {
            return new Price(orNull(net, index), orNull(gross, index));
        }
        Money tax = of(gross.minus(net), index);
        Money first = of(grossFirst ? gross : net, index);
        return grossFirst ? new Price(first.minus(tax), first) : new Price(first, first.plus(tax));
    }

    Money of(Money whole, int index) {
        return whole.withUnits(of(whole.minorUnits(), index));
    }

    /** The share of the one at {@code index}. */
    long of(long amount, int index) {
        return weights.size() == 1
                ? amount
                : Long.signum(amount) * share(BigInteger.valueOf(amount).abs(), index);
    }

    private @Nullable Money orNull(@Nullable Money whole, int index) {
        return whole == null ? null : of(whole, index);
    }

    private long share(BigInteger amount, int index) {
        BigInteger all = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger[]> parts = weights.stream()
                .map(weight -> amount.multiply(BigInteger.valueOf(weight)).divideAndRemainder(all))
                .toList();
        BigInteger given = parts.stream().map(part -> part[0]).reduce(BigInteger.ZERO, BigInteger::add);
        long left = amount.subtract(given).longValueExact();
        return parts.get(index)[0].longValueExact() + (rank(parts, index) < left ? 1 : 0);
    }

    /** How many come before this one when the rest is handed out. */
    private static long rank(List<BigInteger[]> parts, int index) {
        BigInteger own = parts.get(index)[1];
        long before = 0;
        for (int i = 0; i < parts.size(); i++) {
            int difference = parts.get(i)[1].compareTo(own);
            if (difference > 0 || (difference == 0 && i < index)) {
                before++;
            }
        }
        return before;
    }
}
