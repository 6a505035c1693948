package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * One price with and without tax. A side nobody told us stays null and is not sent: an unknown net is not a zero net.
 */
public record Price(@Nullable Money net, @Nullable Money gross) {

    public static Price zeroLike(Money money) {
        return new Price(money.withUnits(0), money.withUnits(0));
    }

    /** Gross less net, null unless both are known. */
    public @Nullable Money tax() {
        return net == null || gross == null ? null : gross.minus(net);
    }

    /** A side is known in the sum only if it is known in both. */
    public Price plus(Price other) {
        return new Price(sum(net, other.net), sum(gross, other.gross));
    }

    public Price minus(Price other) {
        return new Price(difference(net, other.net), difference(gross, other.gross));
    }

    private static @Nullable Money sum(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null ? null : one.plus(other);
    }

    private static @Nullable Money difference(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null ? null : one.minus(other);
    }
}
