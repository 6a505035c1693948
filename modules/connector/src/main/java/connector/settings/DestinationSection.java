package connector.settings;

import connector.orderflow.DestinationSettings;
import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.DestinationSettings.ScopeTransport;
import connector.orderflow.ReturnReports;
import connector.routing.ChangedFields;
import connector.routing.Changes;
import connector.routing.ExportRules;
import connector.routing.ReturnTables;
import connector.routing.ShipmentRules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** One entry of {@code destinations:} as it is written in the file. */
record DestinationSection(
        @Nullable String baseUrl,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("false") boolean passwordHeaders,
        @DefaultValue("BOTH") ScopeTransport scopeTransport,
        @Nullable String channel,
        @DefaultValue("") String organisation,
        @Nullable String site,
        @DefaultValue("Europe/London") String timeZone,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2") int parallelCalls,
        @DefaultValue("5") int callsPerSecond,
        @DefaultValue("30s") Duration restAfterFailures,

        @DefaultValue({"(?i)deadlock", "(?i)lock wait", "(?i)time(d )?-?out", "(?i)try again"})
        List<String> transientFailures,

        @DefaultValue("MissingDataException") List<String> permanentExceptions,

        @DefaultValue({
            "(?i)product.*(not (known|found|exist)|unknown|does ?n.t exist|no such)",
            "(?i)(unknown|no such|missing|cannot find) product"
        })
        List<String> unknownProduct,

        @DefaultValue({"(?i)no cancel operation performed", "(?i)result 'no_operation'"})
        List<String> refusedCancel,

        @DefaultValue("true") boolean unknownOrderIsNamed,
        @DefaultValue("REPLACE") BackslashPolicy backslash,
        @DefaultValue("CANCEL_REIMPORT") Changes.Mode changesAfterExport,
        @DefaultValue Map<String, ChangedFields.Worth> changedFields,
        @DefaultValue Push push,
        @DefaultValue Poll poll,
        @DefaultValue MappingSection mapping,
        @DefaultValue FulfilmentSection fulfilment,
        @DefaultValue WarehouseStatesSection states,
        @DefaultValue ReturnsSection returns) {

    /** How OrderFlow reaches us. */
    record Push(
            @Nullable String user,
            @Nullable String password,
            @Nullable String pathToken,
            @DefaultValue("1048576") int maxBodyBytes,
            @DefaultValue("application/xml;charset=UTF-8") String answerContentType,

            @DefaultValue("<response status=\"success\" messageId=\"{messageId}\"/>")
            String answer,

            @DefaultValue("<response status=\"error\" messageId=\"{messageId}\"/>")
            String errorAnswer) {}

    /** What OrderFlow is asked for by itself. */
    record Poll(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("60s") Duration interval,
            @DefaultValue("2h") Duration overlap,
            @DefaultValue("24h") Duration lookBack,
            @DefaultValue("5m") Duration pendingInterval,
            @DefaultValue("24h") Duration silentAfter) {

        DestinationSettings.Poll settings() {
            return new DestinationSettings.Poll(enabled, interval, overlap, lookBack, pendingInterval, silentAfter);
        }

        /** Zero is off. */
        void check(String path, Problems problems) {
            if (enabled) {
                problems.between(path + "interval", interval, Duration.ofSeconds(1), Duration.ofHours(24));
                problems.between(path + "overlap", overlap, Duration.ZERO, Duration.ofDays(7));
                problems.between(path + "look-back", lookBack, Duration.ZERO, Duration.ofDays(365));
            }
            if (!pendingInterval.isZero()) {
                problems.between(
                        path + "pending-interval", pendingInterval, Duration.ofSeconds(1), Duration.ofHours(24));
            }
            if (!silentAfter.isZero()) {
                problems.between(path + "silent-after", silentAfter, Duration.ofSeconds(1), Duration.ofDays(365));
            }
        }
    }

    DestinationSettings settings(String name, Problems problems) {
        String path = "destinations." + name + ".";
        problems.name("destinations." + name, name);
        limits(path, problems);
        expressions(path + "transient-failures", transientFailures, problems);
        expressions(path + "unknown-product", unknownProduct, problems);
        expressions(path + "refused-cancel", refusedCancel, problems);
        return new DestinationSettings(
                name,
                problems.url(path + "base-url", baseUrl, "https://tenant.orderflow-wms.co.uk/web/"),
                problems.required(path + "user", user, "Give the OrderFlow user of this account."),
                problems.secret(path + "password", password),
                passwordHeaders,
                scopeTransport,
                problems.required(
                        path + "channel", channel, "Give OrderFlow's reference of the channel that orders go to."),
                organisation,
                site,
                zone(path, problems),
                timeout,
                parallelCalls,
                callsPerSecond,
                restAfterFailures,
                transientFailures,
                permanentExceptions,
                backslash,
                push(path + "push.", problems),
                poll.settings(),
                new DestinationSettings.Phrases(unknownProduct, refusedCancel, unknownOrderIsNamed));
    }

    ExportRules exportRules(String name, Problems problems) {
        String path = "destinations." + name + ".";
        return mapping.rules(path, zone(path, new Problems(Map.of())), site, problems);
    }

    ShipmentRules shipmentRules(String name, Problems problems) {
        String path = "destinations." + name + ".";
        return fulfilment.rules(path + "fulfilment.", zone(path, new Problems(Map.of())), problems);
    }

    ReturnTables returnTables(String name, Problems problems) {
        ZoneId clock = zone("destinations." + name + ".", new Problems(Map.of()));
        return returns.tables("destinations." + name + ".returns.", clock, problems);
    }

    Optional<ReturnReports.Poll> returnPoll(String name, Problems problems) {
        return returns.poll(name, "destinations." + name + ".returns.", problems);
    }

    private void limits(String path, Problems problems) {
        problems.between(path + "timeout", timeout, Duration.ofMillis(500), Duration.ofMinutes(10));
        problems.atLeast(path + "parallel-calls", parallelCalls, 1);
        problems.atLeast(path + "calls-per-second", callsPerSecond, 1);
        problems.atLeast(path + "push.max-body-bytes", push.maxBodyBytes, 1);
        poll.check(path + "poll.", problems);
    }

    private static void expressions(String path, List<String> expressions, Problems problems) {
        for (String each : expressions) {
            try {
                Pattern.compile(each);
            } catch (PatternSyntaxException wrong) {
                problems.add(
                        path,
                        "'" + each + "' is not a regular expression: " + wrong.getDescription(),
                        "Escape special characters, or write plain words.");
            }
        }
    }

    private ZoneId zone(String path, Problems problems) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            problems.add(
                    path + "time-zone", "'" + timeZone + "' is not a time zone", "Give one such as Europe/London.");
            return ZoneId.of("UTC");
        }
    }

    private DestinationSettings.Push push(String path, Problems problems) {
        String pushPassword = problems.optionalSecret(path + "password", push.password);
        String pathToken = problems.optionalSecret(path + "path-token", push.pathToken);
        if (push.user != null && pushPassword == null) {
            problems.add(
                    path + "password",
                    "is missing although there is a user",
                    "Give the password OrderFlow pushes with, or remove the user.");
        }
        if (push.user == null && pushPassword != null) {
            problems.add(
                    path + "user",
                    "is missing although there is a password",
                    "Give the user OrderFlow pushes with, or remove the password.");
        }
        return new DestinationSettings.Push(
                push.user,
                pushPassword,
                pathToken,
                push.maxBodyBytes,
                push.answerContentType,
                push.answer,
                push.errorAnswer);
    }
}
