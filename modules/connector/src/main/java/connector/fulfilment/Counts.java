package connector.fulfilment;

import connector.ledger.Milestone;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pieces by milestone, the furthest first. */
final class Counts {

    private final SortedMap<Milestone, Long> pieces = new TreeMap<>(Comparator.reverseOrder());

    void add(Milestone milestone, long more) {
        if (more > 0) {
            pieces.merge(milestone, more, Long::sum);
        }
    }

    void addAll(Counts others) {
        others.pieces.forEach(this::add);
    }

    long of(Milestone milestone) {
        return pieces.getOrDefault(milestone, 0L);
    }

    long total() {
        return pieces.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    Milestone furthest() {
        return pieces.firstKey();
    }

    Milestone slowest() {
        return pieces.lastKey();
    }

    /** Takes out pieces that are there. */
    void remove(Milestone milestone, long fewer) {
        if (of(milestone) == fewer) {
            pieces.remove(milestone);
        } else {
            pieces.merge(milestone, -fewer, Long::sum);
        }
    }

    /** Takes the furthest pieces out; fewer when there are not so many. */
    Counts take(long most) {
        Counts taken = new Counts();
        long left = most;
        while (left > 0 && !pieces.isEmpty()) {
            Milestone furthest = pieces.firstKey();
            long now = Math.min(left, of(furthest));
            taken.add(furthest, now);
            remove(furthest, now);
            left -= now;
        }
        return taken;
    }

    @Override
    public String toString() {
        return pieces.toString();
    }
}
