package proof.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What both systems must show when a story is over. Each side is read afresh whenever somebody asks. */
public final class Ending {

    private final BothSystems systems;
    private final List<Side<?>> sides = new ArrayList<>();

    Ending(BothSystems systems) {
        this.systems = systems;
    }

    /** @param id of the commercetools order */
    public Side<CommerceOrder> commerce(String id) {
        return side("commercetools order", () -> systems.commerce(id));
    }

    /** @param reference of the OrderFlow order */
    public Side<WarehouseOrder> warehouse(String reference) {
        return side("OrderFlow order " + reference, () -> systems.warehouse(reference));
    }

    private Ending absent(String reference) {
        sides.add(new Side<>(this, "OrderFlow order " + reference, () -> {
                    try {
                        return "there: " + systems.warehouse(reference).state();
                    } catch (BothSystems.NotThere missing) {
                        return "not there";
                    }
                })
                .has("it", state -> state, "not there"));
        return this;
    }

    private <T> Side<T> side(String name, Supplier<T> reading) {
        Side<T> side = new Side<>(this, name, reading);
        sides.add(side);
        return side;
    }

    /** @return what is not as it must be, in words; none: all is well */
    List<String> differences() {
        return sides.stream().flatMap(side -> side.differences().stream()).toList();
    }

    /** Both sides are looked at, or the story proves nothing. */
    boolean looksAtBoth() {
        return sides.stream().anyMatch(side -> side.name.startsWith("commercetools"))
                && sides.stream().anyMatch(side -> side.name.startsWith("OrderFlow"));
    }

    /** One system's order. */
    public static final class Side<T> {

        private final Ending ending;
        private final String name;
        private final Supplier<T> reading;
        private final List<Function<T, List<String>>> checks = new ArrayList<>();

        private Side(Ending ending, String name, Supplier<T> reading) {
            this.ending = ending;
            this.name = name;
            this.reading = reading;
        }

        /** @param what in words, for the difference */
        public <V> Side<T> has(String what, Function<T, V> read, V expected) {
            checks.add(order -> {
                V actual = read.apply(order);
                return expected.equals(actual)
                        ? List.of()
                        : List.of(name + ": " + what + " is " + actual + ", not " + expected);
            });
            return this;
        }

        public Side<CommerceOrder> commerce(String id) {
            return ending.commerce(id);
        }

        public Side<WarehouseOrder> warehouse(String reference) {
            return ending.warehouse(reference);
        }

        /** OrderFlow has never heard of it. */
        public Ending warehouseHasNo(String reference) {
            return ending.absent(reference);
        }

        private List<String> differences() {
            try {
                T order = reading.get();
                return checks.stream()
                        .flatMap(check -> check.apply(order).stream())
                        .toList();
            } catch (BothSystems.NotThere missing) {
                return List.of(name + ": " + missing.getMessage());
            }
        }
    }
}
