package proof.demo;

import java.time.Duration;
import java.util.List;
import sandbox.Sandbox;
import sandbox.faults.Fault;

/** How much goes wrong during a demo. */
public enum Faults {
    NONE(0, 0),
    SOME(0.05, 0.1),
    MANY(0.2, 0.3);

    /** Longer than the connector waits for an answer in a demo, so that silence is a time-out. */
    public static final Duration SILENCE = Duration.ofSeconds(3);

    private static final List<Fault> AT_COMMERCETOOLS = List.of(
            Fault.SERVER_ERROR,
            Fault.SERVER_ERROR_AFTER_COMMIT,
            Fault.TIMEOUT_AFTER_COMMIT,
            Fault.CONNECTION_RESET,
            Fault.UNAVAILABLE);

    private static final List<Fault> AT_ORDERFLOW = List.of(
            Fault.SERVER_ERROR,
            Fault.SERVER_ERROR_AFTER_COMMIT,
            Fault.TIMEOUT_AFTER_COMMIT,
            Fault.CONNECTION_RESET,
            Fault.HTML_ERROR_PAGE,
            Fault.EMPTY_BODY);

    private final double share;
    private final double disorder;

    Faults(double share, double disorder) {
        this.share = share;
        this.disorder = disorder;
    }

    /** Of messages and pushes that are repeated, and of those that are overtaken by later ones. */
    public double disorder() {
        return disorder;
    }

    public void turnOn(Sandbox sandbox) {
        sandbox.commercetoolsFaults().silence(SILENCE);
        sandbox.orderFlowFaults().silence(SILENCE);
        sandbox.commercetoolsFaults().draw(share, AT_COMMERCETOOLS, request -> true);
        sandbox.orderFlowFaults().draw(share, AT_ORDERFLOW, request -> true);
    }
}
