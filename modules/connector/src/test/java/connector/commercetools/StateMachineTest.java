package connector.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.StateMachine.State;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Open leads to packed or held, packed to shipped, held anywhere; shipped is the end. */
class StateMachineTest {

    private static final State OPEN = new State("1", "open", true, Set.of("2", "3"));
    private static final State PACKED = new State("2", "packed", false, Set.of("4"));
    private static final State HELD = new State("3", "held", false, null);
    private static final State SHIPPED = new State("4", "shipped", false, Set.of());
    private static final State NAMELESS = new State("5", null, false, Set.of("4"));

    private final StateMachine machine = new StateMachine(List.of(SHIPPED, OPEN, PACKED, HELD, NAMELESS));

    @Test
    void is_searched_by_key_and_by_id() {
        assertThat(machine.byKey("packed")).contains(PACKED);
        assertThat(machine.byId("5")).contains(NAMELESS);
        assertThat(machine.byKey("gone")).isEmpty();
        assertThat(machine.byId("gone")).isEmpty();
    }

    @Test
    void a_list_allows_what_is_on_it() {
        assertThat(machine.allows(OPEN, PACKED)).isTrue();
        assertThat(machine.allows(OPEN, SHIPPED)).isFalse();
        assertThat(machine.next(OPEN)).containsExactly("held", "packed");
    }

    @Test
    void an_absent_list_allows_everything_else_and_an_empty_one_nothing() {
        assertThat(machine.next(HELD)).containsExactly("5", "open", "packed", "shipped");
        assertThat(machine.next(SHIPPED)).isEmpty();
    }

    @Test
    void the_first_one_must_be_initial() {
        assertThat(machine.allows(null, OPEN)).isTrue();
        assertThat(machine.allows(null, PACKED)).isFalse();
        assertThat(machine.next(null)).containsExactly("open");
    }

    @Test
    void the_shortest_way_is_taken_through_what_may_lie_between() {
        assertThat(machine.path(OPEN, SHIPPED, Set.of("packed", "held"))).contains(List.of(HELD, SHIPPED));
        assertThat(machine.path(OPEN, SHIPPED, Set.of("packed"))).contains(List.of(PACKED, SHIPPED));
        assertThat(machine.path(null, SHIPPED, Set.of("open", "packed"))).contains(List.of(OPEN, PACKED, SHIPPED));
        assertThat(machine.path(OPEN, PACKED, Set.of())).contains(List.of(PACKED));
    }

    @Test
    void there_may_be_no_way() {
        assertThat(machine.path(OPEN, SHIPPED, Set.of())).isEmpty();
        assertThat(machine.path(SHIPPED, OPEN, Set.of("packed", "held"))).isEmpty();
    }

    @Property(tries = 300)
    void every_step_of_a_path_is_allowed_and_none_is_stepped_on_twice(
            @ForAll @Size(6) List<@Size(max = 6) Set<@IntRange(max = 5) Integer>> transitions,
            @ForAll @IntRange(max = 5) int from,
            @ForAll @IntRange(max = 5) int to) {
        StateMachine drawn = new StateMachine(IntStream.range(0, 6)
                .mapToObj(n -> new State(
                        "id" + n,
                        "k" + n,
                        n == 0,
                        transitions.get(n).isEmpty()
                                ? null
                                : transitions.get(n).stream().map(t -> "id" + t).collect(Collectors.toSet())))
                .toList());
        State start = drawn.byKey("k" + from).orElseThrow();
        State goal = drawn.byKey("k" + to).orElseThrow();

        drawn.path(start, goal, Set.of("k0", "k1", "k2", "k3", "k4", "k5")).ifPresent(path -> {
            assertThat(path).endsWith(goal).doesNotHaveDuplicates();
            State at = start;
            for (State step : path) {
                assertThat(drawn.allows(at, step)).isTrue();
                at = step;
            }
        });
        assertThat(drawn.path(start, goal, Set.of()).isPresent()).isEqualTo(drawn.allows(start, goal));
    }
}
