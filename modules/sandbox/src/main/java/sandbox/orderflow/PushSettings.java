package sandbox.orderflow;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where and how pushes go (reference §3.1; tries, interval and time-out are not public).
 *
 * @param base the receiver's intake, for example {@code …/in/orderflow/de}; a path token is part of it
 * @param user null: no Basic auth
 * @param kinds what is pushed
 * @param shipmentStates shipment states that are told, beside splits; {@code orderStates} those of orders
 * @param tree whether a shipment's event shows the whole order or only the shipment (reference §3.5 leaves it open)
 * @param answers what a good answer looks like
 * @param tries how often a message is sent until it is accepted, repeats on purpose not counted
 * @param parallel deliveries at a time; messages about one order or product go one after another
 * @param disorder repeats and overtaking on purpose
 */
public record PushSettings(
        URI base,
        @Nullable String user,
        @Nullable String password,
        Set<Kind> kinds,
        Set<ShipmentState> shipmentStates,
        Set<String> orderStates,
        Tree tree,
        Answers answers,
        Duration timeout,
        int tries,
        Duration retryAfter,
        int parallel,
        Disorder disorder) {

    /** What a push is about, and the path below the base it goes to. */
    public enum Kind {
        ORDER_EVENT("/orderEvent.xml"),
        SHIPMENT_EVENT("/shipmentEvent.xml"),
        RETURN_EVENT("/returnEvent.xml"),
        INVENTORY("/productInventory.xml");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /** Shape of a shipment event's detail. */
    public enum Tree {
        /** {@code event/detail/order/shipments} with all shipments. */
        ORDER,
        /** {@code event/detail/shipment} with the order's reference on it. */
        SHIPMENT
    }

    /** A good answer: status and a pattern found in the body. */
    public record Answers(IntPredicate status, Pattern body) {}

    /**
     * Shares from 0 to 1, drawn by seed and message id.
     *
     * @param repeats of accepted messages are sent once more
     * @param overtaken messages wait until the next one about the same order or product went ahead
     */
    public record Disorder(long seed, double repeats, double overtaken) {}

    /** Basic auth, all kinds, packed and despatched shipments, despatched and cancelled orders, any 2xx is good. */
    public static PushSettings to(URI base, String user, String password) {
        return new PushSettings(
                base,
                user,
                password,
                Set.of(Kind.values()),
                Set.of(ShipmentState.PACKED, ShipmentState.DESPATCHED),
                Set.of("despatched", StoredOrder.CANCELLED),
                Tree.ORDER,
                new Answers(status -> status / 100 == 2, Pattern.compile("")),
                Duration.ofSeconds(5),
                10,
                Duration.ofMillis(200),
                8,
                new Disorder(1, 0, 0));
    }

    /** No Basic auth: the base URL holds a token. */
    public static PushSettings to(URI baseWithToken) {
        PushSettings any = to(baseWithToken, "", "");
        return new PushSettings(
                baseWithToken,
                null,
                null,
                any.kinds,
                any.shipmentStates,
                any.orderStates,
                any.tree,
                any.answers,
                any.timeout,
                any.tries,
                any.retryAfter,
                any.parallel,
                any.disorder);
    }

    public PushSettings kinds(Kind... only) {
        return new PushSettings(
                base,
                user,
                password,
                Set.of(only),
                shipmentStates,
                orderStates,
                tree,
                answers,
                timeout,
                tries,
                retryAfter,
                parallel,
                disorder);
    }

    /** Tells of shipments in these states and of orders in those; the words of the latter are those of the wire. */
    public PushSettings telling(Set<ShipmentState> ofShipments, Set<String> ofOrders) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                Set.copyOf(ofShipments),
                Set.copyOf(ofOrders),
                tree,
                answers,
                timeout,
                tries,
                retryAfter,
                parallel,
                disorder);
    }

    public PushSettings tree(Tree other) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                shipmentStates,
                orderStates,
                other,
                answers,
                timeout,
                tries,
                retryAfter,
                parallel,
                disorder);
    }

    public PushSettings answers(Answers other) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                shipmentStates,
                orderStates,
                tree,
                other,
                timeout,
                tries,
                retryAfter,
                parallel,
                disorder);
    }

    public PushSettings tries(int most, Duration after) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                shipmentStates,
                orderStates,
                tree,
                answers,
                timeout,
                most,
                after,
                parallel,
                disorder);
    }

    public PushSettings timeout(Duration other) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                shipmentStates,
                orderStates,
                tree,
                answers,
                other,
                tries,
                retryAfter,
                parallel,
                disorder);
    }

    public PushSettings parallel(int other) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                shipmentStates,
                orderStates,
                tree,
                answers,
                timeout,
                tries,
                retryAfter,
                other,
                disorder);
    }

    public PushSettings disorder(Disorder other) {
        return new PushSettings(
                base,
                user,
                password,
                kinds,
                shipmentStates,
                orderStates,
                tree,
                answers,
                timeout,
                tries,
                retryAfter,
                parallel,
                other);
    }

    URI target(Kind kind) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + kind.path());
    }
}
