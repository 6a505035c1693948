package connector.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import com.commercetools.api.models.state.StateReferenceBuilder;
import com.commercetools.api.models.store.StoreKeyReferenceBuilder;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys.Kind;
import connector.routing.OnPaper.Taking;
import connector.routing.ReleaseRules.Verdict;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether an order may go, and where to. The order ships to Great Britain and costs pounds. */
class ReleaseAndRouteTest {

    private static final OrderKeys KEYS =
            new OrderKeys(Map.of("s-1", "approved", "s-2", "fraud-check"), Map.of(), Map.of(), Map.of());

    private final Order order;

    ReleaseAndRouteTest() throws IOException {
        try (var json = Objects.requireNonNull(
                ReleaseAndRouteTest.class.getResourceAsStream("/orderexport/same-sku-on-two-lines/order.json"))) {
            order = JsonUtils.fromJsonString(new String(json.readAllBytes(), StandardCharsets.UTF_8), Order.class);
        }
    }

    private Verdict judged(ReleaseRules rules) {
        return rules.judge(OnPaper.facts(order, KEYS));
    }

    /** The rules of a story, and then the defaults. */
    private Verdict judged(ReleaseRule... rules) {
        List<ReleaseRule> all = new ArrayList<>(List.of(rules));
        all.addAll(ReleaseRules.defaults().rules());
        return judged(new ReleaseRules(all));
    }

    private static Verdict held(String rule, String why) {
        return new Verdict.Held(rule, why, null);
    }

    private static Market in(String country) {
        return new Market(Set.of(), Set.of(country), Set.of(), null);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.PaymentStateEnum.class,
            names = {"BALANCE_DUE", "FAILED", "PENDING", "CREDIT_OWED"})
    void any_payment_state_but_paid_is_held_and_named(PaymentState state) {
        order.setPaymentState(state);

        assertThat(judged())
                .isEqualTo(held("payment state", "the payment is " + state.getJsonName() + ", awaited: Paid"));
    }

    @Test
    void an_order_without_a_payment_state_passes() {
        order.setPaymentState((PaymentState) null);

        assertThat(judged()).isEqualTo(new Verdict.Released());
    }

    @Test
    void a_payment_state_we_have_never_heard_of_is_held() {
        order.setPaymentState(PaymentState.findEnum("Escrow"));

        assertThat(judged()).isInstanceOf(Verdict.Held.class);
    }

    @Test
    void the_order_state_is_judged_before_the_payment() {
        order.setOrderState(OrderState.CANCELLED);
        order.setPaymentState(PaymentState.PENDING);

        assertThat(judged()).isEqualTo(held("order state", "the order is Cancelled"));
    }

    @Test
    void a_merchant_may_let_unpaid_orders_go() {
        order.setPaymentState(PaymentState.BALANCE_DUE);

        assertThat(judged(new ReleaseRules(ReleaseRules.lastWord(Set.of(), Set.of("Paid", "BalanceDue")))))
                .isEqualTo(new Verdict.Released());
    }

    @Test
    void a_market_has_its_own_payment_states_and_the_others_keep_theirs() {
        order.setPaymentState(PaymentState.PENDING);
        ReleaseRule invoice = ReleaseRule.named("on invoice", in("GB")).passingPaymentStates(Set.of("Paid", "Pending"));
        ReleaseRule elsewhere =
                ReleaseRule.named("on invoice", in("DE")).passingPaymentStates(Set.of("Paid", "Pending"));

        assertThat(judged(invoice)).isEqualTo(new Verdict.Released());
        assertThat(judged(elsewhere)).isEqualTo(held("payment state", "the payment is Pending, awaited: Paid"));
        order.setPaymentState(PaymentState.FAILED);
        assertThat(judged(invoice)).isEqualTo(held("on invoice", "the payment is Failed, awaited: Paid or Pending"));
        order.setOrderState(OrderState.CANCELLED);
        assertThat(judged(invoice))
                .as("what the rule does not speak of stays with the others")
                .isEqualTo(held("order state", "the order is Cancelled"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "s-1, -",
                "s-2, 'the workflow state is fraud-check, awaited: approved'",
                "gone, 'the order is in no workflow state, awaited: approved'",
                "-, 'the order is in no workflow state, awaited: approved'"
            })
    void an_order_waits_for_its_workflow_state(String stateId, String why) {
        order.setState(
                stateId == null ? null : StateReferenceBuilder.of().id(stateId).build());
        ReleaseRule rule = new ReleaseRule(
                "approval", Market.ANY, null, null, Set.of("approved"), null, Map.of(), Set.of(), null, null);

        assertThat(new ReleaseRules(List.of(rule)).needs()).containsExactly(Kind.STATES);
        assertThat(ReleaseRules.defaults().needs()).isEmpty();
        assertThat(judged(rule)).isEqualTo(why == null ? new Verdict.Released() : held("approval", why));
    }

    @Test
    void some_workflow_states_hold() {
        ReleaseRule rule = new ReleaseRule(
                "fraud", Market.ANY, null, null, null, Set.of("fraud-check"), Map.of(), Set.of(), null, null);
        assertThat(judged(rule)).isEqualTo(new Verdict.Released());

        order.setState(StateReferenceBuilder.of().id("s-2").build());
        assertThat(judged(rule)).isEqualTo(held("fraud", "the workflow state is fraud-check"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'{\"fraud\":\"passed\"}', -",
                "'{\"fraud\":[\"asked\",\"passed\"]}', -",
                "'{\"fraud\":true}', -",
                "'{\"fraud\":\"secret\"}', 'the custom field fraud has another value, awaited: passed or true'",
                "'{}', 'the custom field fraud is absent, awaited: passed or true'",
                "'{\"fraud\":\"passed\",\"onHold\":false}', 'the order has the custom field onHold'"
            })
    void custom_fields_may_hold_an_order(String fields, String why) {
        Order with = OnPaper.order("""
                "custom":{"type":{"typeId":"type","id":"t"},"fields":%s},""".formatted(fields));
        ReleaseRule rule = new ReleaseRule(
                "fraud",
                Market.ANY,
                null,
                null,
                null,
                null,
                Map.of("fraud", Set.of("passed", "true")),
                Set.of("onHold"),
                null,
                null);

        assertThat(new ReleaseRules(List.of(rule)).judge(OnPaper.facts(with)))
                .isEqualTo(why == null ? new Verdict.Released() : held("fraud", why));
    }

    private ReleaseRule holding(String name, Market market, Duration time) {
        return new ReleaseRule(name, market, null, null, null, null, Map.of(), Set.of(), null, time);
    }

    @Test
    void a_hold_time_ends_by_itself_and_the_first_rule_for_the_market_has_the_say() {
        Instant placed = order.getCreatedAt().toInstant();
        ReleaseRules rules = new ReleaseRules(List.of(
                holding("a minute abroad", in("FR"), Duration.ofMinutes(1)),
                holding("two at home", in("GB"), Duration.ofMinutes(2)),
                holding("an hour", Market.ANY, Duration.ofHours(1))));

        assertThat(rules.judge(new OrderFacts(order, KEYS, placed.plusSeconds(119))))
                .isEqualTo(new Verdict.Held(
                        "two at home", "the hold time after placing has not passed", placed.plusSeconds(120)));
        assertThat(rules.judge(new OrderFacts(order, KEYS, placed.plusSeconds(120))))
                .isEqualTo(new Verdict.Released());
    }

    @Test
    void while_something_else_holds_an_order_there_is_no_telling_when_it_goes() {
        order.setPaymentState(PaymentState.PENDING);

        assertThat(judged(holding("an hour", Market.ANY, Duration.ofDays(9999))))
                .isEqualTo(held("payment state", "the payment is Pending, awaited: Paid"));
    }

    @Test
    void what_a_rule_needs_must_be_true() {
        ReleaseRule rule = new ReleaseRule(
                "small orders",
                new Market(Set.of(), Set.of(), Set.of("GBP"), OnPaper.condition("shippingAddress.country = 'GB'")),
                null,
                null,
                null,
                null,
                Map.of(),
                Set.of(),
                OnPaper.condition("$count(lineItems) < 2"),
                null);

        assertThat(judged(rule)).isEqualTo(held("small orders", "this is not true: $count(lineItems) < 2"));
        order.getShippingAddress().setCountry("IE");
        assertThat(judged(rule)).isEqualTo(new Verdict.Released());
    }

    @Test
    void a_condition_without_an_answer_holds() {
        Market unclear = new Market(Set.of(), Set.of(), Set.of(), OnPaper.condition("orderNumber"));

        assertThat(judged(ReleaseRule.named("odd", unclear)))
                .isEqualTo(held("odd", "its condition has no answer: it gives a text, not true or false"));
    }

    @Test
    void the_first_route_that_takes_the_order_wins() {
        Router router = new Router(List.of(
                Taking.all().countries("JP").to("Japan", "tokyo", null),
                Taking.all().when("totalPrice.currencyCode = 'EUR'").to("euros", "venlo", null),
                Taking.all().countries("IE", "GB").to("Britain", "leeds", null),
                Taking.all().to("rest", "venlo", null)));

        assertThat(OnPaper.consignments(router.route(OnPaper.facts(order))))
                .extracting(Consignment::rule)
                .containsExactly("Britain");
    }

    @Test
    void a_route_of_a_store_takes_orders_of_that_store_only() {
        Router router = new Router(List.of(Taking.all().stores("outlet").to("outlet", "leeds", null)));
        assertThat(router.route(OnPaper.facts(order))).isInstanceOf(Routing.NoRoute.class);

        order.setStore(StoreKeyReferenceBuilder.of().key("outlet").build());
        assertThat(OnPaper.consignments(router.route(OnPaper.facts(order))))
                .extracting(Consignment::destination)
                .containsExactly("leeds");
    }

    @Test
    void an_order_without_a_delivery_address_fits_no_route_by_country() {
        order.setShippingAddress(null);
        Router router = new Router(List.of(Taking.all().countries("GB").to("Britain", "leeds", null)));

        assertThat(router.route(OnPaper.facts(order))).isInstanceOf(Routing.NoRoute.class);
    }
}
