package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import java.time.Duration;
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
    public PageAnswer after(Position position, int limit, int skipped) {
        var sorted = project.get()
                .messages()
                .get()
                .withWhere(where(position))
                .withSort(List.of("createdAt asc", "id asc"))
                .withLimit(limit)
                .withWithTotal(false);
        var request = skipped == 0 ? sorted : sorted.withOffset(skipped);
        Instant asked = asking.clock().instant();
        return switch (asking.<PageAnswer>answer(
                "read messages",
                request,
                (body, headers) -> new PageAnswer.Page(
                        body,
                        TheirTime.of(
                                headers, Duration.between(asked, asking.clock().instant()), asked)))) {
            case Good<PageAnswer>(PageAnswer page) -> page;
            case Bad<PageAnswer> bad when bad.tooLarge() -> new PageAnswer.TooLarge(bad.failure());
            case Bad<PageAnswer> bad -> new PageAnswer.Failed(bad.failure());
        };
    }

    private static String where(Position after) {
        String from = after.id().isEmpty()
                ? "createdAt >= \"%s\"".formatted(after.createdAt())
                : "(createdAt > \"%1$s\" or (createdAt = \"%1$s\" and id > \"%2$s\"))"
                        .formatted(after.createdAt(), after.id());
        return "resource(typeId=\"order\") and " + from;
    }
}
