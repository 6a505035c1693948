package sandbox.commercetools;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.generate.OrderGenerator;
import sandbox.commercetools.generate.Shape;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Intake;
import sandbox.commercetools.update.OrderUpdate;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.faults.FaultDial;
import sandbox.http.SandboxServer;
import tools.jackson.databind.node.ObjectNode;

/** A small commercetools over HTTP. Start it, give {@link #url()} to the program under test, and play the shop here. */
public final class CommercetoolsSandbox implements AutoCloseable {

    private final Project project;
    private final OrderStore orders;
    private final MessageLog log = new MessageLog();
    private final Subscriptions subscriptions;
    private final Shop shop;
    private final Merchant merchant;
    private final Meddler meddler;
    private final Publishing publishing;
    private final Tokens tokens;
    private final SandboxServer server;

    private CommercetoolsSandbox(int port, String projectKey, Clock clock, FaultDial dial, Settings settings) {
        Ids ids = new Ids(settings.seed());
        project = new Project(projectKey, settings, clock, ids);
        subscriptions = new Subscriptions(projectKey, clock, ids);
        MessageWriter writer = new MessageWriter(log, subscriptions::send, clock, ids);
        orders = new OrderStore(project, writer, clock, ids);
        OrderImport completion = new OrderImport(project, clock, ids);
        shop = new Shop(project, orders, completion, new OrderGenerator(settings.seed(), settings.mix()));
        tokens = new Tokens(settings, projectKey, clock, ids);
        Map<String, Resource> resources = new HashMap<>(project.resources());
        OrderEdits edits = new OrderEdits(orders, clock, ids);
        meddler = new Meddler(orders);
        merchant = new Merchant(orders, edits, shop, project);
        resources.put("orders", new OrdersResource(orders, completion, edits, meddler));
        resources.put(
                "payments",
                new PaymentsResource(
                        project.resource("payments"),
                        writer,
                        ids,
                        payment -> new OrderUpdate(payment, project, ids, clock.instant())));
        resources.put("messages", log);
        publishing = new Publishing(project.resource("product-projections"), writer);
        resources.put("sandbox", new Steering(words(), project.resources()));
        resources.put("subscriptions", subscriptions);
        server = SandboxServer.start(port, new Api(projectKey, tokens, resources, clock), dial);
    }

    private Map<String, Resource> words() {
        Map<String, Resource> words = new HashMap<>(new MerchantCalls(merchant, meddler).words());
        words.put("orders", new SandboxOrders(shop));
        words.put("publish", publishing::published);
        words.put("unpublish", publishing::unpublished);
        return words;
    }

    /** @param port 0 for any free one */
    public static CommercetoolsSandbox start(int port, String projectKey, Clock clock, FaultDial dial) {
        return start(port, projectKey, clock, dial, Settings.standard());
    }

    public static CommercetoolsSandbox start(
            int port, String projectKey, Clock clock, FaultDial dial, Settings settings) {
        return new CommercetoolsSandbox(port, projectKey, clock, dial, settings);
    }

    /** Base URL of both the API and {@code /oauth/token}, without a trailing slash. */
    public URI url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /**
     * One more of a small resource.
     *
     * @param resource as in the path: {@code channels}, {@code states}, {@code stores}, {@code zones}, ...
     * @throws ApiError what the API would have answered
     */
    public ObjectNode add(String resource, ObjectNode draft) {
        return project.add(resource, draft).deepCopy();
    }

    /** The catalogue's people. */
    public Publishing catalogue() {
        return publishing;
    }

    /** The people of the shop. */
    public Merchant merchant() {
        return merchant;
    }

    /**
     * Somebody writes an order right after it was read by id, so that whoever read it holds an old version.
     *
     * @param share of the reads, 0 to 1; 0 ends it
     * @param mostPerOrder so many times, then the order is left alone
     */
    public void meddle(double share, int mostPerOrder) {
        meddler.meddle(share, mostPerOrder, 1);
    }

    /** How often that happened. */
    public long meddled() {
        return meddler.total();
    }

    /** Called with the id of each order that was read by id over HTTP, before the reader gets the answer. */
    public void afterEachRead(Consumer<String> orderId) {
        meddler.hook(orderId);
    }

    /** Places this order, telling of it by OrderCreated. What it leaves out is filled in. @return its id */
    public String placeOrder(ObjectNode order) {
        return shop.place(order);
    }

    /** A generated order is placed. @return its id */
    public String placeOrder() {
        return placeOrders(1).getFirst();
    }

    /** So many generated orders are placed. @return their ids */
    public List<String> placeOrders(int count) {
        return shop.place(count, null);
    }

    /** A generated order of this kind is placed. @return its id */
    public String placeOrder(Shape shape) {
        return shop.place(1, shape).getFirst();
    }

    /** A copy of the order as it is now. @throws ApiError 404 when there is none */
    public ObjectNode order(String id) {
        return cell(id).order().deepCopy();
    }

    /** Ids of all orders in the order they were placed. */
    public List<String> orderIds() {
        return orders.ids();
    }

    /**
     * Another writer of the order: the merchant, a second connector.
     *
     * @param version null: whatever it is now
     * @throws ApiError what the API would have answered; nothing is stored then
     */
    public ObjectNode edit(String id, @Nullable Long version, ObjectNode... actions) {
        return orders.update(cell(id), version, List.of(actions), Shop.CLIENT).deepCopy();
    }

    /**
     * From now on every message goes to this address, at least once.
     *
     * @param headerName the HTTP header that carries the secret
     */
    public Intake deliverTo(URI intake, String headerName, String secret, DeliveryOptions options) {
        Intake attached = new Intake(intake, headerName, secret, options);
        subscriptions.attach(attached);
        return attached;
    }

    /** While paused no message goes out; all are kept. */
    public void deliveryPaused(boolean paused) {
        subscriptions.paused(paused);
    }

    /** @return whether no message is on its way to any intake any more; false after this long */
    public boolean awaitDelivered(Duration longest) {
        return subscriptions.awaitDelivered(longest);
    }

    /** Every message so far, by time, without the order snapshots. */
    public List<ObjectNode> messages() {
        return log.all().stream().map(message -> message.view().deepCopy()).toList();
    }

    /** From now on no token handed out so far is accepted. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    @Override
    public void close() {
        server.close();
        subscriptions.close();
    }

    private OrderCell cell(String id) {
        return orders.byId(id).orElseThrow(() -> ApiError.notFound("The Resource with ID '" + id + "'"));
    }
}
