package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** {@link MessagePages} through the SDK, which builds the request; the messages are not read into its models. */
final class SdkMessagePages implements MessagePages {

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;

    SdkMessagePages(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public PageAnswer after(Position position, Instant until) {
        var request = project.get()
                .messages()
                .get()
                .withWhere(where(position, until))
                .withSort(List.of("createdAt asc", "id asc"))
                .withLimit(LARGEST_PAGE)
                .withWithTotal(false);
        return switch (asking.bytes("read messages", request, body -> body)) {
            case Good<byte[]>(byte[] body) -> new PageAnswer.Page(body);
            case Bad<byte[]> bad -> new PageAnswer.Failed(bad.failure());
        };
    }

    private static String where(Position after, Instant until) {
        String from = after.id().isEmpty()
                ? "createdAt >= \"%s\"".formatted(after.createdAt())
                : "(createdAt > \"%1$s\" or (createdAt = \"%1$s\" and id > \"%2$s\"))"
                        .formatted(after.createdAt(), after.id());
        return "resource(typeId=\"order\") and createdAt < \"" + until + "\" and " + from;
    }
}
