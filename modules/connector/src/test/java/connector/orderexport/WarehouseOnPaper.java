package connector.orderexport;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderImport;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An OrderFlow that takes imports once per reference, loses answers when told to, and remembers every call. */
final class WarehouseOnPaper implements OrderFlow {

    static final Failure SILENCE = Failure.of(FailureKind.NO_ANSWER, "no answer within 30 s");

    /** {@code import <reference>} and {@code detail <reference>}. */
    final List<String> calls = new ArrayList<>();

    final Map<String, OrderDetail> orders = new HashMap<>();
    private final Deque<ImportAnswer> nextImports = new ArrayDeque<>();
    private boolean nextTakesEffect = true;
    private Optional<Failure> detailFails = Optional.empty();
    private Optional<Failure> cancelLost = Optional.empty();

    /** What is imported now, by reference: one document at most that somebody will pick. */
    final Map<String, ImportDocument> toPick = new HashMap<>();

    /** Words it refuses cancels with; empty: it cancels. */
    Optional<String> tooLate = Optional.empty();

    /** A cancelled order keeps its reference, whatever it is asked. */
    private long refusedImport = -1;

    private String refusal = "";
    boolean queuesCancels;

    private final List<String> queued = new ArrayList<>();
    boolean keepsReferences;

    /** Before and after each call that changes something. */
    Runnable tick = () -> {};

    /** The next import is answered like this and has no effect. */
    void nextImportIs(ImportAnswer answer) {
        nextImports.add(answer);
        nextTakesEffect = false;
    }

    /** The next import takes effect, its answer is lost. */
    void nextAnswerIsLost() {
        nextImports.add(new ImportAnswer.Failed(SILENCE));
        nextTakesEffect = true;
    }

    /** The next cancel takes effect, its answer is lost. */
    void nextCancelAnswerIsLost() {
        cancelLost = Optional.of(SILENCE);
    }

    /** Somebody there cancels it. */
    void cancelled(String reference) {
        orders.put(
                reference,
                new OrderDetail(reference, "cancelled", orders.get(reference).shipments()));
        toPick.remove(reference);
    }

    /** All of it leaves. */
    void ships(String reference) {
        OrderDetail there = Objects.requireNonNull(orders.get(reference));
        orders.put(
                reference,
                new OrderDetail(
                        reference,
                        "despatched",
                        there.shipments().stream()
                                .map(each -> new OrderDetail.Shipment(
                                        each.externalReference(), "despatched", null, null, null, each.lines()))
                                .toList()));
    }

    void forgets(String reference) {
        orders.remove(reference);
    }

    OrderDetail order(String reference) {
        return Objects.requireNonNull(orders.get(reference));
    }

    /** What was to be cancelled is gone now. */
    void worksOffItsQueue() {
        queued.forEach(orders::remove);
        queued.clear();
    }

    void detailFails(Failure failure) {
        detailFails = Optional.of(failure);
    }

    void detailIsWell() {
        detailFails = Optional.empty();
    }

    long imports() {
        return calls.stream().filter(call -> call.startsWith("import")).count();
    }

    @Override
    public ImportAnswer importDocument(String destination, ImportDocument document) {
        calls.add(
                document.operation().equals("insert")
                        ? "import " + document.externalReference()
                        : document.operation() + " " + document.externalReference());
        tick.run();
        ImportAnswer answer = taken(document);
        tick.run();
        return answer;
    }

    /** The nth import from now on is refused. */
    void refuses(int nth, String words) {
        refusedImport = imports() + nth;
        refusal = words;
    }

    private ImportAnswer taken(ImportDocument document) {
        if (imports() == refusedImport) {
            return new ImportAnswer.Refused(refusal);
        }
        if (document.operation().equals("update") && nextImports.isEmpty()) {
            toPick.put(document.externalReference(), document);
            return new ImportAnswer.Imported();
        }
        ImportAnswer told = nextImports.poll();
        boolean takesEffect = told == null || nextTakesEffect;
        if (takesEffect && orders.containsKey(document.externalReference())) {
            return new ImportAnswer.AlreadyThere("duplicate reference");
        }
        if (takesEffect) {
            orders.put(document.externalReference(), detail((OrderImport) document));
            toPick.put(document.externalReference(), document);
        }
        return told == null ? new ImportAnswer.Imported() : told;
    }

    private static OrderDetail detail(OrderImport document) {
        List<OrderDetail.Line> lines = document.lines().stream()
                .map(line -> new OrderDetail.Line(line.product(), line.quantity(), "created"))
                .toList();
        return new OrderDetail(
                document.externalReference(),
                "created",
                List.of(new OrderDetail.Shipment(
                        document.externalReference() + "_S1", "ready", null, null, null, lines)));
    }

    @Override
    public DetailAnswer orderDetail(String destination, String orderReference) {
        calls.add("detail " + orderReference);
        if (detailFails.isPresent()) {
            return new DetailAnswer.Failed(detailFails.get());
        }
        return Optional.ofNullable(orders.get(orderReference))
                .<DetailAnswer>map(DetailAnswer.Found::new)
                .orElseGet(DetailAnswer.Unknown::new);
    }

    @Override
    public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
        throw new AssertionError("the export never asks for despatches");
    }

    @Override
    public PendingAnswer pending(String destination) {
        throw new AssertionError("the export never asks for pending shipments");
    }

    @Override
    public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
        calls.add("cancel " + orderReference);
        tick.run();
        if (tooLate.isPresent()) {
            return new CancelAnswer.Refused(tooLate.get());
        }
        OrderDetail there = orders.get(orderReference);
        if (there == null || there.state().equals("cancelled")) {
            return new CancelAnswer.Refused("No cancel operation performed");
        }
        toPick.remove(orderReference);
        if (queuesCancels) {
            queued.add(orderReference);
            return new CancelAnswer.Answered("queued");
        }
        if (changesReference && !keepsReferences) {
            orders.remove(orderReference);
        } else {
            orders.put(orderReference, new OrderDetail(orderReference, "cancelled", there.shipments()));
        }
        tick.run();
        Optional<Failure> lost = cancelLost;
        cancelLost = Optional.empty();
        return lost.<CancelAnswer>map(CancelAnswer.Failed::new).orElseGet(() -> new CancelAnswer.Answered("cancelled"));
    }

    @Override
    public InventoryAnswer inventory(String destination, List<String> skus) {
        throw new AssertionError("the export never asks for stock");
    }
}
