package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.channel.ChannelPagedQueryResponse;
import connector.commercetools.Channels;
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

    SdkChannels(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public ChannelAnswer byKey(String key) {
        String known = ids.get(key);
        return known == null ? lookUp(key) : new ChannelAnswer.Found(known);
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
