package proof.bench;

import java.time.Instant;
import java.util.List;
import proof.bench.SandboxWords.Placed;

/** Somebody who brings orders to the warehouse. */
interface Contestant {

    /** What can be done before the clock runs. */
    void prepare(List<Placed> orders);

    /** Called on a thread of its own for each order. @return the moment from which its latency counts */
    Instant begin(Placed order);
}
