package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.channel.ChannelPagedQueryResponse;
import connector.audit.Failure;
import connector.commercetools.Channels;
import connector.commercetools.client.OneCall.Told;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** {@link Channels} through the SDK. */
final class SdkChannels implements Channels {

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, OneCall<ChannelAnswer>> lookUps = new ConcurrentHashMap<>();

    SdkChannels(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public ChannelAnswer byKey(String key) {
        String known = ids.get(key);
        if (known != null) {
            return new ChannelAnswer.Found(known);
        }
        OneCall<ChannelAnswer> lookUp =
                lookUps.computeIfAbsent(key, each -> new OneCall<>("look up channel " + each, asking.clock()));
        return switch (lookUp.ask(() -> told(lookUp(key)))) {
            case Told.Answer<ChannelAnswer>(ChannelAnswer answer) -> answer;
            case Told.Failed<ChannelAnswer>(Failure failure) -> new ChannelAnswer.Failed(failure);
        };
    }

    private static Told<ChannelAnswer> told(ChannelAnswer answer) {
        return answer instanceof ChannelAnswer.Failed(Failure failure)
                ? new Told.Failed<>(failure)
                : new Told.Answer<>(answer);
    }

    private ChannelAnswer lookUp(String key) {
        var request = project.get()
                .channels()
                .get()
                .withWhere("key = \"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .withLimit(1)
                .withWithTotal(false);
        return switch (asking.ask(
                "look up channel " + key,
                request,
                ChannelPagedQueryResponse.class,
                page -> page.getResults() != null
                        && page.getResults().stream().allMatch(channel -> channel.getId() != null))) {
            case Good<ChannelPagedQueryResponse>(var page)
            when page.getResults().isEmpty() -> new ChannelAnswer.Missing();
            case Good<ChannelPagedQueryResponse>(var page) ->
                found(key, page.getResults().getFirst().getId());
            case Bad<ChannelPagedQueryResponse> bad -> new ChannelAnswer.Failed(bad.failure());
        };
    }

    private ChannelAnswer found(String key, String id) {
        ids.put(key, id);
        return new ChannelAnswer.Found(id);
    }
}
