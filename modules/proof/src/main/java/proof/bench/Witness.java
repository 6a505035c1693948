package proof.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import proof.bench.SandboxWords.Call;
import proof.bench.SandboxWords.Side;
import sandbox.Sandbox;
import sandbox.faults.Fault;
import sandbox.http.Request;

/** Counts what the sandbox is asked and, when told to, keeps it. It looks through the fault dials, which stay off. */
final class Witness {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private @Nullable List<Call> tape;

    Witness(Sandbox sandbox) {
        sandbox.commercetoolsFaults().draw(1, List.of(Fault.SERVER_ERROR), request -> saw(Side.COMMERCETOOLS, request));
        sandbox.orderFlowFaults().draw(1, List.of(Fault.SERVER_ERROR), request -> saw(Side.ORDERFLOW, request));
    }

    Map<String, Long> calls() {
        Map<String, Long> sums = new TreeMap<>();
        calls.forEach((call, count) -> sums.put(call, count.sum()));
        return sums;
    }

    synchronized void record() {
        tape = new ArrayList<>();
    }

    synchronized List<Call> recorded() {
        List<Call> recorded = tape == null ? List.of() : tape;
        tape = null;
        return recorded;
    }

    /** Never matches: nothing goes wrong. */
    private boolean saw(Side side, Request request) {
        String kind = request.method() + " " + ID.matcher(request.path()).replaceAll("{id}");
        calls.computeIfAbsent(kind, first -> new LongAdder()).increment();
        keep(side, request);
        return false;
    }

    private synchronized void keep(Side side, Request request) {
        if (tape != null) {
            tape.add(new Call(
                    side, request.method(), request.path(), request.queryValues(), request.headers(), request.text()));
        }
    }
}
