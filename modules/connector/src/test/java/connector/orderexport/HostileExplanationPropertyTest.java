package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.orderexport.Explanation.Verdict;
import connector.routing.Changes;
import connector.routing.ExportDesk;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever an order holds, there is a verdict with its reason. */
class HostileExplanationPropertyTest {

    private static final Explainer EXPLAINER = new Explainer(new ExportDesk(
            "shop",
            ReleaseRules.defaults(),
            new Router(List.of(Route.everything("home", "de"))),
            Map.of(),
            Changes.DEFAULT));

    @Property(tries = 1_000)
    void a_broken_order_has_a_verdict(@ForAll @IntRange(min = 1, max = 8) int wounds, @ForAll Random chance) {
        Order whole = new DrawnOrder(chance, "text")
                .order(
                        IntStream.range(0, 1 + chance.nextInt(4))
                                .mapToObj(i -> 1 + chance.nextInt(5))
                                .toList(),
                        List.of(300, -20));
        Optional<Order> hurt = Wounds.in(whole, wounds, chance).filter(order -> order.getId() != null);
        hurt.ifPresent(order -> check(EXPLAINER.explain(Rendered.facts(order), List.of(), "channel-1")));
    }

    private static void check(Explanation said) {
        assertThat(said.reason()).isNotBlank();
        assertThat(said.next()).isNotBlank();
        if (said.verdict() == Verdict.RELEASED) {
            assertThat(said.consignments()).isNotEmpty().allSatisfy(part -> {
                assertThat(part.problem()).isNull();
                assertThat(part.document()).isNotEmpty();
                assertThat(part.sumCheck()).isNotBlank();
            });
        }
        if (said.verdict() == Verdict.PARKED) {
            assertThat(said.help()).isNotBlank();
        }
    }
}
