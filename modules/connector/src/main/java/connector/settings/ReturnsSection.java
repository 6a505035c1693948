package connector.settings;

import com.commercetools.api.models.order.ReturnPaymentState;
import connector.orderflow.ReturnReports;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Code;
import connector.routing.ReturnTables.Outcome;
import connector.routing.ReturnTables.Outcomes;
import connector.routing.ReturnTables.Refund;
import connector.settings.Mentions.Thing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code returns:} of a destination as it is written in the file. */
record ReturnsSection(
        @DefaultValue("true") boolean announce,
        @Nullable String reasonField,
        @DefaultValue Map<String, String> reasons,
        @Nullable String reasonsOtherwise,
        @DefaultValue Map<String, String> receivedReasons,
        @Nullable String receivedReasonsOtherwise,
        @Nullable String conditionField,
        @DefaultValue Map<String, String> conditions,
        @Nullable String conditionsOtherwise,
        @DefaultValue Map<String, String> receivedConditions,
        @Nullable String receivedConditionsOtherwise,
        @Nullable String typeField,
        @DefaultValue Map<String, String> types,
        @Nullable String typesOtherwise,
        @DefaultValue Map<String, String> receivedTypes,
        @Nullable String receivedTypesOtherwise,
        @Nullable String noteField,
        @DefaultValue Map<String, Outcome> outcomes,
        @Nullable Outcome outcomesOtherwise,
        @Nullable String itemType,
        @Nullable String refundField,
        @Nullable String refundGranted,
        @DefaultValue("NotRefunded") String refundDenied,
        @Nullable String reportKey,
        @DefaultValue("15m") Duration reportInterval,
        @DefaultValue("2d") Duration reportOverlap,
        @DefaultValue("30d") Duration reportLookBack) {

    ReturnTables tables(String path, ZoneId zone, Problems problems) {
        Code reason = new Code(reasonField, reasons, reasonsOtherwise, receivedReasons, receivedReasonsOtherwise);
        Code condition = new Code(
                conditionField, conditions, conditionsOtherwise, receivedConditions, receivedConditionsOtherwise);
        Code type = new Code(typeField, types, typesOtherwise, receivedTypes, receivedTypesOtherwise);
        code(path, "reason", reason, problems);
        code(path, "condition", condition, problems);
        code(path, "type", type, problems);
        fields(path, problems);
        return new ReturnTables(
                announce,
                zone,
                reason,
                condition,
                type,
                noteField,
                new Outcomes(outcomes.isEmpty() ? Outcomes.USUAL : outcomes, outcomesOtherwise),
                itemType,
                new Refund(
                        refundField,
                        paymentState(path + "refund-granted", refundGranted, problems),
                        paymentState(path + "refund-denied", refundDenied, problems)));
    }

    /** Only a tenant that has the report is asked for it. */
    Optional<ReturnReports.Poll> poll(String destination, String path, Problems problems) {
        if (reportKey == null) {
            return Optional.empty();
        }
        problems.required(path + "report-key", reportKey, "Give the key of the report, or leave it out.");
        problems.between(path + "report-interval", reportInterval, Duration.ofSeconds(1), Duration.ofHours(24));
        problems.between(path + "report-overlap", reportOverlap, Duration.ZERO, Duration.ofDays(60));
        problems.between(path + "report-look-back", reportLookBack, Duration.ZERO, Duration.ofDays(365));
        return Optional.of(
                new ReturnReports.Poll(destination, reportKey, reportInterval, reportOverlap, reportLookBack));
    }

    /** A table nobody can reach, and a word that cannot be led back, are told; they do no harm at night but surprise by day. */
    private static void code(String path, String name, Code code, Problems problems) {
        String table = path + name + "s";
        if (code.field() == null) {
            unreachable(table, name, code.out(), problems);
            unreachable(path + "received-" + name + "s", name, code.back(), problems);
            return;
        }
        problems.codes(path + name + "-field", code.field(), code.out().keySet(), code.outOtherwise() != null);
        for (String word : code.backOtherwise() == null ? code.ambiguous() : List.<String>of()) {
            problems.add(
                    table,
                    "several codes become '" + word + "', so nobody can tell which it is when OrderFlow says it",
                    "Name one of them in received-" + name + "s.");
        }
    }

    private static void unreachable(String path, String name, Map<String, String> table, Problems problems) {
        if (!table.isEmpty()) {
            problems.add(
                    path,
                    "is never looked at: no field of commercetools holds the code",
                    "Name it in " + name + "-field, or remove the table.");
        }
    }

    private void fields(String path, Problems problems) {
        if (refundField != null) {
            problems.mention(path + "refund-field", Thing.RETURN_ITEM_FIELD, List.of(refundField));
        }
        if (noteField != null) {
            problems.mention(path + "note-field", Thing.RETURN_OR_ORDER_FIELD, List.of(noteField));
        }
        if (itemType != null) {
            problems.mention(path + "item-type", Thing.RETURN_ITEM_TYPE, List.of(itemType));
        }
    }

    private static @Nullable String paymentState(String path, @Nullable String given, Problems problems) {
        if (given == null || given.isBlank()) {
            return null;
        }
        List<String> known = Arrays.stream(ReturnPaymentState.ReturnPaymentStateEnum.values())
                .map(ReturnPaymentState::getJsonName)
                .toList();
        if (!known.contains(given)) {
            problems.add(path, "'" + given + "' is no payment state of returns", "Write one of " + known + ".");
        }
        return given;
    }
}
