package connector.workqueue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for lanes that have work and no schedule. The counter makes them impossible; this finds out if it does not. */
class ForgottenLanes implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenLanes.class);

    private final TransactionTemplate transactions;
    private final LaneTable lanes;
    private final LaneScheduler scheduler;
    private final Duration interval;

    ForgottenLanes(TransactionTemplate transactions, LaneTable lanes, LaneScheduler scheduler, Duration interval) {
        this.transactions = transactions;
        this.lanes = lanes;
        this.scheduler = scheduler;
        this.interval = interval;
    }

    @Override
    public String name() {
        return "forgotten-lanes";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public void run() {
        List<Lane> forgotten = lanes.forgotten();
        for (Lane lane : forgotten) {
            LOG.warn("Lane {} has work and no schedule; scheduling it. Please report this", lane.key());
            transactions.executeWithoutResult(transaction -> {
                lanes.arrived(lane);
                scheduler.wake(lane, Optional.of(LaneTable.State.IDLE));
            });
        }
    }
}
