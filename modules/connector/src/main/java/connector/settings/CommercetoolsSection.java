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
        sources.forEach((name, source) -> checked.put(
                name,
                new CommercetoolsSettings.Source(
                        source.header,
                        problems.secret("commercetools.sources." + name + ".secret", source.secret),
                        source.maxBodyBytes)));
        return checked;
    }
}
