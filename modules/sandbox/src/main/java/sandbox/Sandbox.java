package sandbox;

import java.time.Clock;
import java.time.Duration;
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
     * Starts both as most people want them.
     *
     * @param commercetoolsPort 0 for any free one
     * @param orderFlowPort 0 for any free one
     * @param seed the same seed gives the same orders, faults and parcels
     */
    public static Sandbox start(int commercetoolsPort, int orderFlowPort, long seed, Clock clock) {
        return start(commercetoolsPort, orderFlowPort, Choice.standard(seed), clock);
    }

    public static Sandbox start(int commercetoolsPort, int orderFlowPort, Choice choice, Clock clock) {
        FaultDial commercetoolsFaults = new FaultDial(choice.settings.seed());
        FaultDial orderFlowFaults = new FaultDial(choice.settings.seed() + 1);
        return new Sandbox(
                CommercetoolsSandbox.start(commercetoolsPort, PROJECT, clock, commercetoolsFaults, choice.settings),
                OrderFlowSandbox.start(orderFlowPort, choice.account, clock, orderFlowFaults),
                commercetoolsFaults,
                orderFlowFaults);
    }

    /** What can be chosen about the project and about the warehouse's tenant. */
    public record Choice(Settings settings, SandboxAccount account) {
        public static Choice standard(long seed) {
            return new Choice(Settings.standard().seeded(seed), SandboxAccount.of(USER, USER));
        }
    }

    /** How long every answer of both takes at least; none by default. What steers the stand-ins is answered at once. */
    public void answerTime(Duration duration) {
        commercetoolsFaults.answerTime(duration);
        orderFlowFaults.answerTime(duration);
    }

    @Override
    public void close() {
        orderFlow.close();
        commercetools.close();
    }
}
