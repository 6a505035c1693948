package connector.cancellation;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.doubles.WriteLog;
import connector.ledger.Milestone;
import connector.orderflow.Despatch;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderImport;
import connector.routing.WarehouseStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A warehouse whose people pick, ship, drop and cancel by hand. It loses answers when told to, and remembers every call. */
final class FloorOnPaper implements OrderFlow {

    /** {@code import <reference>}, {@code cancel <reference>}, {@code detail <reference>}. */
    final List<String> calls = new ArrayList<>();

    /** What it shipped, in the order it left. */
    final List<Despatch> shipped = new ArrayList<>();

    private final Map<String, OrderDetail> orders = new LinkedHashMap<>();
    private boolean losesNextCancel;
    private boolean cancelsThough;
    private boolean losesNextImport;
    private boolean importsThough;
    private boolean silent;
    WriteLog writes = new WriteLog();
    boolean tooLate;
    boolean answersInOtherWords;
    boolean queuesNextCancel;

    /** Nothing is kept of the next import. */
    boolean refusesNextImport;

    private final Map<String, Boolean> queued = new LinkedHashMap<>();

    /** What the tenant calls states, by the usual word. */
    Map<String, String> words = Map.of();

    private int freed;

    /** Before and after each call that changes something. */
    Runnable tick = () -> {};

    /** @param happens whether it takes effect */
    void losesNextCancel(boolean happens) {
        losesNextCancel = true;
        cancelsThough = happens;
    }

    void losesNextImport(boolean happens) {
        losesNextImport = true;
        importsThough = happens;
    }

    void silent(boolean is) {
        silent = is;
    }

    int cancels(String reference) {
        return (int) calls.stream().filter(("cancel " + reference)::equals).count();
    }

    /** In usual words. */
    OrderDetail order(String reference) {
        return orders.get(reference);
    }

    /** As order detail shows it, in the tenant's words; null: nobody there knows it. */
    OrderDetail shown(String reference) {
        OrderDetail there = orders.get(reference);
        return there == null
                ? null
                : new OrderDetail(
                        reference,
                        word(there.state()),
                        there.shipments().stream()
                                .map(each -> with(
                                        each,
                                        word(each.state()),
                                        each.lines().stream()
                                                .map(line -> new OrderDetail.Line(
                                                        line.sku(), line.quantity(), word(line.state())))
                                                .toList()))
                                .toList());
    }

    private String word(String usual) {
        return words.getOrDefault(usual, usual);
    }

    WarehouseStates states() {
        WarehouseStates usual = WarehouseStates.DEFAULT;
        return new WarehouseStates(renamed(usual.orders()), renamed(usual.shipments()), renamed(usual.lines()));
    }

    private Map<String, Milestone> renamed(Map<String, Milestone> rows) {
        Map<String, Milestone> renamed = new TreeMap<>();
        rows.forEach((usual, milestone) -> renamed.put(word(usual), milestone));
        return renamed;
    }

    /** References of orders that somebody will still pick, or has. */
    List<String> alive() {
        return orders.values().stream()
                .filter(order -> !order.state().equals("cancelled"))
                .map(OrderDetail::externalReference)
                .toList();
    }

    /** Pieces that are to be picked or were, by SKU. */
    Map<String, Long> wanted(String reference) {
        Map<String, Long> pieces = new TreeMap<>();
        OrderDetail order = orders.get(reference);
        if (order != null && !order.state().equals("cancelled")) {
            order.shipments().stream()
                    .filter(shipment -> !shipment.state().equals("cancelled"))
                    .flatMap(shipment -> shipment.lines().stream())
                    .forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum));
        }
        return pieces;
    }

    /** Moves pieces of the first open shipment into one of their own. */
    void split(String reference, String sku) {
        writes.newFact();
        OrderDetail order = orders.get(reference);
        List<OrderDetail.Shipment> shipments = new ArrayList<>(order.shipments());
        for (OrderDetail.Shipment shipment : order.shipments()) {
            long pieces = pieces(shipment, sku);
            if (isOpen(shipment) && pieces > 0 && shipment.lines().size() > 1) {
                shipments.set(
                        shipments.indexOf(shipment), with(shipment, shipment.state(), less(shipment, sku, pieces)));
                shipments.add(with(
                        new OrderDetail.Shipment(
                                reference + "_S" + (shipments.size() + 1), "ready", null, null, null, List.of()),
                        "ready",
                        List.of(new OrderDetail.Line(sku, pieces, "created"))));
                break;
            }
        }
        orders.put(reference, new OrderDetail(reference, order.state(), shipments));
    }

    /** Ships what is open, without some pieces. */
    void ship(String reference, Map<String, Long> dropped) {
        OrderDetail order = orders.get(reference);
        Map<String, Long> left = new TreeMap<>(dropped);
        List<OrderDetail.Shipment> shipments = new ArrayList<>();
        for (OrderDetail.Shipment shipment : order.shipments()) {
            shipments.add(isOpen(shipment) ? leaves(reference, shipment, left) : shipment);
        }
        settle(reference, shipments);
    }

    /** Ships the first open shipment, whole. */
    void shipFirst(String reference, Map<String, Long> dropped) {
        List<OrderDetail.Shipment> shipments =
                new ArrayList<>(orders.get(reference).shipments());
        for (int each = 0; each < shipments.size(); each++) {
            if (isOpen(shipments.get(each))) {
                shipments.set(each, leaves(reference, shipments.get(each), new TreeMap<>(dropped)));
                break;
            }
        }
        settle(reference, shipments);
    }

    private OrderDetail.Shipment leaves(String reference, OrderDetail.Shipment shipment, Map<String, Long> dropped) {
        OrderDetail.Shipment now = shipment;
        for (String sku : List.copyOf(dropped.keySet())) {
            long out = Math.min(dropped.get(sku), pieces(now, sku));
            now = with(now, now.state(), less(now, sku, out));
            dropped.merge(sku, -out, Long::sum);
        }
        if (now.lines().isEmpty()) {
            return with(now, "cancelled", List.of());
        }
        shipped.add(new Despatch(
                now.externalReference(),
                reference,
                "despatched",
                null,
                null,
                null,
                "T" + now.externalReference(),
                null,
                Instant.EPOCH,
                List.of(),
                now.lines().stream()
                        .map(line -> new Despatch.Line(line.sku(), line.quantity(), null))
                        .toList()));
        return with(
                now,
                "despatched",
                now.lines().stream()
                        .map(line -> new OrderDetail.Line(line.sku(), line.quantity(), "despatched"))
                        .toList());
    }

    /** More of it left with the last shipment than was said. */
    void correctsLast(String sku, long more) {
        Despatch last = shipped.removeLast();
        shipped.add(last.of(last.lines().stream()
                .map(line -> line.sku().equals(sku)
                        ? new Despatch.Line(sku, line.quantity() + more, line.thirdPartyReference())
                        : line)
                .toList()));
        OrderDetail order = orders.get(last.orderReference());
        settle(
                last.orderReference(),
                order.shipments().stream()
                        .map(each -> each.externalReference().equals(last.reference())
                                ? with(
                                        each,
                                        each.state(),
                                        each.lines().stream()
                                                .map(line -> line.sku().equals(sku)
                                                        ? new OrderDetail.Line(
                                                                sku, line.quantity() + more, line.state())
                                                        : line)
                                                .toList())
                                : each)
                        .toList());
    }

    void cancelShipment(String reference, int index) {
        List<OrderDetail.Shipment> shipments =
                new ArrayList<>(orders.get(reference).shipments());
        shipments.set(
                index,
                with(shipments.get(index), "cancelled", shipments.get(index).lines()));
        settle(reference, shipments);
    }

    void cancelsItself(String reference) {
        settle(
                reference,
                orders.get(reference).shipments().stream()
                        .map(each -> isOpen(each) ? with(each, "cancelled", each.lines()) : each)
                        .toList());
    }

    /** Cancels what was only queued so far, where it still can be. */
    void worksOffItsQueue() {
        writes.newFact();
        answersInOtherWords = false;
        Map<String, Boolean> all = new LinkedHashMap<>(queued);
        queued.clear();
        boolean late = tooLate;
        tooLate = false;
        all.forEach(this::cancelled);
        tooLate = late;
    }

    /** Somebody there takes a cancellation back. */
    void revives(String reference) {
        writes.newFact();
        orders.put(
                reference,
                new OrderDetail(
                        reference,
                        "created",
                        orders.get(reference).shipments().stream()
                                .map(each -> with(each, "ready", each.lines()))
                                .toList()));
    }

    private void settle(String reference, List<OrderDetail.Shipment> shipments) {
        writes.newFact();
        boolean over = shipments.stream().noneMatch(FloorOnPaper::isOpen);
        boolean any = shipments.stream().anyMatch(each -> each.state().equals("despatched"));
        String state = over ? (any ? "despatched" : "cancelled") : (any ? "partially_despatched" : "created");
        orders.put(reference, new OrderDetail(reference, state, shipments));
    }

    static boolean isOpen(OrderDetail.Shipment shipment) {
        return !shipment.state().equals("despatched") && !shipment.state().equals("cancelled");
    }

    private static long pieces(OrderDetail.Shipment shipment, String sku) {
        return shipment.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(OrderDetail.Line::quantity)
                .sum();
    }

    private static List<OrderDetail.Line> less(OrderDetail.Shipment shipment, String sku, long pieces) {
        long left = pieces;
        List<OrderDetail.Line> lines = new ArrayList<>();
        for (OrderDetail.Line line : shipment.lines().reversed()) {
            long out = line.sku().equals(sku) ? Math.min(left, line.quantity()) : 0;
            left -= out;
            if (line.quantity() > out) {
                lines.addFirst(new OrderDetail.Line(line.sku(), line.quantity() - out, line.state()));
            }
        }
        return lines;
    }

    private static OrderDetail.Shipment with(
            OrderDetail.Shipment shipment, String state, List<OrderDetail.Line> lines) {
        return new OrderDetail.Shipment(shipment.externalReference(), state, null, null, null, lines);
    }

    @Override
    public ImportAnswer importDocument(String destination, ImportDocument document) {
        String reference = document.externalReference();
        calls.add("import " + reference);
        writes.written("import " + reference + " " + document.fields());
        tick.run();
        boolean lost = losesNextImport;
        if (lost) {
            writes.newFact();
        }
        losesNextImport = false;
        if (orders.containsKey(reference)) {
            return new ImportAnswer.AlreadyThere("duplicate reference");
        }
        if (refusesNextImport) {
            refusesNextImport = false;
            return new ImportAnswer.Refused("no such street");
        }
        if (!lost || importsThough) {
            List<OrderDetail.Line> lines = ((OrderImport) document)
                    .lines().stream()
                            .map(line -> new OrderDetail.Line(line.product(), line.quantity(), "created"))
                            .toList();
            orders.put(
                    reference,
                    new OrderDetail(
                            reference,
                            "created",
                            List.of(new OrderDetail.Shipment(reference + "_S1", "ready", null, null, null, lines))));
        }
        tick.run();
        return lost ? new ImportAnswer.Failed(lostAnswer()) : new ImportAnswer.Imported();
    }

    @Override
    public DetailAnswer orderDetail(String destination, String orderReference) {
        calls.add("detail " + orderReference);
        if (silent) {
            return new DetailAnswer.Failed(lostAnswer());
        }
        OrderDetail there = shown(orderReference);
        return there == null ? new DetailAnswer.Unknown() : new DetailAnswer.Found(there);
    }

    @Override
    public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
        calls.add((changesReference ? "free " : "cancel ") + orderReference);
        writes.written((changesReference ? "free " : "cancel ") + orderReference);
        tick.run();
        boolean lost = losesNextCancel;
        if (lost) {
            writes.newFact();
        }
        losesNextCancel = false;
        CancelAnswer answer = lost && !cancelsThough ? lost() : cancelled(orderReference, changesReference);
        tick.run();
        return lost ? lost() : answer;
    }

    private CancelAnswer cancelled(String reference, boolean changesReference) {
        OrderDetail there = orders.get(reference);
        boolean started = there != null
                && there.shipments().stream().anyMatch(each -> each.state().equals("despatched"));
        if (queuesNextCancel) {
            queuesNextCancel = false;
            queued.put(reference, changesReference);
            return new CancelAnswer.Answered("queued");
        }
        if (answersInOtherWords) {
            return new CancelAnswer.Answered(
                    "Order " + reference + " is being packed and can not be cancelled any more");
        }
        if (there == null || there.state().equals("cancelled") || started || tooLate) {
            return new CancelAnswer.Refused("No cancel operation performed");
        }
        if (changesReference) {
            orders.remove(reference);
            // what was queued was about this order, not about the next one of the same reference
            queued.remove(reference);
            String other = reference + "_cancelled_" + ++freed;
            orders.put(other, new OrderDetail(other, "cancelled", there.shipments()));
        } else {
            cancelsItself(reference);
        }
        return new CancelAnswer.Answered("cancelled");
    }

    private static CancelAnswer lost() {
        return new CancelAnswer.Failed(lostAnswer());
    }

    private static Failure lostAnswer() {
        return Failure.of(FailureKind.NO_ANSWER, "no answer within 30 s");
    }

    @Override
    public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
        throw new AssertionError("cancellations never ask for despatches");
    }

    @Override
    public PendingAnswer pending(String destination) {
        throw new AssertionError("cancellations never ask for pending shipments");
    }

    @Override
    public InventoryAnswer inventory(String destination, List<String> skus) {
        throw new AssertionError("cancellations never ask for stock");
    }
}
