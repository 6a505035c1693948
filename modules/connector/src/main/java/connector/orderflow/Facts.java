package connector.orderflow;

import java.util.SequencedMap;
import javax.sql.DataSource;

/**
 * What OrderFlow told about an order, kept so that nobody has to tell it again. One row per order and key, never deleted; a
 * key told again keeps its place and takes the newest content. Flows choose keys of their own: {@code despatch/<shipment reference>},
 * {@code detail/<order reference>}, {@code cancelled/…}, {@code return/…}.
 */
public interface Facts {

    /**
     * All facts of the order whose key starts like this, by key, those told first first.
     *
     * @param type what was saved under such keys, a record that Jackson can write and read
     */
    <T> SequencedMap<String, T> read(String projectKey, String orderId, String keyStart, Class<T> type);

    /** In the caller's transaction if there is one: belongs into a step's recording. */
    void save(String projectKey, String orderId, String key, Object content);

    /** The facts in this database, for a program that is not the service. */
    static Facts in(DataSource database) {
        return FactTable.in(database);
    }
}
