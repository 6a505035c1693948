package connector.commercetools.client;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.state.State;
import com.commercetools.api.models.state.StateReference;
import com.commercetools.api.models.state.StateTypeEnum;
import connector.audit.Failure;
import connector.commercetools.ProjectResources;
import connector.commercetools.ProjectResources.Listed;
import connector.commercetools.StateMachine;
import connector.commercetools.States;
import connector.commercetools.client.OneCall.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads all States at a time. An operator who has repaired a workflow should not wait long before trying again. */
final class CachedStates implements States {

    private static final Duration FRESH = Duration.ofMinutes(2);

    /** A State that stays unknown must not cost a call for every order. */
    private static final Duration TOO_SOON = Duration.ofSeconds(10);

    private final ProjectResources resources;
    private final Clock clock;
    private final OneCall<StatesAnswer.Known> reading;
    private volatile @Nullable Remembered remembered;

    CachedStates(ProjectResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
        this.reading = new OneCall<>("list states", clock);
    }

    private record Remembered(StatesAnswer.Known machines, Set<String> ids, Instant at) {}

    @Override
    public StatesAnswer of(Order order) {
        Set<String> ids = idsIn(order);
        Remembered known = remembered;
        if (known != null && serves(known, ids)) {
            return known.machines();
        }
        return switch (reading.ask(() -> read(ids))) {
            case Told.Answer<StatesAnswer.Known>(StatesAnswer.Known machines) -> machines;
            case Told.Failed<StatesAnswer.Known>(Failure failure) -> new StatesAnswer.Failed(failure);
        };
    }

    private boolean serves(Remembered known, Set<String> ids) {
        Duration age = Duration.between(known.at(), clock.instant());
        return age.compareTo(known.ids().containsAll(ids) ? FRESH : TOO_SOON) < 0;
    }

    private Told<StatesAnswer.Known> read(Set<String> ids) {
        Remembered known = remembered;
        if (known != null && serves(known, ids)) {
            return new Told.Answer<>(known.machines());
        }
        return switch (resources.states()) {
            case Listed.Failed<State> failed -> new Told.Failed<>(failed.failure());
            case Listed.All<State> all -> {
                StatesAnswer.Known machines = new StatesAnswer.Known(
                        machine(all.resources(), StateTypeEnum.LINE_ITEM_STATE),
                        machine(all.resources(), StateTypeEnum.ORDER_STATE));
                Set<String> heardOf = all.resources().stream().map(State::getId).collect(Collectors.toSet());
                remembered = new Remembered(machines, heardOf, clock.instant());
                yield new Told.Answer<>(machines);
            }
        };
    }

    private static StateMachine machine(List<State> states, StateTypeEnum type) {
        return new StateMachine(states.stream()
                .filter(state -> state.getType() == type)
                .map(state -> new StateMachine.State(
                        state.getId(), state.getKey(), Boolean.TRUE.equals(state.getInitial()), transitions(state)))
                .toList());
    }

    private static @Nullable Set<String> transitions(State state) {
        List<StateReference> allowed = state.getTransitions();
        return allowed == null
                ? null
                : allowed.stream().map(StateReference::getId).collect(Collectors.toSet());
    }

    private static Set<String> idsIn(Order order) {
        Stream<ItemState> ofItems = Stream.concat(
                IdsInOrder.orEmpty(order.getLineItems()).stream()
                        .map(LineItem::getState)
                        .flatMap(states -> IdsInOrder.orEmpty(states).stream()),
                IdsInOrder.orEmpty(order.getCustomLineItems()).stream()
                        .map(CustomLineItem::getState)
                        .flatMap(states -> IdsInOrder.orEmpty(states).stream()));
        return Stream.concat(Stream.ofNullable(order.getState()), ofItems.map(ItemState::getState))
                .filter(Objects::nonNull)
                .map(StateReference::getId)
                .collect(Collectors.toSet());
    }
}
