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
        boolean cancelChangesReference) {

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
                false);
    }

    public SandboxAccount channels(Map<String, String> other) {
        return new SandboxAccount(
                user, password, other, sites, timeZone, authFailureStatus, products, escapes, cancelChangesReference);
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
                cancelChangesReference);
    }

    public SandboxAccount timeZone(ZoneId other) {
        return new SandboxAccount(
                user, password, channels, sites, other, authFailureStatus, products, escapes, cancelChangesReference);
    }

    public SandboxAccount authFailureStatus(int other) {
        return new SandboxAccount(
                user, password, channels, sites, timeZone, other, products, escapes, cancelChangesReference);
    }

    public SandboxAccount products(Products other) {
        return new SandboxAccount(
                user, password, channels, sites, timeZone, authFailureStatus, other, escapes, cancelChangesReference);
    }

    public SandboxAccount escapes(Escapes other) {
        return new SandboxAccount(
                user, password, channels, sites, timeZone, authFailureStatus, products, other, cancelChangesReference);
    }

    String defaultSite() {
        return sites.getFirst();
    }
}
