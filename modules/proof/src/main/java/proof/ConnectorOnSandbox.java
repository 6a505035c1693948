package proof;

import connector.commercetools.CommercetoolsSettings;
import connector.database.DatabaseSettings;
import connector.ledger.Milestone;
import connector.orderflow.DestinationSettings;
import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.DestinationSettings.ScopeTransport;
import connector.orderflow.ReturnReports;
import connector.routing.CancelRules;
import connector.routing.Changes;
import connector.routing.ExportRules;
import connector.routing.ProductRules;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.Router;
import connector.routing.ShipmentDesk;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import connector.settings.Server;
import connector.settings.Settings;
import connector.workqueue.WorkSettings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sandbox.Sandbox;

/**
 * The configuration of a connector that works against a sandbox on this machine: everything is quicker than it would be
 * for real systems, so that a demo or a proof does not wait.
 *
 * @param lanes worked on at the same time
 * @param port 0 for any free one
 * @param tables what OrderFlow's states mean, and what becomes of them
 * @param polls whether the schedules run: the sweep of messages and the poll of despatches
 */
public record ConnectorOnSandbox(DatabaseSettings database, int lanes, int port, boolean polls, StateTables tables) {

    /** With OrderFlow's states as it comes. */
    public ConnectorOnSandbox(DatabaseSettings database, int lanes, int port, boolean polls) {
        this(database, lanes, port, polls, StateTables.DEFAULT);
    }

    /** The same for a tenant with words of its own for states. @param own by OrderFlow's usual word */
    public ConnectorOnSandbox calling(Map<String, String> own) {
        WarehouseStates usual = WarehouseStates.DEFAULT;
        WarehouseStates renamed = new WarehouseStates(
                renamed(usual.orders(), own), renamed(usual.shipments(), own), renamed(usual.lines(), own));
        return new ConnectorOnSandbox(database, lanes, port, polls, tables.withWarehouse(Map.of(DESTINATION, renamed)));
    }

    private static Map<String, Milestone> renamed(Map<String, Milestone> rows, Map<String, String> own) {
        Map<String, Milestone> renamed = new HashMap<>();
        rows.forEach((word, milestone) -> renamed.put(own.getOrDefault(word, word), milestone));
        return renamed;
    }

    public static final String SOURCE = "sandbox";
    public static final String DESTINATION = "sandbox";
    public static final String SECRET_HEADER = "X-Connector-Secret";

    private static final Duration CALL = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public Settings settings(Sandbox sandbox) {
        return settings(sandbox.commercetools().url(), sandbox.orderFlow().url());
    }

    /** For a sandbox in another process, or behind something. Base URLs as the stand-ins tell them. */
    public Settings settings(URI commercetools, URI orderFlow) {
        return settings(
                commercetools,
                orderFlow,
                new DestinationSettings.Poll(
                        polls,
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        polls ? Duration.ofSeconds(2) : Duration.ZERO,
                        Duration.ZERO));
    }

    /** The same, with OrderFlow asked like this. */
    public Settings settings(URI commercetools, URI orderFlow, DestinationSettings.Poll poll) {
        return new Settings(
                new Server("127.0.0.1", port),
                database,
                work(),
                commercetools(commercetools),
                List.of(orderFlow(orderFlow, poll)),
                ReleaseRules.defaults(),
                new Router(List.of(Route.everything("everything", DESTINATION))),
                Map.of(DESTINATION, ExportRules.DEFAULT),
                Changes.DEFAULT,
                new ProductRules(true, List.of(DESTINATION), List.of("en"), "default", true, Map.of()),
                tables,
                new ShipmentDesk(Map.of()),
                new Settings.Returns(
                        Map.of(),
                        polls
                                ? List.of(new ReturnReports.Poll(
                                        DESTINATION,
                                        "return_line_api_report",
                                        Duration.ofSeconds(2),
                                        Duration.ZERO,
                                        Duration.ofDays(1)))
                                : List.of()),
                CancelRules.DEFAULT);
    }

    private WorkSettings work() {
        return new WorkSettings(
                lanes,
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                500,
                50,
                3,
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofSeconds(30));
    }

    private CommercetoolsSettings commercetools(URI url) {
        return new CommercetoolsSettings(
                Sandbox.PROJECT,
                url,
                url.resolve("/oauth/token"),
                Sandbox.USER,
                Sandbox.USER,
                List.of(),
                "orderflow",
                CALL,
                lanes,
                Map.of(SOURCE, new CommercetoolsSettings.Source(SECRET_HEADER, Sandbox.USER, 1 << 20)),
                new CommercetoolsSettings.Sweep(
                        polls, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofHours(1)));
    }

    private DestinationSettings orderFlow(URI url, DestinationSettings.Poll poll) {
        return new DestinationSettings(
                DESTINATION,
                url,
                Sandbox.USER,
                Sandbox.USER,
                false,
                ScopeTransport.BOTH,
                Sandbox.CHANNEL,
                "myorg",
                null,
                LONDON,
                CALL,
                lanes,
                10_000,
                REST,
                List.of("(?i)deadlock"),
                List.of("MissingDataException"),
                BackslashPolicy.REPLACE,
                new DestinationSettings.Push(
                        Sandbox.USER,
                        Sandbox.USER,
                        null,
                        1 << 20,
                        "application/xml;charset=UTF-8",
                        "<response status=\"success\" messageId=\"{messageId}\"/>",
                        "<response status=\"error\" messageId=\"{messageId}\"/>"),
                poll,
                DestinationSettings.Phrases.DEFAULT);
    }
}
