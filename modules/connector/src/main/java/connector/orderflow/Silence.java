package connector.orderflow;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** When OrderFlow was last heard of each order, so that orders nobody hears of are asked for. */
public interface Silence {

    /**
     * There was news of this order now; in the caller's transaction if there is one.
     *
     * @param finished nothing more is expected: its silence means nothing
     */
    void heard(String projectKey, String orderId, boolean finished);

    /** @return accepted, unfinished orders of the destination that nobody has heard of since; the longest silent ones first */
    List<OrderLink> since(String destination, Instant before, int limit);

    /** The order is being asked for: it is not silent again before long. */
    void asked(OrderLink link, Instant as);

    /** The memory in this database, for a program that is not the service. */
    static Silence in(DataSource database) {
        return SilenceTable.in(database);
    }
}
