package connector.settings;

import connector.commercetools.CommercetoolsSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code commercetools:} as it is written in the file. */
record CommercetoolsSection(
        @Nullable String projectKey,
        @Nullable String apiUrl,
        @Nullable String authUrl,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue List<String> scopes,
        @DefaultValue("orderflow") String syncChannel,
        @DefaultValue("12s") Duration timeout,
        @DefaultValue("64") int connections,
        @DefaultValue Map<String, Source> sources,
        @DefaultValue Sweep sweep) {

    /** A way in for messages. */
    record Source(
            @DefaultValue("X-Connector-Secret") String header,
            @Nullable String secret,
            @DefaultValue("1048576") int maxBodyBytes) {}

    /** The sweep of the Messages API. */
    record Sweep(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("60s") Duration interval,
            @DefaultValue("60s") Duration margin,
            @DefaultValue("24h") Duration lookBack) {}

    CommercetoolsSettings settings(Problems problems) {
        String path = "commercetools.";
        problems.between(path + "timeout", timeout, Duration.ofMillis(500), Duration.ofMinutes(5));
        problems.atLeast(path + "connections", connections, 1);
        problems.mention(path + "sync-channel", Mentions.Thing.SYNC_CHANNEL, List.of(syncChannel));
        problems.required(path + "sync-channel", syncChannel, "Give the key of a channel with the role OrderExport.");
        if (sweep.enabled) {
            problems.between(path + "sweep.interval", sweep.interval, Duration.ofSeconds(1), Duration.ofHours(24));
            problems.between(path + "sweep.margin", sweep.margin, Duration.ZERO, Duration.ofHours(1));
            problems.between(path + "sweep.look-back", sweep.lookBack, Duration.ZERO, Duration.ofDays(365));
        }
        return new CommercetoolsSettings(
                problems.required(path + "project-key", projectKey, "Give the key of the commercetools project."),
                problems.url(path + "api-url", apiUrl, "https://api.europe-west1.gcp.commercetools.com"),
                problems.url(path + "auth-url", authUrl, "https://auth.europe-west1.gcp.commercetools.com"),
                problems.required(path + "client-id", clientId, "Give the id of an API client of the project."),
                problems.secret(path + "client-secret", clientSecret),
                scopes,
                syncChannel,
                timeout,
                connections,
                sources(problems),
                new CommercetoolsSettings.Sweep(sweep.enabled, sweep.interval, sweep.margin, sweep.lookBack));
    }

    private Map<String, CommercetoolsSettings.Source> sources(Problems problems) {
        Map<String, CommercetoolsSettings.Source> checked = new LinkedHashMap<>();
        sources.forEach((name, source) -> {
            String path = "commercetools.sources." + name;
            problems.name(path, name);
            problems.atLeast(path + ".max-body-bytes", source.maxBodyBytes, 1);
            String secret = problems.secret(path + ".secret", source.secret);
            checked.put(name, new CommercetoolsSettings.Source(source.header, secret, source.maxBodyBytes));
        });
        return checked;
    }
}
