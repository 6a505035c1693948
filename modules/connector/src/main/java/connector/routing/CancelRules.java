package connector.routing;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import com.commercetools.api.models.payment.PaymentReference;
import com.commercetools.api.models.payment.TransactionState;
import com.commercetools.api.models.payment.TransactionType;
import connector.commercetools.OrderParts;
import connector.commercetools.ProjectKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How commerce asks for a cancellation, how it is told what became of it, and how reasons are called on either side. Pure.
 *
 * @param reasons what commerce writes as its reason, in the words that are recorded
 * @param warehouseReasons what the warehouse shows as its reason, in the value commerce is told
 */
public record CancelRules(
        Asked asked, ReasonTable reasons, ReasonTable warehouseReasons, Told told, Lines lines, Payment payment) {

    /** Order state Cancelled asks; commerce is told in order and shipment states only. */
    public static final CancelRules DEFAULT = new CancelRules(
            new Asked(Set.of(), null, Set.of(), null),
            ReasonTable.PASSING,
            ReasonTable.PASSING,
            new Told(null, null, null, null, null, true),
            new Lines(null, null, null, true),
            Payment.UNTOLD);

    /**
     * What asks for a cancellation, beside the order state Cancelled.
     *
     * @param workflowStates keys of States
     * @param field custom field of the order, null: none
     * @param values of the field that ask; empty: every value but false and blanks
     * @param reasonField custom field of the order with the reason, null: the value of {@code field}, if it says more than yes
     * @param failedPayment what a failed payment of an exported order does
     */
    public record Asked(
            Set<String> workflowStates,
            @Nullable String field,
            Set<String> values,
            @Nullable String reasonField,
            FailedPayment failedPayment) {

        public Asked(
                Set<String> workflowStates, @Nullable String field, Set<String> values, @Nullable String reasonField) {
            this(workflowStates, field, values, reasonField, FailedPayment.ALARM);
        }
    }

    /** What becomes of an order whose payment fails, or is charged back, after a warehouse has got it. */
    public enum FailedPayment {
        /** An operator is told, the order goes on. */
        ALARM,
        /** It is cancelled as if commerce had asked for it. */
        CANCEL,
        NOTHING
    }

    /**
     * Where commerce is told.
     *
     * @param type key of the type that an order without custom fields gets, null: such an order is not told
     * @param field custom field of the order that says what became of it, null: none
     * @param reasonField custom field of the order that gets the warehouse's reason, null: none
     * @param acceptedState key of the workflow state of an order whose cancellation was accepted, null: it stays
     * @param refusedState key of the workflow state of an order whose cancellation was refused, null: it stays
     * @param closesOrder whether a cancellation that was asked for otherwise sets order and shipment state, too
     */
    public record Told(
            @Nullable String type,
            @Nullable String field,
            @Nullable String reasonField,
            @Nullable String acceptedState,
            @Nullable String refusedState,
            boolean closesOrder) {}

    /**
     * How cancelled pieces of a line are told.
     *
     * @param cancelledState key of the line item state, null: there is none
     * @param refundField custom field of the line that gets the amount to refund, null: none
     * @param refundType key of the type that a line without custom fields gets for it, null: it has to have one
     * @param orderEdits whether quantities may be reduced by Order Edits where the platform allows them
     */
    public record Lines(
            @Nullable String cancelledState,
            @Nullable String refundField,
            @Nullable String refundType,
            boolean orderEdits) {}

    /**
     * Where the order's payment is told what was not shipped.
     *
     * @param field custom field of the payment, null: payments are neither read nor written
     * @param type key of the type that a payment without custom fields gets for it, null: such a payment is not told
     * @param shipping whether what was paid for shipping is noted of an order of which nothing is delivered; of others it never is
     * @param fees the same for custom line items that are fees
     */
    public record Payment(@Nullable String field, @Nullable String type, boolean shipping, boolean fees) {

        /** Of an order of which nothing is delivered all is paid back. */
        public Payment(@Nullable String field, @Nullable String type) {
            this(field, type, true, true);
        }

        public static final Payment UNTOLD = new Payment(null, null);
    }

    /** Somebody in commerce wants the order cancelled. @param words how it was asked @param code of the reason */
    public record Request(String words, @Nullable String code) {}

    /** What of the project's keys it takes to answer. */
    public Set<ProjectKeys.Kind> needs() {
        boolean none = asked.workflowStates.isEmpty()
                && lines.cancelledState == null
                && told.refusedState == null
                && told.acceptedState == null;
        return none ? Set.of() : Set.of(ProjectKeys.Kind.STATES);
    }

    /** Empty: nobody asks for it (any more). */
    public Optional<Request> request(OrderFacts facts) {
        return how(facts).map(words -> new Request(words, code(facts)));
    }

    /** The same of an order that a warehouse has: its payment may ask for it, too. */
    public Optional<Request> requestAfterExport(OrderFacts facts) {
        return request(facts)
                .or(() -> asked.failedPayment == FailedPayment.CANCEL
                        ? failedPayment(facts.order()).map(words -> new Request(words, null))
                        : Optional.empty());
    }

    /** What is wrong with the money of an order; empty: nothing that anybody knows of. */
    public static Optional<String> failedPayment(Order order) {
        if (PaymentState.FAILED.equals(order.getPaymentState())) {
            return Optional.of("its payment is Failed");
        }
        boolean chargedBack = order.getPaymentInfo() != null
                && OrderParts.list(order.getPaymentInfo().getPayments()).stream()
                        .map(PaymentReference::getObj)
                        .filter(Objects::nonNull)
                        .flatMap(payment -> OrderParts.list(payment.getTransactions()).stream())
                        .anyMatch(each -> TransactionType.CHARGEBACK.equals(each.getType())
                                && TransactionState.SUCCESS.equals(each.getState()));
        return chargedBack ? Optional.of("its payment was charged back") : Optional.empty();
    }

    /** Its workflow state is our answer to a request, which still stands until somebody moves the order on. */
    public Optional<Request> answered(OrderFacts facts) {
        return facts.workflowState()
                .filter(state -> state.equals(told.refusedState) || state.equals(told.acceptedState))
                .map(state -> new Request("its workflow state is " + state, code(facts)));
    }

    private Optional<String> how(OrderFacts facts) {
        if (OrderState.CANCELLED.equals(facts.order().getOrderState())) {
            return Optional.of("the order is Cancelled");
        }
        Optional<String> state = facts.workflowState().filter(asked.workflowStates::contains);
        if (state.isPresent()) {
            return Optional.of("its workflow state is " + state.get());
        }
        return field(facts, asked.field).filter(this::asks).map(value -> "its field " + asked.field + " asks for it");
    }

    private boolean asks(String value) {
        return asked.values.isEmpty()
                ? !value.isBlank() && !value.equalsIgnoreCase("false")
                : asked.values.contains(value);
    }

    private @Nullable String code(OrderFacts facts) {
        String code = field(facts, asked.reasonField == null ? asked.field : asked.reasonField)
                .orElse(null);
        return code == null || code.isBlank() || code.equalsIgnoreCase("true") || code.equalsIgnoreCase("false")
                ? null
                : code.strip();
    }

    private static Optional<String> field(OrderFacts facts, @Nullable String name) {
        return name == null ? Optional.empty() : facts.field(name).map(String::valueOf);
    }

    /** Pieces of each line that are in the cancelled state, whoever moved them there; lines without any are left out. */
    public Map<String, Long> cancelledPieces(OrderFacts facts) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        if (lines.cancelledState != null) {
            for (LineItem line : facts.lines()) {
                long cancelled = states(line).stream()
                        .filter(each -> each.getState() != null
                                && lines.cancelledState.equals(facts.keys()
                                        .states()
                                        .get(each.getState().getId())))
                        .mapToLong(each -> each.getQuantity() == null ? 0 : each.getQuantity())
                        .sum();
                if (cancelled > 0) {
                    pieces.put(line.getId(), cancelled);
                }
            }
        }
        return pieces;
    }

    private static List<ItemState> states(LineItem line) {
        return line.getState() == null ? List.of() : line.getState();
    }
}
