package connector.routing;

import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import connector.commercetools.ProjectKeys;
import connector.routing.Condition.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may go to the warehouse. Pure. For every question (order state, payment, workflow state, each custom field,
 * hold time) the first rule that is for the order and speaks of it answers; what rules {@code need} must all be true.
 */
public record ReleaseRules(List<ReleaseRule> rules) {

    public ReleaseRules {
        rules = List.copyOf(rules);
    }

    /** Not cancelled, and paid as far as commercetools knows. */
    public static ReleaseRules defaults() {
        return new ReleaseRules(
                lastWord(Set.of(OrderState.CANCELLED.getJsonName()), Set.of(PaymentState.PAID.getJsonName())));
    }

    /** The rules for every order that no rule before them has spoken of. */
    public static List<ReleaseRule> lastWord(Set<String> heldOrderStates, Set<String> paymentStates) {
        return List.of(
                ReleaseRule.named("order state", Market.ANY).holdingOrderStates(heldOrderStates),
                ReleaseRule.named("payment state", Market.ANY).passingPaymentStates(paymentStates));
    }

    /** The answer. */
    public sealed interface Verdict {

        record Released() implements Verdict {}

        /**
         * Held back.
         *
         * @param rule the name of the rule that holds it
         * @param until when the answer may be another one by itself; null: when news comes
         */
        record Held(String rule, String why, @Nullable Instant until) implements Verdict {}
    }

    /** What of the project's keys the rules look at. */
    public Set<ProjectKeys.Kind> needs() {
        return rules.stream().anyMatch(each -> each.workflowStates() != null || each.heldWorkflowStates() != null)
                ? Set.of(ProjectKeys.Kind.STATES)
                : Set.of();
    }

    public Verdict judge(OrderFacts facts) {
        return judge(facts, false);
    }

    /** The same for an order that a warehouse has: money that is owed back to the shopper holds nothing back any more. */
    public Verdict judgeAgain(OrderFacts facts) {
        return judge(facts, true);
    }

    private Verdict judge(OrderFacts facts, boolean exported) {
        List<ReleaseRule> speaking = new ArrayList<>();
        for (ReleaseRule rule : rules) {
            switch (rule.market().covers(facts)) {
                case Answer.Yes yes -> speaking.add(rule);
                case Answer.No no -> {}
                case Answer.Unclear why -> {
                    return new Verdict.Held(rule.name(), "its condition has no answer: " + why.why(), null);
                }
            }
        }
        return new Judgement(facts, speaking, exported).verdict();
    }
}
