package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.channel.Channel;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.shipping_method.ShippingMethod;
import com.commercetools.api.models.state.State;
import com.commercetools.api.models.store.Store;
import com.commercetools.api.models.type.Type;
import com.commercetools.api.models.zone.Zone;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.ProjectResources;
import connector.commercetools.UpdateAnswer;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the project can say about a configuration. */
class ProjectCheckTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-07-03T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final ProjectOnPaper project = new ProjectOnPaper();

    private ProjectCheck.Findings found(String more) throws InvalidSettings {
        SettingsFile.Checked checked = Written.least(folder).and(more).checked();
        return new ProjectCheck(project, project, NOW).of(checked.mentions());
    }

    private List<String> problems(String more) throws InvalidSettings {
        return found(more).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void everythingIsThere() throws InvalidSettings {
        ProjectCheck.Findings findings = found("""
                routes:
                - destination: main
                  stores: [uk]
                  shipping-zones: [britain]
                  shipping-methods: [next-day, Next Day]
                  supply-channels: [leeds]
                  custom-fields: {gift: true}
                  line-fields: {temperature: cold}
                release: {rules: [{name: x, workflow-states: [approved], absent-fields: [gift]}]}
                """);
        assertThat(findings).isEqualTo(new ProjectCheck.Findings(List.of(), List.of(), 0));
    }

    @Test
    void namesThatAreNotThereAreToldWithWhatWasMeant() throws InvalidSettings {
        assertThat(problems("""
                routes:
                - destination: main
                  stores: [ku]
                  shipping-zones: [Britain]
                  shipping-methods: [nextday]
                  supply-channels: [orderflow, nowhere]
                  custom-fields: {gitf: true}
                  line-fields: {gift: x}
                release: {rules: [{name: x, workflow-states: [aproved, packed]}]}
                """))
                .containsExactlyInAnyOrder(
                        "routes[0].stores: the project has no store 'ku'. Did you mean 'uk'? It has uk.",
                        "routes[0].shipping-zones: the project has no zone 'Britain'. Did you mean 'britain'? It has britain.",
                        "routes[0].shipping-methods: the project has no shipping method 'nextday'. Did you mean 'Next Day'? It has Next Day, next-day.",
                        "routes[0].supply-channels: the project has no channel 'nowhere'. It has leeds, orderflow.",
                        "routes[0].custom-fields: the project has no custom field of orders 'gitf'. Did you mean 'gift'? It has gift.",
                        "routes[0].line-fields: the project has no custom field of line items 'gift'. It has temperature.",
                        "release.rules[0].workflow-states: the project has no workflow state (a State of type OrderState) 'aproved'. Did you mean 'approved'? It has approved.",
                        "release.rules[0].workflow-states: the project has no workflow state (a State of type OrderState) 'packed'. It has approved.");
    }

    @Test
    void tablesOfReturnsFitTheFieldsOfTheProject() throws InvalidSettings {
        assertThat(problemsOfReturns("""
                item-type: warehouse-return
                reason-field: reason
                reasons: {wrong-size: C - Wrong size, broken: F - Damaged in transit}
                refund-field: refund
                """)).isEmpty();
    }

    @Test
    void aCodeThatTheFieldCannotHoldAndOneThatTheTableLacksAreTold() throws InvalidSettings {
        assertThat(problemsOfReturns("""
                item-type: warehose-return
                reason-field: reason
                reasons: {wrong-size: C - Wrong size, too-late: G - Late arrival}
                type-field: kind
                refund-field: refunded
                """))
                .containsExactlyInAnyOrder(
                        "destinations.main.returns.item-type: the project has no type for return items 'warehose-return'. Did you mean 'warehouse-return'? It has warehouse-return.",
                        "destinations.main.returns.reason-field: the table translates [too-late], which the field 'reason' cannot hold. It holds one of [broken, wrong-size]. Correct the table, or add the values to the field.",
                        "destinations.main.returns.reason-field: the field 'reason' may hold [broken], which the table does not translate. Add them, or give a word for all others; else an order that says so is parked.",
                        "destinations.main.returns.type-field: the project has no custom field of return items or of orders 'kind'. It has gift, reason, refund.",
                        "destinations.main.returns.refund-field: the project has no custom field of return items 'refunded'. Did you mean 'refund'? It has reason, refund.");
    }

    private List<String> problemsOfReturns(String returns) throws InvalidSettings {
        return problems("defaults:\n  returns:\n" + returns.indent(4));
    }

    @Test
    void statesFieldsAndTypesOfLinesAreLookedFor() throws InvalidSettings {
        assertThat(problems("""
                states:
                  line-items: {packed: packed, shipped: shiped, cancelled: approved}
                  order: {shipped: aproved}
                  allocation: {site-field: temperature, expected-field: gift, type: lines}
                """))
                .containsExactlyInAnyOrder(
                        "states.line-items.shipped: the project has no line item state (a State of type LineItemState) 'shiped'. Did you mean 'shipped'? It has packed, shipped.",
                        "states.line-items.cancelled: the project has no line item state (a State of type LineItemState) 'approved'. It has packed, shipped.",
                        "states.order.shipped: the project has no workflow state (a State of type OrderState) 'aproved'. Did you mean 'approved'? It has approved.",
                        "states.allocation.expected-field: the project has no custom field of line items 'gift'. It has temperature.",
                        "states.allocation.type: the project has no type of line items 'lines'. Did you mean 'line'? It has line.");
    }

    @Test
    void fieldAndTypeOfPaymentsAreLookedFor() throws InvalidSettings {
        assertThat(problems("cancellation: {payment-field: note, payment-type: shop-payment}\n"))
                .isEmpty();
        assertThat(problems("cancellation: {payment-field: temperature, payment-type: line}\n"))
                .containsExactlyInAnyOrder(
                        "cancellation.payment-field: the project has no custom field of payments 'temperature'. It has note.",
                        "cancellation.payment-type: the project has no type for payments 'line'. It has shop-payment.");
    }

    @Test
    void theSyncChannelMustHaveItsRole() throws InvalidSettings {
        SettingsFile.Checked checked = Written.least(folder)
                .with("  client-id: us", "  client-id: us\n  sync-channel: leeds")
                .checked();
        assertThat(new ProjectCheck(project, project, NOW)
                        .of(checked.mentions())
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "commercetools.sync-channel: the project has no channel with the role OrderExport 'leeds'. It has orderflow.");
    }

    @Test
    void typeAndFieldsOfParcelsAndDeliveriesMustBeThere() throws InvalidSettings {
        assertThat(problems("    fulfilment: {fields: {type: facts, tracking-url: url}}\n"))
                .isEmpty();
        assertThat(problems("    fulfilment: {fields: {level: DELIVERY, type: days, ship-date: left}}\n"))
                .isEmpty();
        assertThat(problems("    fulfilment: {fields: {type: days, tracking-url: url, ship-date: left}}\n"))
                .containsExactlyInAnyOrder(
                        "destinations.main.fulfilment.fields.type: the project has no type for parcels (order-parcel) 'days'. It has facts.",
                        "destinations.main.fulfilment.fields.tracking-url: the project has no custom field of parcels (type.field) 'days.url'. It has facts.url.",
                        "destinations.main.fulfilment.fields.ship-date: the project has no custom field of parcels (type.field) 'days.left'. It has facts.url.");
    }

    @Test
    void expressionsAreTriedOnRecentOrders() throws InvalidSettings {
        project.orders = List.of(order("W-1", "GB", 1), order("W-2", "FR", 2));
        ProjectCheck.Findings findings = found("""
                routes:
                - {destination: main, when: shippingAddress.country}
                - {destination: main, when: "$line.quantity + (shippingAddress.country = 'FR' ? orderNumber : 1) > 1"}
                - {destination: main, when: "$line.quantity > 1 and custom.fields.never = 'x'"}
                """);
        assertThat(project.asked).isEqualTo("createdAt > \"2026-06-03T12:00:00Z\"");
        assertThat(findings.orders()).isEqualTo(2);
        assertThat(findings.problems())
                .extracting(each -> each.path() + ": " + each.reason())
                .containsExactly(
                        "routes[0].when: on order W-1 it gives a text, not true or false",
                        "routes[1].when: on order W-2 it has no answer: The right side of the \"...\" operator must evaluate to a number");
    }

    @Test
    void whatCannotBeAskedIsNotCalledWrongAndNotCalledFine() throws InvalidSettings {
        project.trouble = new Failure(FailureKind.REFUSED, "commercetools answered 403", false, null);
        ProjectCheck.Findings findings = found("routes: [{destination: main, stores: [uk], when: 'true'}]\n");
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.unanswered())
                .contains(
                        "whether a store exists",
                        "what the expressions give for recent orders",
                        "commercetools answered 403");
    }

    private static Order order(String number, String country, int quantity) {
        return JsonUtils.fromJsonString("""
                {"id":"%s","version":1,"orderNumber":"%s","shippingAddress":{"country":"%s"},
                 "lineItems":[{"id":"l","quantity":%d}]}""".formatted(number, number, country, quantity), Order.class);
    }

    /** A project with one of everything. */
    private static final class ProjectOnPaper implements ProjectResources, Orders {

        private Failure trouble;
        private List<Order> orders = List.of();
        private String asked = "";

        private <T> Listed<T> all(Class<T> type, String... jsons) {
            return trouble != null
                    ? new Listed.Failed<>(trouble)
                    : new Listed.All<>(Arrays.stream(jsons)
                            .map(each -> JsonUtils.fromJsonString(each, type))
                            .toList());
        }

        @Override
        public Listed<State> states() {
            return all(
                    State.class,
                    "{\"id\":\"1\",\"key\":\"approved\",\"type\":\"OrderState\"}",
                    "{\"id\":\"2\",\"key\":\"packed\",\"type\":\"LineItemState\"}",
                    "{\"id\":\"3\",\"type\":\"OrderState\"}",
                    "{\"id\":\"4\",\"key\":\"shipped\",\"type\":\"LineItemState\"}");
        }

        @Override
        public Listed<Channel> channels() {
            return all(
                    Channel.class,
                    "{\"id\":\"1\",\"key\":\"leeds\",\"roles\":[\"InventorySupply\"]}",
                    "{\"id\":\"2\",\"key\":\"orderflow\",\"roles\":[\"OrderExport\"]}");
        }

        @Override
        public Listed<ShippingMethod> shippingMethods() {
            return all(ShippingMethod.class, "{\"id\":\"1\",\"key\":\"next-day\",\"name\":\"Next Day\"}");
        }

        @Override
        public Listed<Zone> zones() {
            return all(Zone.class, "{\"id\":\"1\",\"key\":\"britain\"}");
        }

        @Override
        public Listed<Store> stores() {
            return all(Store.class, "{\"id\":\"1\",\"key\":\"uk\"}");
        }

        @Override
        public Listed<Type> types() {
            return all(
                    Type.class,
                    "{\"id\":\"1\",\"resourceTypeIds\":[\"order\"],\"fieldDefinitions\":[{\"name\":\"gift\"}]}",
                    "{\"id\":\"2\",\"key\":\"line\",\"resourceTypeIds\":[\"line-item\"],\"fieldDefinitions\":[{\"name\":\"temperature\"}]}",
                    "{\"id\":\"3\",\"key\":\"facts\",\"resourceTypeIds\":[\"order-parcel\"],\"fieldDefinitions\":[{\"name\":\"url\"}]}",
                    "{\"id\":\"4\",\"key\":\"days\",\"resourceTypeIds\":[\"order-delivery\"],\"fieldDefinitions\":[{\"name\":\"left\"}]}",
                    "{\"id\":\"5\",\"key\":\"warehouse-return\",\"resourceTypeIds\":[\"order-return-item\"],"
                            + "\"fieldDefinitions\":[{\"name\":\"refund\",\"type\":{\"name\":\"Boolean\"}},"
                            + "{\"name\":\"reason\",\"type\":{\"name\":\"Enum\",\"values\":["
                            + "{\"key\":\"wrong-size\",\"label\":\"x\"},{\"key\":\"broken\",\"label\":\"y\"}]}}]}",
                    "{\"id\":\"6\",\"key\":\"shop-payment\",\"resourceTypeIds\":[\"payment\"],\"fieldDefinitions\":[{\"name\":\"note\"}]}");
        }

        @Override
        public OrdersAnswer query(String where, int limit) {
            asked = where;
            return trouble == null ? new OrdersAnswer.Found(orders) : new OrdersAnswer.Failed(trouble);
        }

        @Override
        public OrderAnswer get(String orderId) {
            throw new AssertionError("a check reads lists only");
        }

        @Override
        public OrderAnswer byNumber(String orderNumber) {
            throw new AssertionError("a check reads lists only");
        }

        @Override
        public UpdateAnswer update(String orderId, long version, List<OrderUpdateAction> actions) {
            throw new AssertionError("a check writes nothing");
        }
    }
}
