package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.commercetools.StateMachine;
import connector.commercetools.States.StatesAnswer;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workflows are read as a whole, remembered for two minutes, and read again for a State nobody has heard of. */
class CachedStatesTest {

    private static final String WORKFLOWS = """
            {"limit":500,"offset":0,"count":4,"results":[
             {"id":"i","version":1,"key":"Initial","type":"LineItemState","initial":true,"builtIn":true},
             {"id":"p","version":1,"key":"packed","type":"LineItemState","initial":false,
              "transitions":[{"typeId":"state","id":"s"}]},
             {"id":"s","version":1,"key":"shipped","type":"LineItemState","initial":false,"transitions":[]},
             {"id":"o","version":1,"key":"in-warehouse","type":"OrderState","initial":true}]}
            """;

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());
    private final CachedStates states =
            new CachedStates(new SdkProjectResources(() -> client.project, client.asking), client.clock);

    @AfterEach
    void close() {
        stub.close();
    }

    private static Order order(String lineState, String workflowState) {
        return JsonUtils.fromJsonString("""
                {"id":"o","version":1,"state":{"typeId":"state","id":"%s"},
                 "lineItems":[{"id":"l","state":[{"quantity":1,"state":{"typeId":"state","id":"%s"}}]}],
                 "customLineItems":[{"id":"c"}]}""".formatted(workflowState, lineState), Order.class);
    }

    private StatesAnswer.Known known(Order order) {
        return (StatesAnswer.Known) states.of(order);
    }

    @Test
    void line_items_and_orders_have_machines_of_their_own() {
        stub.answers(200, WORKFLOWS);
        StatesAnswer.Known known = known(order("i", "o"));

        assertThat(known.orders().states()).containsExactly(new StateMachine.State("o", "in-warehouse", true, null));
        assertThat(known.lineItems().states())
                .containsExactly(
                        new StateMachine.State("i", "Initial", true, null),
                        new StateMachine.State("p", "packed", false, Set.of("s")),
                        new StateMachine.State("s", "shipped", false, Set.of()));
    }

    @Test
    void they_are_remembered_for_two_minutes() {
        stub.answers(200, WORKFLOWS);
        known(order("i", "o"));
        client.clock.passes(Duration.ofSeconds(119));
        known(order("s", "o"));
        assertThat(stub.asked).hasSize(1);

        stub.answers(200, WORKFLOWS);
        client.clock.passes(Duration.ofSeconds(1));
        known(order("i", "o"));
        assertThat(stub.asked).hasSize(2);
    }

    @Test
    void a_state_nobody_has_heard_of_is_looked_for_but_not_for_every_order() {
        stub.answers(200, WORKFLOWS).answers(200, WORKFLOWS).answers(200, WORKFLOWS);
        known(order("i", "o"));
        client.clock.passes(Duration.ofSeconds(10));
        known(order("brand-new", "o"));
        known(order("brand-new", "o"));
        assertThat(stub.asked).hasSize(2);

        client.clock.passes(Duration.ofSeconds(10));
        known(order("i", "brand-new"));
        assertThat(stub.asked).hasSize(3);
    }

    @Test
    void a_failure_is_told_and_remembered_for_a_moment_only() {
        stub.answers(403, "").answers(200, WORKFLOWS);
        assertThat(states.of(order("i", "o"))).isInstanceOf(StatesAnswer.Failed.class);
        assertThat(states.of(order("i", "o"))).isInstanceOf(StatesAnswer.Failed.class);
        assertThat(stub.asked).hasSize(1);
        client.clock.passes(OneCall.MOMENT);
        assertThat(known(order("i", "o")).orders().states()).hasSize(1);
    }
}
