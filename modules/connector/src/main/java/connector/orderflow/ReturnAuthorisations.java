package connector.orderflow;

import java.util.List;

/** Which orders an authorisation was given to OrderFlow for. */
public interface ReturnAuthorisations {

    /** Ids of the orders; more than one when a shop uses the same authorisation again. */
    List<String> ordersOf(String projectKey, String destination, String authorisation);

    /** In the caller's transaction if there is one; the same again changes nothing. */
    void save(String projectKey, String destination, String authorisation, String orderId);
}
