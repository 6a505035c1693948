package connector.routing;

import java.util.List;

/** Which ways an order goes. */
public sealed interface Routing {

    /** @param consignments at least one; in the order of the routes and then of their suffixes */
    record Routed(List<Consignment> consignments) implements Routing {}

    /**
     * Some line has no way: the order waits for an operator as a whole.
     *
     * @param reason names the lines
     */
    record NoRoute(String reason, String help) implements Routing {}
}
