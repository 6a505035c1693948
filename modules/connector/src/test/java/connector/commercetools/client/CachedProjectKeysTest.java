package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.commercetools.ProjectKeys.Kind;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys are asked for when a rule needs them, and then remembered. */
class CachedProjectKeysTest {

    private static final Set<Kind> STATES = Set.of(Kind.STATES);

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());
    private final CachedProjectKeys keys =
            new CachedProjectKeys(new SdkProjectResources(() -> client.project, client.asking), client.clock);

    @AfterEach
    void close() {
        stub.close();
    }

    private static Order inState(String id) {
        return JsonUtils.fromJsonString(
                "{\"id\":\"o\",\"version\":1,\"state\":{\"typeId\":\"state\",\"id\":\"" + id + "\"}}", Order.class);
    }

    private static String page(String... resources) {
        return "{\"limit\":500,\"offset\":0,\"count\":%d,\"results\":[%s]}"
                .formatted(resources.length, String.join(",", resources));
    }

    private static String state(String id, String key) {
        return "{\"id\":\"%s\",\"version\":1,\"type\":\"OrderState\"%s}"
                .formatted(id, key.isEmpty() ? "" : ",\"key\":\"" + key + "\"");
    }

    private OrderKeys known(Order order, Set<Kind> kinds) {
        return ((KeysAnswer.Known) keys.of(order, kinds)).keys();
    }

    @Test
    void nothing_is_asked_for_that_no_rule_needs() {
        assertThat(known(inState("s-1"), Set.of())).isEqualTo(OrderKeys.NONE);
        assertThat(stub.asked).isEmpty();
    }

    @Test
    void a_kind_is_read_once_and_remembered_for_a_while() {
        stub.answers(200, page(state("s-1", "approved"), state("s-2", "")));
        assertThat(known(inState("s-1"), STATES).states()).isEqualTo(Map.of("s-1", "approved"));
        client.clock.passes(Duration.ofMinutes(9));
        assertThat(known(inState("s-2"), STATES).states()).isEqualTo(Map.of("s-1", "approved"));
        assertThat(stub.asked).hasSize(1);

        stub.answers(200, page(state("s-1", "renamed")));
        client.clock.passes(Duration.ofMinutes(1));
        assertThat(known(inState("s-1"), STATES).states()).isEqualTo(Map.of("s-1", "renamed"));
    }

    @Test
    void an_unknown_id_is_looked_for_at_once_but_not_for_every_order() {
        stub.answers(200, page()).answers(200, page(state("new", "approved")));
        assertThat(known(inState("new"), STATES).states()).isEmpty();
        assertThat(known(inState("new"), STATES).states()).isEmpty();
        assertThat(stub.asked).hasSize(1);

        client.clock.passes(Duration.ofSeconds(10));
        assertThat(known(inState("new"), STATES).states()).isEqualTo(Map.of("new", "approved"));
    }

    @Test
    void a_failure_is_told_and_remembered_for_a_moment_only() {
        stub.answers(403, "").answers(200, page(state("s-1", "approved")));
        assertThat(keys.of(inState("s-1"), STATES)).isInstanceOf(KeysAnswer.Failed.class);
        assertThat(keys.of(inState("s-1"), STATES)).isInstanceOf(KeysAnswer.Failed.class);
        assertThat(stub.asked).hasSize(1);
        client.clock.passes(OneCall.MOMENT);
        assertThat(known(inState("s-1"), STATES).states()).containsKey("s-1");
    }

    @Test
    void many_resources_are_read_in_pages() {
        String[] full = IntStream.range(0, 500)
                .mapToObj(each -> state("a-%03d".formatted(each), "k" + each))
                .toArray(String[]::new);
        stub.answers(200, page(full)).answers(200, page(state("b", "last")));

        assertThat(known(inState("b"), STATES).states()).hasSize(501).containsEntry("b", "last");
        assertThat(stub.asked.stream().map(each -> each.uri().getQuery()).collect(Collectors.joining()))
                .contains("sort=id+asc")
                .contains("where=id+>+\"a-499\"");
    }

    @Test
    void zones_are_known_by_their_places() {
        stub.answers(
                200,
                page(
                        "{\"id\":\"z-1\",\"version\":1,\"key\":\"uk\",\"locations\":[{\"country\":\"GB\"}]}",
                        "{\"id\":\"z-2\",\"version\":1,\"key\":\"west\",\"locations\":[{\"country\":\"US\",\"state\":\"CA\"}]}",
                        "{\"id\":\"z-3\",\"version\":1,\"locations\":[{\"country\":\"FR\"}]}"));

        assertThat(known(inState("s"), Set.of(Kind.ZONES)).zones()).isEqualTo(Map.of("GB", "uk", "US/CA", "west"));
    }
}
