package connector.workqueue;

import java.util.List;
import java.util.Map;

/** How the work stands, for people: the console, the command line, the demo. */
public class WorkStatus {

    private final InboxTable inbox;
    private final LaneTable lanes;

    WorkStatus(InboxTable inbox, LaneTable lanes) {
        this.inbox = inbox;
        this.lanes = lanes;
    }

    /** Stored items by state: open, done, waiting, parked, not handled. */
    public Map<String, Long> items() {
        return inbox.countsByState();
    }

    /** Lanes that are retrying, waiting or parked, parked ones first. */
    public List<LaneView> troubled(int limit) {
        return lanes.troubled(limit);
    }
}
