package connector.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges and decisions of one step of work, in the order they happened. A step runs inside {@link #follow}; the
 * edges add to the current trail; whoever started the step writes it with its outcome, in one transaction
 * ({@link AuditLog#write}). One thread at a time.
 */
public final class Trail {

    private static final ScopedValue<Trail> CURRENT = ScopedValue.newInstance();

    private final String correlationId;
    private final @Nullable String lane;
    private final Clock clock;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private @Nullable String order;
    private boolean byOperator;

    /** @param correlationId one id from the first message to the last row; sent as {@code X-Correlation-ID} */
    public Trail(String correlationId, @Nullable String lane, Clock clock) {
        this.correlationId = correlationId;
        this.lane = lane;
        this.clock = clock;
    }

    /** Runs a step with this trail as the current one. */
    public <T> T follow(Supplier<T> step) {
        return ScopedValue.where(CURRENT, this).call(step::get);
    }

    /** The trail of the step this thread is in; outside of any step a trail that nobody writes. */
    public static Trail current() {
        return CURRENT.isBound() ? CURRENT.get() : new Trail("unbound", null, Clock.systemUTC());
    }

    public void exchanged(Exchange exchange) {
        exchanges.add(exchange);
    }

    public void decided(String verdict, String why) {
        decisions.add(new Decision(clock.instant(), verdict, why));
    }

    /** Names the order this step turned out to be about: its order number, or its id when it has none. */
    public void concerns(String orderNumberOrId) {
        order = orderNumberOrId;
    }

    /** An operator asked for this step, and has put right what was in its way. */
    public void askedByOperator() {
        byOperator = true;
    }

    /** See {@link #askedByOperator}. */
    public boolean isAskedByOperator() {
        return byOperator;
    }

    public Instant now() {
        return clock.instant();
    }

    public String correlationId() {
        return correlationId;
    }

    public @Nullable String lane() {
        return lane;
    }

    public @Nullable String order() {
        return order;
    }

    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }
}
