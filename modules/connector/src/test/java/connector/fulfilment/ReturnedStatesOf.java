package connector.fulfilment;

import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderWatcher;
import connector.commercetools.Orders;
import connector.commercetools.StateMachine;
import connector.commercetools.States;
import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.orderflow.OrderLinks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes the watcher of pieces that came back for stories of other flows. */
public final class ReturnedStatesOf {

    private ReturnedStatesOf() {}

    /** @param states the project's, asked each time @param lines keys of its line-item States @param orders of the order's */
    public static OrderWatcher watcher(
            Orders shop,
            OrderLinks links,
            States states,
            Map<Milestone, String> lines,
            Map<OrderMilestone, String> orders) {
        return new ReturnedStates(
                links,
                states,
                new OrderInWarehouse().lineStates(lines).orderStates(orders).tables,
                new OrderUpdates(shop, tries -> {}),
                settings());
    }

    /** Rows such as {@code packed: shipped cancelled}; a State's id is its key behind {@code id-}. */
    public static StateMachine workflow(String... rows) {
        return OrderInWarehouse.workflow(rows);
    }

    private static CommercetoolsSettings settings() {
        URI nowhere = URI.create("http://localhost:1");
        return new CommercetoolsSettings(
                "shop",
                nowhere,
                nowhere,
                "client",
                "secret",
                List.of(),
                "orderflow",
                Duration.ofSeconds(1),
                1,
                Map.of(),
                new CommercetoolsSettings.Sweep(false, Duration.ofHours(1), Duration.ZERO, Duration.ZERO));
    }
}
