package connector.ledger;

import java.math.BigInteger;
import java.util.List;

/**
 * Apportions an amount by weights, to the minor unit, by largest remainder; the earlier one wins a tie. All shares together are the amount.
 *
 * @param weights none below zero; nothing but zeros count as equal ones
 */
public record Apportionment(List<Long> weights) {

    public Apportionment {
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("these are no weights: " + weights);
        }
        boolean equal = weights.stream().allMatch(weight -> weight == 0);
        weights = equal ? weights.stream().map(weight -> 1L).toList() : List.copyOf(weights);
    }

    /** The share of the one at {@code index}. */
    public long of(long amount, int index) {
        return weights.size() == 1
                ? amount
                : Long.signum(amount) * share(BigInteger.valueOf(amount).abs(), index);
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
