package connector.orderexport;

import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderKeys;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderWatcher;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.commercetools.doubles.ShopOnPaper;
import connector.orderflow.Facts;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderLinks;
import connector.orderflow.VerifiedCancel;
import connector.orderflow.doubles.RememberedQueue;
import connector.routing.ExportDesk;
import connector.routing.ProductRules;
import connector.routing.StateTables;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes the export for stories of other flows. */
public final class ExportOf {

    private ExportOf() {}

    public static OrderWatcher watcher(
            ShopOnPaper shop,
            OrderFlow warehouse,
            OrderLinks links,
            Facts facts,
            ExportDesk desk,
            OrderKeys keys,
            StateTables tables) {
        OrderUpdates updates = new OrderUpdates(shop, tries -> {});
        Clock clock = Clock.systemUTC();
        return new ExportOrder(
                new ExportOrder.Commerce(
                        shop,
                        (order, kinds) -> new KeysAnswer.Known(keys),
                        new ExportHistory(facts, tables, desk),
                        clock),
                links,
                new ExportOrder.Doing(
                        new SendOrder(
                                warehouse,
                                links,
                                facts,
                                new AskForProducts(new RememberedQueue(), ProductRules.OFF, clock),
                                tables),
                        new ChangeOrder(warehouse, new VerifiedCancel(warehouse, facts), links, tables),
                        new TellAccepted(updates, links),
                        new TellDifference(updates)),
                desk,
                settings());
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
