package connector.fulfilment;

import com.commercetools.api.models.order.OrderUpdateAction;
import java.util.ArrayList;
import java.util.List;

/** What an order's states lack, after what the warehouse said. */
sealed interface Lacking {

    /**
     * Actions in the sequence they need, none when nothing is missing.
     *
     * @param notes for the story of the order: what was left alone, and why
     */
    record Actions(List<OrderUpdateAction> actions, List<String> notes) implements Lacking {

        public Actions {
            actions = List.copyOf(actions);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Nothing more can be written, and something should be.
     *
     * @param help what an operator can do about it
     */
    record Stuck(String reason, String help) implements Lacking {}

    /** Both together. What can be written goes first: somebody is stuck only when nothing else is left to do. */
    default Lacking and(Lacking other) {
        return switch (this) {
            case Actions mine ->
                switch (other) {
                    case Actions theirs ->
                        new Actions(together(mine.actions, theirs.actions), together(mine.notes, theirs.notes));
                    case Stuck stuck ->
                        mine.actions.isEmpty()
                                ? stuck
                                : new Actions(mine.actions, together(mine.notes, List.of(stuck.reason)));
                };
            case Stuck stuck ->
                switch (other) {
                    case Actions theirs -> theirs.and(stuck);
                    case Stuck theirs -> new Stuck(stuck.reason + " " + theirs.reason, stuck.help + " " + theirs.help);
                };
        };
    }

    private static <T> List<T> together(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
