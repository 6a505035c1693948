package sandbox.orderflow;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import sandbox.faults.FaultDial;
import sandbox.http.Request;
import sandbox.http.Response;
import sandbox.http.SandboxServer;

/**
 * A small OrderFlow over real HTTP (reference §7): imports, queries, a warehouse and pushes. Everything is in memory;
 * the read side of this class gives snapshots for proofs.
 */
public final class OrderFlowSandbox implements AutoCloseable {

    static final String CONTEXT = "/web/";

    private final Stock stock;
    private final OrderBook book;
    private final Catalogue catalogue;
    private final ReturnBook returns;
    private final ReturnsDesk desk;
    private final Warehouse warehouse;
    private final CancelHabits cancels;
    private final ImportCall imports;
    private final Calls calls;
    private final AdminCalls admin;
    private final Pusher pusher;
    private final SandboxServer server;

    private OrderFlowSandbox(int port, SandboxAccount account, Clock clock, FaultDial dial) {
        LocalTimes times = new LocalTimes(account.timeZone());
        stock = new Stock(this::stockChanged);
        pusher = new Pusher(OrderXml.of(account), clock, dial, stock);
        StockMovements movements = new StockMovements(stock);
        book = new OrderBook(times, (before, after) -> {
            movements.apply(before, after);
            pusher.orderChanged(before, after);
        });
        catalogue = new Catalogue(account, stock);
        returns = new ReturnBook(account, book);
        desk = new ReturnsDesk(account, returns, book::nextId, clock, pusher::applied);
        warehouse = new Warehouse(account, book, stock, clock);
        cancels = new CancelHabits(new Cancelling(book));
        imports = new ImportCall(new OrderImport(account, book, catalogue, clock), catalogue, returns);
        calls = new Calls(
                new Gate(account),
                imports,
                new OrderCalls(account, book, cancels),
                new ShipmentCalls(book, times, account.stateNames(), clock),
                new StockCalls(account, stock),
                new ReportCall(desk, times));
        admin = new AdminCalls(warehouse, dial, book, catalogue, new DeskCalls(desk, returns, pusher));
        server = SandboxServer.start(port, this::handle, dial);
    }

    /** @param port 0 for any free one */
    public static OrderFlowSandbox start(int port, SandboxAccount account, Clock clock, FaultDial dial) {
        return new OrderFlowSandbox(port, account, clock, dial);
    }

    /** Base URL with context path and a trailing slash. */
    public URI url() {
        return server.url().resolve(CONTEXT);
    }

    public int port() {
        return server.port();
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    /** How the tenant answers cancels. */
    public CancelHabits cancels() {
        return cancels;
    }

    public Pusher pusher() {
        return pusher;
    }

    public Stock stock() {
        return stock;
    }

    public Optional<StoredOrder> order(String channel, String reference) {
        return book.find(channel, reference);
    }

    /** All orders ever accepted, cancelled ones among them, oldest first. */
    public List<StoredOrder> orders() {
        return book.all();
    }

    public Optional<StoredProduct> product(String organisation, String sku) {
        return catalogue.find(organisation, sku);
    }

    public List<StoredProduct> products() {
        return catalogue.all();
    }

    public ReturnsDesk returnsDesk() {
        return desk;
    }

    /** Returns that were announced; what came back is the desk's. */
    public List<StoredReturn> returns() {
        return returns.all();
    }

    public ImportCounts imports() {
        return imports.counts();
    }

    @Override
    public void close() {
        warehouse.close();
        pusher.close();
        server.close();
    }

    private void stockChanged(Stock.Level level) {
        pusher.stockChanged(level);
    }

    private Response handle(Request request) {
        try {
            return request.path().startsWith("/sandbox/") ? admin.answer(request) : calls.answer(request);
        } catch (ErrorAnswer error) {
            return error.response();
        }
    }
}
