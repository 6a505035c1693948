package connector.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was announced under items that are not on the order any more, under the items that stand for the same units now.
 *
 * @param there identities of all items on the order
 */
record ReplacedItems(Announcement sent, Set<String> there) {

    /** Line by line, as far as units go. @return empty: nothing of it fits */
    Optional<Announcement> onto(List<Announcement.Line> unsent) {
        List<Announcement.Line> open = new ArrayList<>(unsent);
        List<Announcement.Line> lines = new ArrayList<>();
        for (Announcement.Line line : sent.lines()) {
            lines.addAll(there.contains(line.item()) ? List.of(line) : onto(line, open));
        }
        return lines.equals(sent.lines()) ? Optional.empty() : Optional.of(sent.with(lines));
    }

    private static List<Announcement.Line> onto(Announcement.Line gone, List<Announcement.Line> open) {
        List<Announcement.Line> lines = new ArrayList<>();
        long left = gone.quantity();
        for (int n = 0; n < open.size() && left > 0; n++) {
            Announcement.Line now = open.get(n);
            long units = now.lineId().equals(gone.lineId()) ? Math.min(left, now.quantity()) : 0;
            if (units > 0) {
                open.set(n, of(now, now.sku(), now.quantity() - units));
                lines.add(of(now, gone.sku(), units));
                left -= units;
            }
        }
        if (left > 0) {
            lines.add(of(gone, gone.sku(), left));
        }
        return lines;
    }

    private static Announcement.Line of(Announcement.Line line, String sku, long quantity) {
        return new Announcement.Line(line.item(), line.lineId(), sku, quantity);
    }
}
