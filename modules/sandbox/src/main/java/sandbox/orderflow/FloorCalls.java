package sandbox.orderflow;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/warehouse/{word}?reference=ORDER-OR-SHIPMENT}: {@link ByHand} by HTTP. Answers the order after it.
 * Lists are comma-separated; an empty package is one whose tracking is not known.
 */
record FloorCalls(Warehouse warehouse) {

    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("allocate", call -> call.floor.allocate(call.reference(), call.find("site"))),
            Map.entry("out-of-stock", call -> call.floor.outOfStock(call.reference(), call.optionalDay("expected"))),
            Map.entry("move-pending", call -> call.floor.movePending(call.reference())),
            Map.entry("line", call -> call.floor.line(call.reference(), call.line(), call.state())),
            Map.entry("earliest-ship-date", call -> call.floor.earliestShipDate(call.reference(), call.day("day"))),
            Map.entry("pick", call -> call.floor.pick(call.reference())),
            Map.entry("pick-short", call -> call.floor.pickShort(call.reference(), call.line(), call.pieces())),
            Map.entry("drop-line", call -> call.floor.dropLine(call.reference(), call.line())),
            Map.entry("cancel-line", call -> call.floor.cancelLine(call.reference(), call.line())),
            Map.entry("cancel-pieces", call -> call.floor.cancelPieces(call.reference(), call.line(), call.pieces())),
            Map.entry("cancel-shipment", call -> call.floor.cancelShipment(call.reference())),
            Map.entry("cancel-rest", call -> call.floor.cancelRest(call.reference())),
            Map.entry("cancel", Call::cancel),
            Map.entry("pack", call -> call.floor.pack(call.reference(), call.packages())),
            Map.entry("despatch", call -> call.floor.despatch(call.reference())),
            Map.entry("relabel", call -> call.warehouse.relabel(call.reference(), call.packages())),
            Map.entry("add-package", call -> call.floor.addPackage(call.reference(), call.require("tracking"))),
            Map.entry("split", call -> call.warehouse.split(call.reference(), Map.of(call.line(), call.pieces()))),
            Map.entry(
                    "correct-despatch",
                    call -> call.floor.correctDespatch(call.reference(), Map.of(call.line(), call.pieces()))),
            Map.entry("reverse-despatch", call -> call.floor.reverseDespatch(call.reference())));

    /** @throws ErrorAnswer 404 for an unknown word, 400 when the floor cannot do it */
    StoredOrder answer(String word, Parameters parameters) {
        Word known = WORDS.get(word);
        if (known == null) {
            throw ErrorAnswer.notFound("/sandbox/warehouse/" + word);
        }
        try {
            return known.apply(new Call(warehouse, warehouse.byHand(), parameters));
        } catch (IllegalStateException | IllegalArgumentException cannot) {
            throw ErrorAnswer.badRequest(String.valueOf(cannot.getMessage()));
        }
    }

    private interface Word extends Function<Call, StoredOrder> {}

    private record Call(Warehouse warehouse, ByHand floor, Parameters parameters) {

        private String reference() {
            return require("reference");
        }

        private String require(String name) {
            return parameters.require(name);
        }

        private @Nullable String find(String name) {
            return parameters.find(name).orElse(null);
        }

        private int line() {
            return Integer.parseInt(parameters.find("line").orElse("1"));
        }

        private long pieces() {
            return Long.parseLong(require("pieces"));
        }

        private LocalDate day(String name) {
            return LocalTimes.parseDay(require(name))
                    .orElseThrow(() -> new IllegalArgumentException("Parameter '" + name + "' is not a day"));
        }

        private @Nullable LocalDate optionalDay(String name) {
            return parameters.find(name).isEmpty() ? null : day(name);
        }

        private List<String> packages() {
            return Arrays.asList(parameters.find("packages").orElse("").split(",", -1));
        }

        private LineState state() {
            String state = require("state");
            return LineState.of(state)
                    .orElseThrow(() ->
                            new IllegalArgumentException("States of lines are " + Arrays.toString(LineState.values())));
        }

        private StoredOrder cancel() {
            if (!warehouse.cancel(reference())) {
                throw new IllegalStateException("It is too late to cancel " + reference());
            }
            return warehouse.find(reference());
        }
    }
}
