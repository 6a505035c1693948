package connector.orderexport;

import connector.ledger.Apportionment;
import connector.orderexport.Amounts.Part;
import connector.orderflow.Money;
import connector.orderflow.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Apportions prices by weights. All shares together are the amount. Of a price one side and the tax are shared, and the other side follows:
 * no tax has the wrong sign.
 *
 * @param by its weights are none below zero; nothing but zeros count as equal ones
 */
record Shares(Apportionment by) {

    Shares(List<Long> weights) {
        this(new Apportionment(weights));
    }

    List<Long> weights() {
        return by.weights();
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
        return by.of(amount, index);
    }

    private @Nullable Money orNull(@Nullable Money whole, int index) {
        return whole == null ? null : of(whole, index);
    }
}
