package sandbox.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import sandbox.http.Request;

/**
 * Decides which requests go wrong. Two ways: faults told one by one for the next matching requests, and a share of all
 * matching requests drawn with a seed, so that a run can be repeated. Counts what it did, and what the stand-ins'
 * own messages suffered (repeats, wrong order). Safe for many threads.
 */
public final class FaultDial {

    private final Random random;
    private final Deque<Told> told = new ArrayDeque<>();
    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    private int repeats;
    private int reorders;
    private double share;
    private List<Fault> drawn = List.of();
    private Predicate<Request> where = request -> true;
    private Duration silence = Duration.ofSeconds(2);
    private Duration answerTime = Duration.ZERO;

    public FaultDial(long seed) {
        random = new Random(seed);
    }

    /** From now on, this share (0 to 1) of the matching requests meets one of these faults. */
    public synchronized void draw(double newShare, List<Fault> faults, Predicate<Request> matching) {
        share = newShare;
        drawn = List.copyOf(faults);
        where = matching;
    }

    /** The next request that matches meets this fault. */
    public synchronized void next(Fault fault, Predicate<Request> matching) {
        told.add(new Told(fault, matching));
    }

    /** How long a silent connection stays open, and how long a dripping answer takes. */
    public synchronized void silence(Duration duration) {
        silence = duration;
    }

    public synchronized Duration silence() {
        return silence;
    }

    /** How long every answer takes at least, as it does from a system that is far away or busy; none by default. */
    public synchronized void answerTime(Duration duration) {
        answerTime = duration;
    }

    public synchronized Duration answerTime() {
        return answerTime;
    }

    /** No more faults; the counts and the answer time stay. */
    public synchronized void off() {
        share = 0;
        told.clear();
    }

    /** What happens to this request; counted when something does. */
    public synchronized Optional<Fault> meet(Request request) {
        for (var each = told.iterator(); each.hasNext(); ) {
            Told next = each.next();
            if (next.matching.test(request)) {
                each.remove();
                return counted(next.fault);
            }
        }
        boolean hit = share > 0 && !drawn.isEmpty() && where.test(request) && random.nextDouble() < share;
        return hit ? counted(drawn.get(random.nextInt(drawn.size()))) : Optional.empty();
    }

    public synchronized Map<Fault, Integer> injected() {
        return Collections.unmodifiableMap(new EnumMap<>(injected));
    }

    /** A stand-in sent one of its own messages once more on purpose. */
    public synchronized void countRepeat() {
        repeats++;
    }

    /** A stand-in let a later message overtake an earlier one on purpose. */
    public synchronized void countReorder() {
        reorders++;
    }

    /** Messages sent once more on purpose. */
    public synchronized int repeats() {
        return repeats;
    }

    /** Messages overtaken on purpose. */
    public synchronized int reorders() {
        return reorders;
    }

    /** Everything that was made to go wrong: faults met by requests, messages repeated, messages overtaken. */
    public synchronized int total() {
        return injected.values().stream().mapToInt(Integer::intValue).sum() + repeats + reorders;
    }

    private Optional<Fault> counted(Fault fault) {
        injected.merge(fault, 1, Integer::sum);
        return Optional.of(fault);
    }

    private record Told(Fault fault, Predicate<Request> matching) {}
}
