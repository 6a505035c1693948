package connector.commercetools;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The States of one type in a project, and which may follow which (reference, commercetools §3.4). The platform refuses what the
 * machine forbids; who knows it before can explain it, and go round. Where a State is wanted, null stands for none yet.
 */
public record StateMachine(List<State> states) {

    public static final StateMachine NONE = new StateMachine(List.of());

    public StateMachine {
        states = states.stream().sorted(Comparator.comparing(State::name)).toList();
    }

    /**
     * One State.
     *
     * @param key null: nobody named it, and no configuration can mean it
     * @param initial may be the first one
     * @param transitions ids of those that may follow; null: all may, empty: none may
     */
    public record State(
            String id,
            @Nullable String key,
            boolean initial,
            @Nullable Set<String> transitions) {

        public State {
            transitions = transitions == null ? null : Set.copyOf(transitions);
        }

        /** For people: the key, else the id. */
        public String name() {
            return key == null ? id : key;
        }
    }

    public Optional<State> byKey(String key) {
        return states.stream().filter(state -> key.equals(state.key())).findFirst();
    }

    public Optional<State> byId(String id) {
        return states.stream().filter(state -> state.id().equals(id)).findFirst();
    }

    /** Whether one step leads there. A State does not follow itself, unless it says so. */
    public boolean allows(@Nullable State from, State to) {
        if (from == null) {
            return to.initial();
        }
        Set<String> allowed = from.transitions();
        return allowed == null ? !from.id().equals(to.id()) : allowed.contains(to.id());
    }

    /** Names of what may follow, in alphabetical order. */
    public List<String> next(@Nullable State from) {
        return followers(from).map(State::name).toList();
    }

    /**
     * The fewest steps from one State to another.
     *
     * @param through keys of the States that may lie between
     * @return the States to step on, {@code to} is the last of them; nothing where no way leads there
     */
    public Optional<List<State>> path(@Nullable State from, State to, Set<String> through) {
        Predicate<State> passable = state -> state.id().equals(to.id()) || through.contains(state.name());
        Map<String, List<State>> reached = new LinkedHashMap<>();
        Queue<List<State>> open = new ArrayDeque<>();
        open.add(List.of());
        while (!open.isEmpty()) {
            List<State> way = open.remove();
            followers(way.isEmpty() ? from : way.getLast())
                    .filter(passable)
                    .filter(state -> !reached.containsKey(state.id()))
                    .forEach(state -> open.add(reached.computeIfAbsent(state.id(), _ -> and(way, state))));
        }
        return Optional.ofNullable(reached.get(to.id()));
    }

    private Stream<State> followers(@Nullable State from) {
        return states.stream().filter(state -> allows(from, state));
    }

    private static List<State> and(List<State> way, State state) {
        List<State> longer = new ArrayList<>(way);
        longer.add(state);
        return List.copyOf(longer);
    }
}
