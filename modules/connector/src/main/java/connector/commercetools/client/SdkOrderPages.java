package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderPagedQueryResponse;
import connector.commercetools.OrderPages;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@link OrderPages} through the SDK. */
final class SdkOrderPages implements OrderPages {

    private static final Predicate<Order> USABLE =
            order -> order.getId() != null && order.getVersion() != null && order.getCreatedAt() != null;

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;

    SdkOrderPages(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public OrdersAnswer after(Position position, Instant until, int limit) {
        var request = project.get()
                .orders()
                .get()
                .withWhere(where(position, until))
                .withSort(List.of("createdAt asc", "id asc"))
                .withLimit(limit)
                .withWithTotal(false);
        Predicate<OrderPagedQueryResponse> usable =
                page -> page.getResults() != null && page.getResults().stream().allMatch(USABLE);
        return switch (asking.ask("list orders", request, OrderPagedQueryResponse.class, usable)) {
            case Good<OrderPagedQueryResponse>(var page) -> new OrdersAnswer.Found(List.copyOf(page.getResults()));
            case Bad<OrderPagedQueryResponse> bad when bad.tooLarge() -> new OrdersAnswer.TooLarge(bad.failure());
            case Bad<OrderPagedQueryResponse> bad -> new OrdersAnswer.Failed(bad.failure());
        };
    }

    private static String where(Position after, Instant until) {
        String from = after.id().isEmpty()
                ? "createdAt >= \"%s\"".formatted(after.createdAt())
                : "(createdAt > \"%1$s\" or (createdAt = \"%1$s\" and id > \"%2$s\"))"
                        .formatted(after.createdAt(), after.id());
        return "createdAt < \"" + until + "\" and " + from;
    }
}
