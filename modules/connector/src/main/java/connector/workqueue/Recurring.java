package connector.workqueue;

import java.time.Duration;

/** Something done again and again, by one node of the cluster at a time. */
public interface Recurring {

    /** A name we chose and never change: the schedule remembers its last run by it. */
    String name();

    /** From the end of one run to the start of the next. */
    Duration interval();

    /** What goes wrong inside is logged, and tried again at the next interval. */
    void run();
}
