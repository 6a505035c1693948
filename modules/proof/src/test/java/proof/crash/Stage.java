package proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.DatabaseSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import proof.ConnectorOnSandbox;
import proof.demo.BothSides;
import proof.demo.BothSides.OrderState;
import proof.demo.Faults;
import proof.demo.Verdict;
import sandbox.Sandbox;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.faults.Fault;
import sandbox.http.Request;
import sandbox.orderflow.PushSettings;
import sandbox.orderflow.WorkRules;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox, a gateway in front of everything, and the connectors that work between them. All gone when it is closed. */
final class Stage implements AutoCloseable {

    private static final long SEED = 11;
    private static final Duration PACE = Duration.ofMillis(200);

    private final String story;
    private final Sandbox sandbox = Sandbox.start(0, 0, SEED, Clock.systemUTC());
    private final BothSides bothSides = new BothSides(sandbox);
    private final Map<String, Gateway> toCommercetools = new HashMap<>();
    private final Map<String, Gateway> toOrderFlow = new HashMap<>();
    private final List<Gateway> intakes = new ArrayList<>();
    private final Queue<ConnectorProcess> processes = new ConcurrentLinkedQueue<>();
    private final long begun = System.nanoTime();
    private volatile Gateway.Watch watch = Gateway.Watch.NOTHING;

    Stage(String story) {
        this.story = story;
        sandbox.orderFlow()
                .warehouse()
                .rules(WorkRules.plain(SEED).splitting(0.25).packages(3));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** From now on every call passes here. */
    void watch(Gateway.Watch next) {
        watch = next;
    }

    /** A connector of this name; the same name again has the same address. It works when this returns. */
    ConnectorProcess start(String name, int port, int lanes, DatabaseSettings database) throws IOException {
        Gateway.Watch passing = new Gateway.Watch() {
            @Override
            public void arrived(String who, Request request) {
                watch.arrived(who, request);
            }

            @Override
            public void tookEffect(String who, Request request, int status) {
                watch.tookEffect(who, request, status);
            }
        };
        Gateway commercetools = toCommercetools.computeIfAbsent(
                name, who -> new Gateway(who, sandbox.commercetools().url(), passing));
        Gateway orderFlow = toOrderFlow.computeIfAbsent(
                name, who -> new Gateway(who, sandbox.orderFlow().url(), passing));
        ConnectorProcess started = ConnectorProcess.start(
                new ConnectorProcess.Plan(name, port, lanes, database, commercetools.url(), orderFlow.url()));
        processes.add(started);
        return started;
    }

    /** Whatever happens is told to the connector at this port. */
    void tell(int port, double disorder) {
        Gateway intake = new Gateway("sandbox", URI.create("http://127.0.0.1:" + port), Gateway.Watch.NOTHING);
        intakes.add(intake);
        sandbox.commercetools()
                .deliverTo(
                        intake.url().resolve("/in/commercetools/" + ConnectorOnSandbox.SOURCE),
                        ConnectorOnSandbox.SECRET_HEADER,
                        Sandbox.USER,
                        DeliveryOptions.of(Envelope.PLATFORM)
                                .misbehaving(disorder, disorder, 0)
                                .pauses(Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofSeconds(1))
                                .seeded(SEED));
        sandbox.orderFlow()
                .pusher()
                .on(PushSettings.to(
                                intake.url().resolve("/in/orderflow/" + ConnectorOnSandbox.DESTINATION),
                                Sandbox.USER,
                                Sandbox.USER)
                        .tries(10_000, Duration.ofMillis(300))
                        .timeout(Duration.ofSeconds(10))
                        .disorder(new PushSettings.Disorder(SEED, disorder, disorder)));
    }

    /** Some calls fail on either side, and OrderFlow answers some too late. */
    void someFaults() {
        Faults.SOME.turnOn(sandbox);
        sandbox.orderFlowFaults()
                .draw(
                        0.08,
                        List.of(
                                Fault.SLOW_BODY,
                                Fault.TIMEOUT_AFTER_COMMIT,
                                Fault.SERVER_ERROR,
                                Fault.SERVER_ERROR_AFTER_COMMIT,
                                Fault.CONNECTION_RESET,
                                Fault.HTML_ERROR_PAGE,
                                Fault.EMPTY_BODY),
                        request -> true);
    }

    void openWarehouse() {
        sandbox.orderFlow().warehouse().work(PACE);
    }

    void closeWarehouse() {
        sandbox.orderFlow().warehouse().rest();
    }

    /** @return their ids */
    List<String> place(int orders) {
        return sandbox.commercetools().placeOrders(orders);
    }

    boolean complete() {
        return bothSides.read().stream().allMatch(OrderState::complete);
    }

    /** Waits until all is complete, then says so with figures; fails when it is not or when anything is doubled. */
    void endsWell(Duration longest) {
        boolean inTime = Patience.reached(longest, this::complete);
        List<OrderState> states = bothSides.read();
        Verdict verdict = Verdict.of(
                states,
                bothSides.strangers(),
                sandbox.commercetoolsFaults().total()
                        + sandbox.orderFlowFaults().total());
        say(verdict.toString());
        assertThat(states.stream().filter(each -> !each.complete()).toList())
                .as(inTime ? "not complete" : "not complete after " + longest.toSeconds() + " s" + lastWords())
                .isEmpty();
        assertThat(verdict.holds()).as(verdict.toString()).isTrue();
    }

    /** Nobody sent an order to OrderFlow again without having asked since whether it is there. */
    void nothingWasSentBlindly() {
        assertThat(sentBlindly())
                .as("sent again without a look whether it is there")
                .isEmpty();
    }

    private List<String> sentBlindly() {
        Map<String, Boolean> sentSinceLook = new HashMap<>();
        List<String> blind = new ArrayList<>();
        toOrderFlow.values().stream()
                .flatMap(each -> each.calls().stream())
                .filter(each -> Calls.reference(each.request()).isPresent())
                .sorted(Comparator.comparing(Gateway.Call::begunNanos))
                .forEach(each -> {
                    String reference = Calls.reference(each.request()).orElseThrow();
                    boolean isImport = Calls.isImport(each.request());
                    if (Boolean.TRUE.equals(sentSinceLook.put(reference, isImport)) && isImport) {
                        blind.add(reference);
                    }
                });
        return blind;
    }

    /** Calls about single orders, of all connectors. */
    List<Gateway.Call> callsAboutOrders() {
        return toCommercetools.values().stream()
                .flatMap(each -> each.calls().stream())
                .filter(each -> Calls.orderId(each.request()).isPresent())
                .toList();
    }

    /** Ids of the messages that a connector acknowledged. */
    Set<String> acknowledged() {
        return notifications()
                .filter(each -> each.status() / 100 == 2)
                .map(each -> JsonMapper.shared()
                        .readTree(each.request().body())
                        .path("id")
                        .asString())
                .collect(Collectors.toSet());
    }

    /** How often the connectors' intakes, of either kind, answered this status. */
    long answered(int status) {
        return intakes.stream()
                .flatMap(each -> each.calls().stream())
                .filter(each -> each.status() == status)
                .count();
    }

    private Stream<Gateway.Call> notifications() {
        return intakes.stream()
                .flatMap(each -> each.calls().stream())
                .filter(each -> each.request().path().startsWith("/in/commercetools/"));
    }

    /** A line of the story. */
    void say(String what) {
        System.out.printf("[%s %5.1f s] %s%n", story, (System.nanoTime() - begun) / 1e9, what);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.forEach(ConnectorProcess::close);
        closeWarehouse();
        sandbox.close();
        Stream.of(toCommercetools.values(), toOrderFlow.values(), intakes)
                .flatMap(each -> each.stream())
                .forEach(Gateway::close);
    }

    private String lastWords() {
        return processes.stream()
                .map(each -> {
                    String all = each.output();
                    return "\n--- " + each + "\n" + all.substring(Math.max(0, all.length() - 3_000));
                })
                .collect(Collectors.joining());
    }
}
