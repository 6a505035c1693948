package connector.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys.Kind;
import connector.routing.OnPaper.Taking;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where lines go. */
class RouterTest {

    private static final OrderKeys KEYS = new OrderKeys(
            Map.of(),
            Map.of("c-1", "leeds", "c-2", "york"),
            Map.of("m-1", "next-day"),
            Map.of("GB", "uk", "GB/Jersey", "islands"));

    private static final Router COLD = new Router(List.of(
            Taking.all().lineField("temperature", "cold").to("cold goods", "main", "york"),
            Taking.all().to("rest", "main", "leeds")));

    private static Routing routed(Router router, Order order) {
        return router.route(OnPaper.facts(order, KEYS));
    }

    private static String cold(String id) {
        return OnPaper.line(
                id,
                1,
                ",\"custom\":{\"type\":{\"typeId\":\"type\",\"id\":\"t\"},\"fields\":{\"temperature\":\"cold\"}}");
    }

    private static String warm(String id) {
        return OnPaper.line(id, 2, "");
    }

    @Test
    void an_order_that_goes_one_way_has_no_suffix() {
        assertThat(OnPaper.told(routed(COLD, OnPaper.order("", warm("a"), warm("b")))))
                .containsExactly("rest > main/leeds -null: 2 x a, 2 x b");
        assertThat(OnPaper.told(routed(COLD, OnPaper.order("", cold("a")))))
                .containsExactly("cold goods > main/york -null: 1 x a");
    }

    @Test
    void lines_with_a_tag_go_to_their_own_site_and_the_rule_is_recorded() {
        assertThat(OnPaper.told(routed(COLD, OnPaper.order("", warm("a"), cold("b"), warm("c")))))
                .containsExactly(
                        "cold goods > main/york -main_york: 1 x b", "rest > main/leeds -main_leeds: 2 x a, 2 x c");
    }

    @Test
    void two_rules_to_one_site_are_one_consignment_and_both_are_named() {
        Router router = new Router(List.of(
                Taking.all().lineField("temperature", "cold").to("cold goods", "main", "leeds"),
                Taking.all().to("rest", "main", "leeds")));

        assertThat(OnPaper.told(routed(router, OnPaper.order("", warm("a"), cold("b")))))
                .containsExactly("cold goods, rest > main/leeds -null: 2 x a, 1 x b");
    }

    @Test
    void lines_go_to_the_warehouse_of_their_supply_channel() {
        Router router = new Router(List.of(
                Taking.all().channels("leeds").to("Leeds", "uk", "leeds"),
                Taking.all().channels("york").to("York", "north", null)));
        String supplied = ",\"supplyChannel\":{\"typeId\":\"channel\",\"id\":\"%s\"}";

        assertThat(router.needs()).containsExactly(Kind.CHANNELS);
        assertThat(OnPaper.told(routed(
                        router,
                        OnPaper.order(
                                "",
                                OnPaper.line("a", 3, supplied.formatted("c-2")),
                                OnPaper.line("b", 1, supplied.formatted("c-1"))))))
                .containsExactly("Leeds > uk/leeds -uk_leeds: 1 x b", "York > north/null -north: 3 x a");
    }

    @Test
    void a_line_nobody_takes_stops_the_order_and_is_named() {
        Router router =
                new Router(List.of(Taking.all().lineField("temperature", "cold").to("cold", "main", null)));

        assertThat(routed(router, OnPaper.order("", cold("a"), warm("b"), warm("c"))))
                .isEqualTo(new Routing.NoRoute(
                        "no route takes line(s) SKU-b, SKU-c",
                        "Add a rule to 'routes' that fits its store, country and currency, then replay it."));
        assertThat(routed(router, OnPaper.order("", warm("b"))))
                .extracting("reason")
                .isEqualTo("no route takes this order");
        assertThat(routed(new Router(List.of()), OnPaper.order("")))
                .extracting("reason")
                .isEqualTo("no route takes this order");
    }

    @Test
    void zones_and_methods_are_found_by_key() {
        Router router = new Router(List.of(
                Taking.all().zones("islands").to("islands", "islands", null),
                Taking.all().zones("uk").methods("next-day").to("fast", "fast", null),
                Taking.all().zones("uk").methods("Pigeon").to("slow", "slow", null),
                Taking.all().to("rest", "rest", null)));
        String to = """
                "shippingAddress":{"country":"GB"%s},"shippingInfo":{"shippingMethodName":"%s"%s},""";
        String nextDay = ",\"shippingMethod\":{\"typeId\":\"shipping-method\",\"id\":\"m-1\"}";

        assertThat(router.needs()).containsExactlyInAnyOrder(Kind.ZONES, Kind.SHIPPING_METHODS);
        assertThat(rule(router, to.formatted(",\"state\":\"Jersey\"", "x", ""))).isEqualTo("islands");
        assertThat(rule(router, to.formatted("", "Morgen", nextDay))).isEqualTo("fast");
        assertThat(rule(router, to.formatted("", "Pigeon", ""))).isEqualTo("slow");
        assertThat(rule(router, to.formatted("", "x", ""))).isEqualTo("rest");
        assertThat(rule(router, "")).isEqualTo("rest");
    }

    private static String rule(Router router, String more) {
        return OnPaper.consignments(routed(router, OnPaper.order(more, warm("a"))))
                .getFirst()
                .rule();
    }

    @Test
    void a_condition_over_the_order_and_the_line() {
        Router router = new Router(List.of(
                Taking.all()
                        .when("$line.quantity >= 10 and orderNumber = 'W-1'")
                        .to("bulk", "bulk", null),
                Taking.all().to("rest", "main", null)));

        assertThat(OnPaper.told(routed(router, OnPaper.order("", OnPaper.line("a", 9, ""), OnPaper.line("b", 10, "")))))
                .containsExactly("bulk > bulk/null -bulk: 10 x b", "rest > main/null -main: 9 x a");
    }

    @Test
    void a_condition_without_an_answer_stops_the_order_instead_of_sending_it_the_wrong_way() {
        Router router = new Router(List.of(
                Taking.all().when("orderNumber + 1 = 2").to("odd", "a", null),
                Taking.all().to("rest", "b", null)));

        assertThat(routed(router, OnPaper.order("", warm("a"))))
                .extracting("reason")
                .asString()
                .startsWith("the condition of route 'odd' has no answer for SKU-a: ")
                .contains("must evaluate to a number");
        assertThat(rule(
                        new Router(List.of(
                                Taking.all()
                                        .stores("other")
                                        .when("orderNumber + 1 = 2")
                                        .to("odd", "a", null),
                                Taking.all().to("rest", "b", null))),
                        ""))
                .as("asked only when all else fits")
                .isEqualTo("rest");
    }

    private static final String TWO_ADDRESSES = """
            "shippingMode":"Multiple",
            "itemShippingAddresses":[{"key":"home","country":"GB"},{"key":"work","country":"FR"}],
            "shipping":[{"shippingKey":"post","shippingAddress":{"country":"GB"},"shippingInfo":{"shippingMethodName":"Post"}},
                        {"shippingKey":"van","shippingAddress":{"country":"FR"},"shippingInfo":{"shippingMethodName":"Van"}}],
            """;

    private static String split(String id) {
        return OnPaper.line(id, 5, """
                ,"shippingDetails":{"valid":true,"targets":[
                  {"addressKey":"home","quantity":2,"shippingMethodKey":"post"},
                  {"addressKey":"work","quantity":3,"shippingMethodKey":"van"}]}""");
    }

    @Test
    void an_order_to_several_addresses_is_a_consignment_for_each() {
        Router router = new Router(List.of(Taking.all().to("all", "main", "leeds")));

        Routing routing = routed(router, OnPaper.order(TWO_ADDRESSES, split("a"), split("b")));

        assertThat(OnPaper.told(routing))
                .containsExactly(
                        "all > main/leeds -main_leeds_post_home: 2 x a, 2 x b",
                        "all > main/leeds -main_leeds_van_work: 3 x a, 3 x b");
        assertThat(OnPaper.consignments(routing).getFirst().parts().getFirst())
                .isEqualTo(new Consignment.Part("a", 2, "post", "home"));
    }

    @Test
    void country_and_method_are_those_of_the_target() {
        Router router = new Router(List.of(
                Taking.all().countries("FR").methods("Van").to("France", "fr", null),
                Taking.all().countries("GB").methods("Post").to("Britain", "gb", null)));

        assertThat(OnPaper.told(routed(router, OnPaper.order(TWO_ADDRESSES, split("a")))))
                .containsExactly("France > fr/null -fr__van_work: 3 x a", "Britain > gb/null -gb__post_home: 2 x a");
    }

    @Test
    void a_line_without_targets_goes_with_the_only_shipping_there_is() {
        String one = """
                "shippingMode":"Multiple","shipping":[{"shippingKey":"post","shippingAddress":{"country":"GB"}}],""";

        assertThat(OnPaper.consignments(routed(COLD, OnPaper.order(one, warm("a"))))
                        .getFirst()
                        .parts())
                .containsExactly(new Consignment.Part("a", 2, "post", null));
    }

    @Test
    void fees_belong_to_the_whole_and_open_no_consignment() {
        String fee = """
                "customLineItems":[{"id":"fee","slug":"gift-wrap","quantity":1,"name":{"en":"x"}}],""";

        assertThat(OnPaper.told(routed(COLD, OnPaper.order(fee, cold("a")))))
                .containsExactly("cold goods > main/york -null: 1 x a");
        assertThat(OnPaper.told(routed(COLD, OnPaper.order(fee))))
                .as("nothing else in the order")
                .containsExactly("rest > main/leeds -null: 1 x fee");
    }

    @Test
    void a_custom_line_item_that_a_rule_for_lines_takes_goes_its_way() {
        String cake = """
                "customLineItems":[{"id":"cake","slug":"cake","quantity":1,"name":{"en":"x"},
                  "custom":{"type":{"typeId":"type","id":"t"},"fields":{"temperature":"cold"}}}],""";

        assertThat(OnPaper.told(routed(COLD, OnPaper.order(cake, warm("a")))))
                .containsExactly("cold goods > main/york -main_york: 1 x cake", "rest > main/leeds -main_leeds: 2 x a");
    }

    @Test
    void a_custom_line_item_with_a_target_goes_with_the_goods_to_it() {
        String wrap = TWO_ADDRESSES + """
                "customLineItems":[{"id":"wrap","slug":"wrap","quantity":1,"name":{"en":"x"},"shippingDetails":
                  {"valid":true,"targets":[{"addressKey":"work","quantity":1,"shippingMethodKey":"van"}]}}],""";

        assertThat(OnPaper.told(routed(COLD, OnPaper.order(wrap, split("a")))))
                .containsExactly(
                        "rest > main/leeds -main_leeds_post_home: 2 x a",
                        "rest > main/leeds -main_leeds_van_work: 3 x a, 1 x wrap");
    }

    @Test
    void an_order_without_lines_has_one_empty_consignment() {
        assertThat(OnPaper.told(routed(COLD, OnPaper.order("")))).containsExactly("rest > main/leeds -null: ");
    }
}
