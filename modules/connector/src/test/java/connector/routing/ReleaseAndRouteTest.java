package connector.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import com.commercetools.api.models.store.StoreKeyReferenceBuilder;
import connector.routing.ReleaseRules.Verdict;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether an order may go, and where to. The order ships to Great Britain and costs pounds. */
class ReleaseAndRouteTest {

    private static final Set<String> ANY = Set.of();

    private final Order order;

    ReleaseAndRouteTest() throws IOException {
        try (var json = Objects.requireNonNull(
                ReleaseAndRouteTest.class.getResourceAsStream("/orderexport/same-sku-on-two-lines/order.json"))) {
            order = JsonUtils.fromJsonString(new String(json.readAllBytes(), StandardCharsets.UTF_8), Order.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.PaymentStateEnum.class,
            names = {"BALANCE_DUE", "FAILED", "PENDING", "CREDIT_OWED"})
    void any_payment_state_but_paid_is_held_and_named(PaymentState state) {
        order.setPaymentState(state);

        assertThat(ReleaseRules.defaults().judge(order))
                .isEqualTo(
                        new Verdict.Held("payment state", "the payment is " + state.getJsonName() + ", awaited: Paid"));
    }

    @Test
    void an_order_without_a_payment_state_passes() {
        order.setPaymentState((PaymentState) null);

        assertThat(ReleaseRules.defaults().judge(order)).isEqualTo(new Verdict.Released());
    }

    @Test
    void a_payment_state_we_have_never_heard_of_is_held() {
        order.setPaymentState(PaymentState.findEnum("Escrow"));

        assertThat(ReleaseRules.defaults().judge(order)).isInstanceOf(Verdict.Held.class);
    }

    @Test
    void the_order_state_is_judged_before_the_payment() {
        order.setOrderState(OrderState.CANCELLED);
        order.setPaymentState(PaymentState.PENDING);

        assertThat(ReleaseRules.defaults().judge(order))
                .isEqualTo(new Verdict.Held("order state", "the order is Cancelled"));
    }

    @Test
    void a_merchant_may_let_unpaid_orders_go() {
        order.setPaymentState(PaymentState.BALANCE_DUE);

        assertThat(new ReleaseRules(ANY, Set.of("Paid", "BalanceDue")).judge(order))
                .isEqualTo(new Verdict.Released());
    }

    @Test
    void the_first_route_that_takes_the_order_wins() {
        Router router = new Router(List.of(
                new Route("Japan", "tokyo", ANY, Set.of("JP"), ANY),
                new Route("euros", "venlo", ANY, ANY, Set.of("EUR")),
                new Route("Britain", "leeds", ANY, Set.of("IE", "GB"), Set.of("GBP")),
                new Route("rest", "venlo", ANY, ANY, ANY)));

        assertThat(router.routeFor(order)).map(Route::rule).contains("Britain");
    }

    @Test
    void a_route_of_a_store_takes_orders_of_that_store_only() {
        Router router = new Router(List.of(new Route("outlet", "leeds", Set.of("outlet"), ANY, ANY)));
        assertThat(router.routeFor(order)).isEmpty();

        order.setStore(StoreKeyReferenceBuilder.of().key("outlet").build());
        assertThat(router.routeFor(order)).map(Route::destination).contains("leeds");
    }

    @Test
    void an_order_without_a_delivery_address_fits_no_route_by_country() {
        order.setShippingAddress(null);

        assertThat(new Router(List.of(new Route("Britain", "leeds", ANY, Set.of("GB"), ANY))).routeFor(order))
                .isEmpty();
    }
}
