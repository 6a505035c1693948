package connector.settings;

import connector.routing.CancelRules;
import connector.routing.ReasonTable;
import connector.settings.Mentions.Thing;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code cancellation:} as it is written in the file. */
record CancellationSection(
        @DefaultValue Set<String> requestStates,
        @Nullable String requestField,
        @DefaultValue Set<String> requestValues,
        @Nullable String reasonField,
        @DefaultValue Map<String, String> reasons,
        @Nullable String defaultReason,
        @DefaultValue Map<String, String> warehouseReasons,
        @Nullable String defaultWarehouseReason,
        @Nullable String warehouseReasonField,
        @Nullable String outcomeField,
        @Nullable String outcomeType,
        @Nullable String acceptedState,
        @Nullable String refusedState,
        @DefaultValue("true") boolean closeOrder,
        @DefaultValue("ALARM") CancelRules.FailedPayment failedPayment,
        @DefaultValue("true") boolean orderEdits,
        @Nullable String refundField,
        @Nullable String refundType,
        @Nullable String paymentField,
        @Nullable String paymentType,
        @DefaultValue("true") boolean refundShipping,
        @DefaultValue("true") boolean refundFees) {

    private static final String PATH = "cancellation.";

    /** @param cancelledState key of the line item state for cancelled pieces, null: there is none */
    CancelRules rules(@Nullable String cancelledState, Problems problems) {
        check(problems);
        mention(problems);
        return new CancelRules(
                new CancelRules.Asked(requestStates, requestField, requestValues, reasonField, failedPayment),
                new ReasonTable(reasons, defaultReason),
                new ReasonTable(warehouseReasons, defaultWarehouseReason),
                new CancelRules.Told(
                        outcomeType, outcomeField, warehouseReasonField, acceptedState, refusedState, closeOrder),
                new CancelRules.Lines(cancelledState, refundField, refundType, orderEdits),
                new CancelRules.Payment(paymentField, paymentType, refundShipping, refundFees));
    }

    private void check(Problems problems) {
        if (requestField == null && !requestValues.isEmpty()) {
            problems.add(
                    PATH + "request-values",
                    "has values of a field that is not named",
                    "Name the field with request-field, or leave the values out.");
        }
        if (reasonField == null && requestField == null && !reasons.isEmpty()) {
            problems.add(
                    PATH + "reasons",
                    "no field is named that holds a reason",
                    "Name it with reason-field, or leave the table out.");
        }
        if (warehouseReasonField == null && !warehouseReasons.isEmpty()) {
            problems.add(
                    PATH + "warehouse-reasons",
                    "no field is named that is told a reason",
                    "Name it with warehouse-reason-field, or leave the table out.");
        }
        if (refundType != null && refundField == null) {
            problems.add(
                    PATH + "refund-type",
                    "is given although no field is",
                    "Name the field with refund-field, or leave the type out.");
        }
        if (paymentType != null && paymentField == null) {
            problems.add(
                    PATH + "payment-type",
                    "is given although no field is",
                    "Name the field with payment-field, or leave the type out.");
        }
        same(requestField, outcomeField, "outcome-field", problems);
        same(requestField, warehouseReasonField, "warehouse-reason-field", problems);
        answers(acceptedState, "accepted-state", problems);
        answers(refusedState, "refused-state", problems);
    }

    /** What we write there would ask for a cancellation. */
    private static void same(@Nullable String asks, @Nullable String told, String name, Problems problems) {
        if (asks != null && asks.equals(told)) {
            problems.add(PATH + name, "is the field that asks for a cancellation", "Give it a field of its own.");
        }
    }

    private void answers(@Nullable String state, String name, Problems problems) {
        if (state != null && requestStates.contains(state)) {
            problems.add(PATH + name, "is a state that asks for a cancellation", "Give it a state of its own.");
        }
    }

    private void mention(Problems problems) {
        problems.mention(PATH + "request-states", Thing.WORKFLOW_STATE, requestStates);
        one(problems, "accepted-state", Thing.WORKFLOW_STATE, acceptedState);
        one(problems, "refused-state", Thing.WORKFLOW_STATE, refusedState);
        one(problems, "request-field", Thing.ORDER_FIELD, requestField);
        one(problems, "reason-field", Thing.ORDER_FIELD, reasonField);
        one(problems, "warehouse-reason-field", Thing.ORDER_FIELD, warehouseReasonField);
        one(problems, "outcome-field", Thing.ORDER_FIELD, outcomeField);
        one(problems, "refund-field", Thing.LINE_FIELD, refundField);
        one(problems, "refund-type", Thing.LINE_TYPE, refundType);
        one(problems, "payment-field", Thing.PAYMENT_FIELD, paymentField);
        one(problems, "payment-type", Thing.PAYMENT_TYPE, paymentType);
        String reason = reasonField == null ? requestField : reasonField;
        if (reason != null && !reasons.isEmpty()) {
            problems.codes(PATH + "reasons", reason, reasons.keySet(), defaultReason != null);
        }
        if (warehouseReasonField != null && !warehouseReasons.isEmpty()) {
            problems.codes(
                    PATH + "warehouse-reasons", warehouseReasonField, Set.copyOf(warehouseReasons.values()), true);
        }
    }

    private static void one(Problems problems, String name, Thing thing, @Nullable String value) {
        if (value != null) {
            problems.mention(PATH + name, thing, Set.of(value));
        }
    }
}
