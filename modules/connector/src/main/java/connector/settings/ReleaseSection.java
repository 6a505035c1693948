package connector.settings;

import connector.routing.Market;
import connector.routing.ReleaseRule;
import connector.routing.ReleaseRules;
import connector.settings.Mentions.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code release:} as it is written in the file. */
record ReleaseSection(
        @DefaultValue("Cancelled") Set<String> heldOrderStates,
        @DefaultValue("Paid") Set<String> paymentStates,
        @DefaultValue List<Rule> rules) {

    private static final Set<String> ORDER_STATES = Set.of("Open", "Confirmed", "Complete", "Cancelled");
    private static final Set<String> PAYMENT_STATES = Set.of("BalanceDue", "Failed", "Pending", "CreditOwed", "Paid");
    private static final Duration LONGEST_HOLD = Duration.ofDays(90);

    /** One entry of {@code release.rules:}. What is left out, the rule says nothing about. */
    record Rule(
            @Nullable String name,
            @DefaultValue Set<String> stores,
            @DefaultValue Set<String> countries,
            @DefaultValue Set<String> currencies,
            @Nullable String when,
            @Nullable Set<String> heldOrderStates,
            @Nullable Set<String> paymentStates,
            @Nullable Set<String> workflowStates,
            @Nullable Set<String> heldWorkflowStates,
            @DefaultValue Map<String, Set<String>> customFields,
            @DefaultValue Set<String> absentFields,
            @Nullable String needs,
            @Nullable Duration holdFor) {

        ReleaseRule rule(String path, Problems problems) {
            check(path + "held-order-states", orNone(heldOrderStates), ORDER_STATES, problems);
            check(path + "payment-states", orNone(paymentStates), PAYMENT_STATES, problems);
            if (holdFor != null) {
                problems.between(path + "hold-for", holdFor, Duration.ZERO, LONGEST_HOLD);
            }
            mention(path, problems);
            Market market = new Market(
                    stores,
                    Codes.countries(path, countries, problems),
                    Codes.currencies(path, currencies, problems),
                    problems.condition(path + "when", when));
            return new ReleaseRule(
                    problems.required(path + "name", name, "Name the rule: orders that wait for it say so."),
                    market,
                    heldOrderStates,
                    paymentStates,
                    workflowStates,
                    heldWorkflowStates,
                    customFields,
                    absentFields,
                    problems.condition(path + "needs", needs),
                    holdFor);
        }

        private void mention(String path, Problems problems) {
            problems.mention(path + "stores", Thing.STORE, stores);
            problems.mention(path + "workflow-states", Thing.WORKFLOW_STATE, orNone(workflowStates));
            problems.mention(path + "held-workflow-states", Thing.WORKFLOW_STATE, orNone(heldWorkflowStates));
            problems.mention(path + "custom-fields", Thing.ORDER_FIELD, customFields.keySet());
            problems.mention(path + "absent-fields", Thing.ORDER_FIELD, absentFields);
        }
    }

    ReleaseRules rules(Problems problems) {
        check("release.held-order-states", heldOrderStates, ORDER_STATES, problems);
        check("release.payment-states", paymentStates, PAYMENT_STATES, problems);
        List<ReleaseRule> all = new ArrayList<>();
        for (int index = 0; index < rules.size(); index++) {
            all.add(rules.get(index).rule("release.rules[" + index + "].", problems));
        }
        all.addAll(ReleaseRules.lastWord(heldOrderStates, paymentStates));
        return new ReleaseRules(all);
    }

    private static Set<String> orNone(@Nullable Set<String> given) {
        return given == null ? Set.of() : given;
    }

    private static void check(String path, Set<String> given, Set<String> known, Problems problems) {
        given.stream()
                .filter(each -> !known.contains(each))
                .forEach(each ->
                        problems.add(path, "commercetools has no state '" + each + "'", "Use some of " + known + "."));
    }
}
