package connector.routing;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.PaymentState;
import connector.routing.Condition.Answer;
import connector.routing.ReleaseRules.Verdict;
import connector.routing.ReleaseRules.Verdict.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules that are for an order make of it. The hold time is asked last: while anything else holds the order, there is
 * no telling when it goes.
 *
 * @param rules those for this order, the first to speak of something has the say
 * @param exported a warehouse has it
 */
record Judgement(OrderFacts facts, List<ReleaseRule> rules, boolean exported) {

    Verdict verdict() {
        return Stream.<Function<Judgement, Optional<Held>>>of(
                        Judgement::orderState,
                        Judgement::payment,
                        Judgement::workflow,
                        Judgement::heldWorkflow,
                        Judgement::fields,
                        Judgement::absentFields,
                        Judgement::needs,
                        Judgement::holdTime)
                .flatMap(question -> question.apply(this).stream())
                .<Verdict>map(held -> held)
                .findFirst()
                .orElseGet(Verdict.Released::new);
    }

    private Optional<Held> orderState() {
        Order order = facts.order();
        return order.getOrderState() == null
                ? Optional.empty()
                : first(ReleaseRule::heldOrderStates)
                        .filter(rule -> states(rule.heldOrderStates())
                                .contains(order.getOrderState().getJsonName()))
                        .map(rule -> held(
                                rule, "the order is " + order.getOrderState().getJsonName()));
    }

    private Optional<Held> payment() {
        Order order = facts.order();
        return order.getPaymentState() == null || (exported && PaymentState.CREDIT_OWED.equals(order.getPaymentState()))
                ? Optional.empty()
                : first(ReleaseRule::paymentStates)
                        .filter(rule -> !states(rule.paymentStates())
                                .contains(order.getPaymentState().getJsonName()))
                        .map(rule -> held(
                                rule,
                                "the payment is " + order.getPaymentState().getJsonName()
                                        + awaited(rule.paymentStates())));
    }

    private Optional<Held> workflow() {
        return first(ReleaseRule::workflowStates)
                .filter(rule -> facts.workflowState()
                        .filter(states(rule.workflowStates())::contains)
                        .isEmpty())
                .map(rule -> held(
                        rule,
                        facts.workflowState()
                                        .map(state -> "the workflow state is " + state)
                                        .orElse("the order is in no workflow state")
                                + awaited(rule.workflowStates())));
    }

    private Optional<Held> heldWorkflow() {
        return first(ReleaseRule::heldWorkflowStates)
                .filter(rule -> facts.workflowState()
                        .filter(states(rule.heldWorkflowStates())::contains)
                        .isPresent())
                .map(rule -> held(
                        rule, "the workflow state is " + facts.workflowState().orElse("")));
    }

    /** Which value it has stays unsaid: it may be personal. */
    private Optional<Held> fields() {
        Set<String> answered = new HashSet<>();
        for (ReleaseRule rule : rules) {
            for (Map.Entry<String, Set<String>> field : rule.fields().entrySet()) {
                if (answered.add(field.getKey()) && !FieldTexts.oneOf(facts.field(field.getKey()), field.getValue())) {
                    String how = facts.field(field.getKey()).isPresent() ? " has another value" : " is absent";
                    return Optional.of(
                            held(rule, "the custom field " + field.getKey() + how + awaited(field.getValue())));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Held> absentFields() {
        return rules.stream()
                .flatMap(rule -> rule.absentFields().stream()
                        .filter(name -> facts.field(name).isPresent())
                        .map(name -> held(rule, "the order has the custom field " + name)))
                .findFirst();
    }

    private Optional<Held> needs() {
        return rules.stream().flatMap(rule -> unmet(rule).stream()).findFirst();
    }

    private Optional<Held> unmet(ReleaseRule rule) {
        Condition needed = rule.needs();
        return needed == null
                ? Optional.empty()
                : switch (needed.ask(facts)) {
                    case Answer.Yes yes -> Optional.empty();
                    case Answer.No no -> Optional.of(held(rule, "this is not true: " + needed.expression()));
                    case Answer.Unclear why -> Optional.of(held(rule, "its condition has no answer: " + why.why()));
                };
    }

    private Optional<Held> holdTime() {
        return first(ReleaseRule::holdFor).flatMap(rule -> {
            Duration time = rule.holdFor() == null ? Duration.ZERO : rule.holdFor();
            if (facts.order().getCreatedAt() == null) {
                return time.isZero()
                        ? Optional.empty()
                        : Optional.of(held(rule, "the order does not say when it was placed"));
            }
            Instant until = facts.order().getCreatedAt().toInstant().plus(time);
            return facts.now().isBefore(until)
                    ? Optional.of(new Held(rule.name(), "the hold time after placing has not passed", until))
                    : Optional.empty();
        });
    }

    private Optional<ReleaseRule> first(Function<ReleaseRule, @Nullable Object> speaksOf) {
        return rules.stream().filter(rule -> speaksOf.apply(rule) != null).findFirst();
    }

    private static Held held(ReleaseRule rule, String why) {
        return new Held(rule.name(), why, null);
    }

    private static Set<String> states(@Nullable Set<String> states) {
        return states == null ? Set.of() : states;
    }

    private static String awaited(@Nullable Set<String> states) {
        return ", awaited: " + String.join(" or ", new TreeSet<>(states(states)));
    }
}
