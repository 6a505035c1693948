package connector.fulfilment;

import connector.commercetools.StateMachine;
import connector.commercetools.StateMachine.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How to come from one State to another in a project's workflow. */
sealed interface Way {

    /** @param states to step on one after the other, the last is the goal */
    record Steps(List<State> states) implements Way {}

    /** The project has no State of this key. */
    record NoSuchState(String key) implements Way {}

    /** @param next what the workflow allows instead */
    record Forbidden(List<String> next) implements Way {}

    /**
     * @param from null: no State yet
     * @param through keys of what may be stepped on between; empty: only one step is wanted
     */
    static Way find(StateMachine machine, @Nullable State from, String goal, Set<String> through) {
        Optional<State> to = machine.byKey(goal);
        if (to.isEmpty()) {
            return new NoSuchState(goal);
        }
        if (from == null ? to.get().initial() : machine.allows(from, to.get())) {
            return new Steps(List.of(to.get()));
        }
        return machine.path(from, to.get(), through)
                .<Way>map(Steps::new)
                .orElseGet(() -> new Forbidden(machine.next(from)));
    }
}
