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
        calls.add("import " + document.externalReference());
        ImportAnswer told = nextImports.poll();
        boolean takesEffect = told == null || nextTakesEffect;
        if (takesEffect && orders.containsKey(document.externalReference())) {
            return new ImportAnswer.AlreadyThere("duplicate reference");
        }
        if (takesEffect) {
            orders.put(document.externalReference(), detail((OrderImport) document));
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
        throw new AssertionError("the export never cancels");
    }

    @Override
    public InventoryAnswer inventory(String destination, List<String> skus) {
        throw new AssertionError("the export never asks for stock");
    }
}
