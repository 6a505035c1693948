package connector.backfill;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.audit.Exchange;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.Channels.ChannelAnswer;
import connector.commercetools.OrderAnswer;
import connector.commercetools.OrderKeys;
import connector.commercetools.OrderPages;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.commercetools.UpdateAnswer;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Orders that can be listed and looked up. It takes no update, from nobody. */
final class ProjectOnPaper implements Orders, OrderPages {

    static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    final List<Position> pagesAsked = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private int pagesUntilTrouble = Integer.MAX_VALUE;
    private int mostOfAnAnswer = Integer.MAX_VALUE;

    /** Order number n is created n seconds after the first; every third shares its moment with the one before. */
    ProjectOnPaper with(int count) {
        for (int each = 0; each < count; each++) {
            has(each, FIRST.plusSeconds(each - (each % 3 == 2 ? 1 : 0)), "Paid");
        }
        return this;
    }

    ProjectOnPaper has(int number, Instant createdAt, String paymentState) {
        String template = """
                {"type": "Order", "id": "%s", "version": 1, "orderNumber": "W-%d", "createdAt": "%s",
                 "orderState": "Open", "paymentState": "%s", "syncInfo": [], "lineItems": [], "customLineItems": [],
                 "totalPrice": {"type": "centPrecision", "currencyCode": "EUR", "centAmount": 0, "fractionDigits": 2}}""";
        orders.add(
                JsonUtils.fromJsonString(template.formatted(id(number), number, createdAt, paymentState), Order.class));
        return this;
    }

    static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    void failsAfterPages(int pages) {
        pagesUntilTrouble = pages;
    }

    /** Its orders are so long that an answer with more of them is too large. */
    ProjectOnPaper answersAtMost(int orders) {
        mostOfAnAnswer = orders;
        return this;
    }

    Project project() {
        return new Project(
                "shop",
                this,
                this,
                key -> new ChannelAnswer.Found("channel-1"),
                (order, kinds) -> new KeysAnswer.Known(OrderKeys.NONE));
    }

    @Override
    public OrdersAnswer after(Position position, Instant until, int limit) {
        pagesAsked.add(position);
        Trail.current().exchanged(page());
        if (pagesUntilTrouble-- <= 0) {
            return new OrdersAnswer.Failed(Failure.of(FailureKind.NO_ANSWER, "no answer in time"));
        }
        Comparator<Position> order = Comparator.comparing(Position::createdAt).thenComparing(Position::id);
        return answer(orders.stream()
                .filter(each -> order.compare(Position.of(each), position) > 0)
                .filter(each -> Position.of(each).createdAt().isBefore(until))
                .sorted(Comparator.comparing(Position::of, order))
                .limit(limit)
                .toList());
    }

    private OrdersAnswer answer(List<Order> found) {
        return found.size() <= mostOfAnAnswer
                ? new OrdersAnswer.Found(found)
                : new OrdersAnswer.TooLarge(Failure.of(FailureKind.BROKEN_ANSWER, "an answer of more than that"));
    }

    private static Exchange page() {
        return new Exchange(
                FIRST,
                Exchange.Direction.OUTBOUND,
                Exchange.System.COMMERCETOOLS,
                "shop",
                "GET",
                "https://shop.example.com/orders",
                200,
                Duration.ofMillis(1),
                1,
                Map.of(),
                new byte[0],
                Map.of(),
                "whole orders".getBytes(StandardCharsets.UTF_8),
                null,
                null);
    }

    @Override
    public OrdersAnswer query(String where, int limit) {
        Set<String> named = QUOTED.matcher(where)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toSet());
        return answer(orders.stream()
                .filter(each -> named.contains(each.getId()) || named.contains(each.getOrderNumber()))
                .limit(limit)
                .toList());
    }

    @Override
    public OrderAnswer get(String orderId) {
        throw new AssertionError("a backfill lists orders; the service reads each when it looks at it");
    }

    @Override
    public OrderAnswer byNumber(String orderNumber) {
        throw new AssertionError("a backfill asks for many orders at once");
    }

    @Override
    public UpdateAnswer update(String orderId, long version, List<OrderUpdateAction> actions) {
        throw new AssertionError("a backfill never writes to commercetools");
    }
}
