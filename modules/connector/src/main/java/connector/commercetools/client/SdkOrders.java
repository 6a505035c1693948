package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderPagedQueryResponse;
import com.commercetools.api.models.order.OrderUpdate;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.UpdateAnswer;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Orders} through the SDK. */
final class SdkOrders implements Orders {

    /** What an order only refers to and a warehouse is told: payment references, the codes of discounts, the keys of those of lines. */
    private static final List<String> EXPANDED = List.of(
            "paymentInfo.payments[*]",
            "discountCodes[*].discountCode",
            "lineItems[*].discountedPricePerQuantity[*].discountedPrice.includedDiscounts[*].discount");

    private static final int LARGEST_PAGE = 500;
    private static final Predicate<Order> USABLE = order -> order.getId() != null && order.getVersion() != null;

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;
    private final LastReadings last;

    SdkOrders(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
        this.last = new LastReadings(asking.clock());
    }

    @Override
    public OrderAnswer get(String orderId) {
        var request = project.get().orders().withId(orderId).get().withExpand(EXPANDED);
        return answer(asking.bytes("read order", request, body -> last.order(orderId, body)));
    }

    @Override
    public OrderAnswer byNumber(String orderNumber) {
        var request = project.get().orders().withOrderNumber(orderNumber).get().withExpand(EXPANDED);
        return answer(asking.ask("read order by number", request, Order.class, USABLE));
    }

    @Override
    public OrdersAnswer query(String where, int limit) {
        var request = project.get()
                .orders()
                .get()
                .withWhere(where)
                .withExpand(EXPANDED)
                .withSort("id asc")
                .withLimit(Math.min(limit, LARGEST_PAGE))
                .withWithTotal(false);
        Predicate<OrderPagedQueryResponse> usable =
                page -> page.getResults() != null && page.getResults().stream().allMatch(USABLE);
        return switch (asking.ask("query orders", request, OrderPagedQueryResponse.class, usable)) {
            case Good<OrderPagedQueryResponse>(var page) -> new OrdersAnswer.Found(List.copyOf(page.getResults()));
            case Bad<OrderPagedQueryResponse> bad when bad.tooLarge() -> new OrdersAnswer.TooLarge(bad.failure());
            case Bad<OrderPagedQueryResponse> bad -> new OrdersAnswer.Failed(bad.failure());
        };
    }

    @Override
    public UpdateAnswer update(String orderId, long version, List<OrderUpdateAction> actions) {
        var update = OrderUpdate.builder().version(version).actions(actions).build();
        String subject = "update order with "
                + actions.stream().map(OrderUpdateAction::getAction).distinct().collect(Collectors.joining("+"));
        var request = project.get().orders().withId(orderId).post(update);
        return switch (asking.bytes(subject, request, SdkOrders::ifOrder)) {
            case Good<byte[]>(byte[] order) ->
                new UpdateAnswer.Updated(() -> JsonUtils.fromJsonByteArray(order, Order.class));
            case Bad<byte[]> bad
            when bad.status() == 409 -> new UpdateAnswer.Conflict(bad.error().currentVersion());
            case Bad<byte[]> bad -> new UpdateAnswer.Failed(bad.failure());
        };
    }

    /** What every order has. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Stub(@Nullable String id, @Nullable Long version) {}

    private static byte @Nullable [] ifOrder(byte[] body) {
        Stub stub = JsonUtils.fromJsonByteArray(body, Stub.class);
        return stub == null || stub.id() == null || stub.version() == null ? null : body;
    }

    private static OrderAnswer answer(Reply<Order> reply) {
        return switch (reply) {
            case Good<Order>(Order order) -> new OrderAnswer.Found(order);
            case Bad<Order> bad when bad.status() == 404 -> new OrderAnswer.Missing();
            case Bad<Order> bad -> new OrderAnswer.Failed(bad.failure());
        };
    }

    /** The SDK's first reading and writing of an order costs up to seconds: to be paid before the first request. */
    static void warmUp() {
        byte[] order = """
                {"type":"Order","id":"warm-up","version":1,"orderState":"Open","shippingAddress":{"country":"NZ"},
                 "lineItems":[{"id":"1","quantity":1,"name":{"en":"x"},"variant":{"id":1,"sku":"x"},
                 "totalPrice":{"type":"centPrecision","currencyCode":"NZD","centAmount":1,"fractionDigits":2}}],
                 "totalPrice":{"type":"centPrecision","currencyCode":"NZD","centAmount":1,"fractionDigits":2}}
                """.getBytes(StandardCharsets.UTF_8);
        JsonUtils.fromJsonByteArray(order, Order.class);
    }
}
