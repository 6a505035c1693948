package sandbox.orderflow;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The tenant a stand-in plays.
 *
 * @param channels channel reference to organisation reference
 * @param sites warehouse references; the first takes orders that name none
 * @param timeZone of every time stamp on the wire, which carries none (reference §1.9)
 * @param authFailureStatus 401, 403 or 412 (reference §1.7)
 * @param products which SKUs an order may hold
 * @param escapes how a backslash in an import value is read (reference §1.5)
 * @param cancelChangesReference what a cancel does that does not say (reference §2.4 leaves it open)
 * @param tellsSite whether a shipment's detail names its site (ASSUMED: no source shows such an attribute)
 * @param returnRules which announced returns are accepted
 * @param stateNames what it calls the states of orders, shipments and lines
 * @param orderUpdates what becomes of {@code operation="update"} on an order (reference §2.5: not found anywhere)
 */
public record SandboxAccount(
        String user,
        String password,
        Map<String, String> channels,
        List<String> sites,
        ZoneId timeZone,
        int authFailureStatus,
        Products products,
        Escapes escapes,
        boolean cancelChangesReference,
        OrderUpdates orderUpdates,
        boolean tellsSite,
        ReturnRules returnRules,
        StateNames stateNames) {

    /** Which SKUs an order may hold. */
    public enum Products {
        ANY,
        /** Imported products and those with stock set. */
        KNOWN_ONLY
    }

    /** How a backslash in an import value is read. */
    public enum Escapes {
        NONE,
        /** As {@link java.util.Properties} does: escapes, comment lines and lines that continue. */
        JAVA_PROPERTIES
    }

    /** What becomes of an order import that is an update. */
    public enum OrderUpdates {
        REFUSED,
        /** It replaces the order until picking has begun. */
        ACCEPTED
    }

    public SandboxAccount {
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("An account needs a site");
        }
        channels = Map.copyOf(channels);
        sites = List.copyOf(sites);
    }

    /** One channel {@code web} of organisation {@code myorg}, site {@code Default}, London time, any SKU. */
    public static SandboxAccount of(String user, String password) {
        return new SandboxAccount(
                user,
                password,
                Map.of("web", "myorg"),
                List.of("Default"),
                ZoneId.of("Europe/London"),
                401,
                Products.ANY,
                Escapes.NONE,
                false,
                OrderUpdates.REFUSED,
                false,
                ReturnRules.open(),
                StateNames.USUAL);
    }

    public SandboxAccount channels(Map<String, String> other) {
        return new SandboxAccount(
                user,
                password,
                other,
                sites,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount sites(List<String> other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                other,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount timeZone(ZoneId other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                other,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount authFailureStatus(int other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                other,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount products(Products other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                other,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount escapes(Escapes other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                products,
                other,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount cancelChangesReference(boolean other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                other,
                orderUpdates,
                tellsSite,
                returnRules,
                stateNames);
    }

    public SandboxAccount orderUpdates(OrderUpdates other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                other,
                tellsSite,
                returnRules,
                stateNames);
    }

    /** A tenant whose order detail and events name each shipment's site. */
    public SandboxAccount tellingSites() {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                true,
                returnRules,
                stateNames);
    }

    public SandboxAccount returns(ReturnRules other) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                other,
                stateNames);
    }

    /** A tenant with words of its own for states. @param own by OrderFlow's usual word */
    public SandboxAccount calling(Map<String, String> own) {
        return new SandboxAccount(
                user,
                password,
                channels,
                sites,
                timeZone,
                authFailureStatus,
                products,
                escapes,
                cancelChangesReference,
                orderUpdates,
                tellsSite,
                returnRules,
                new StateNames(own));
    }

    String defaultSite() {
        return sites.getFirst();
    }
}
