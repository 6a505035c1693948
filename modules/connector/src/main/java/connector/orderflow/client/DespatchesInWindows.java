package connector.orderflow.client;

import connector.orderflow.Despatch;
import connector.orderflow.client.DespatchWindows.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The despatches of a period, window by window. A window with more in it than an answer may hold is asked for in halves; a second, which
 * has no halves, is read as it comes.
 */
record DespatchesInWindows(Destination there) {

    /** The first window that fails fails them all. */
    Reading<List<Despatch>> all(Instant from, Instant to) {
        DespatchesReader reader = new DespatchesReader(there.settings().timeZone());
        Deque<Window> open =
                new ArrayDeque<>(DespatchWindows.of(from, to, there.settings().timeZone()));
        // windows touch, so a shipment may be told twice; what was told last is newer
        Map<String, Despatch> byReference = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            Window window = open.pop();
            List<Window> halves = window.halves();
            Reading<List<Despatch>> reading = halves.isEmpty()
                    ? there.askForList(Ask.despatches(window), reader)
                    : there.ask(Ask.despatches(window), reader);
            switch (reading) {
                case Reading.Usable<List<Despatch>>(List<Despatch> told) ->
                    told.forEach(despatch -> byReference.put(despatch.reference(), despatch));
                case Reading.TooLarge<List<Despatch>> tooLarge
                when !halves.isEmpty() -> halves.reversed().forEach(open::push);
                case Reading.TooLarge<List<Despatch>> tooLarge -> {
                    return tooLarge;
                }
                case Reading.Complaint<List<Despatch>> complaint -> {
                    return complaint;
                }
                case Reading.Unusable<List<Despatch>> unusable -> {
                    return unusable;
                }
            }
        }
        return new Reading.Usable<>(List.copyOf(byReference.values()));
    }
}
