package sandbox;

import java.time.Clock;
import sandbox.commercetools.CommercetoolsSandbox;
import sandbox.commercetools.Settings;
import sandbox.faults.FaultDial;
import sandbox.orderflow.OrderFlowSandbox;
import sandbox.orderflow.SandboxAccount;

/** Both stand-ins, each with a fault dial of its own. */
public record Sandbox(
        CommercetoolsSandbox commercetools,
        OrderFlowSandbox orderFlow,
        FaultDial commercetoolsFaults,
        FaultDial orderFlowFaults)
        implements AutoCloseable {

    /** Project key of the commercetools stand-in. */
    public static final String PROJECT = "sandbox";

    /** User and password of both stand-ins. */
    public static final String USER = "sandbox";

    /** OrderFlow's one channel. */
    public static final String CHANNEL = "web";

    /**
     * Starts both.
     *
     * @param commercetoolsPort 0 for any free one
     * @param orderFlowPort 0 for any free one
     * @param seed the same seed gives the same orders, faults and parcels
     */
    public static Sandbox start(int commercetoolsPort, int orderFlowPort, long seed, Clock clock) {
        FaultDial commercetoolsFaults = new FaultDial(seed);
        FaultDial orderFlowFaults = new FaultDial(seed + 1);
        return new Sandbox(
                CommercetoolsSandbox.start(
                        commercetoolsPort,
                        PROJECT,
                        clock,
                        commercetoolsFaults,
                        Settings.standard().seeded(seed)),
                OrderFlowSandbox.start(orderFlowPort, SandboxAccount.of(USER, USER), clock, orderFlowFaults),
                commercetoolsFaults,
                orderFlowFaults);
    }

    @Override
    public void close() {
        orderFlow.close();
        commercetools.close();
    }
}
