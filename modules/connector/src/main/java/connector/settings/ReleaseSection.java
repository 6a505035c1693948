package connector.settings;

import connector.routing.ReleaseRules;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code release:} as it is written in the file. */
record ReleaseSection(
        @DefaultValue("Cancelled") Set<String> heldOrderStates,
        @DefaultValue("Paid") Set<String> paymentStates) {

    private static final Set<String> ORDER_STATES = Set.of("Open", "Confirmed", "Complete", "Cancelled");
    private static final Set<String> PAYMENT_STATES = Set.of("BalanceDue", "Failed", "Pending", "CreditOwed", "Paid");

    ReleaseRules rules(Problems problems) {
        check("release.held-order-states", heldOrderStates, ORDER_STATES, problems);
        check("release.payment-states", paymentStates, PAYMENT_STATES, problems);
        return new ReleaseRules(heldOrderStates, paymentStates);
    }

    private static void check(String path, Set<String> given, Set<String> known, Problems problems) {
        given.stream()
                .filter(each -> !known.contains(each))
                .forEach(each ->
                        problems.add(path, "commercetools has no state '" + each + "'", "Use some of " + known + "."));
    }
}
