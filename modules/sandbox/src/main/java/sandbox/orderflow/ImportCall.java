package sandbox.orderflow;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import sandbox.http.Request;
import sandbox.http.Response;
import sandbox.orderflow.ImportOutcome.Duplicate;
import sandbox.orderflow.ImportOutcome.Failure;
import sandbox.orderflow.ImportOutcome.Success;
import sandbox.orderflow.ImportReport.Done;

/** {@code imports/importitems.xml} of both path families (reference §1.5, §1.6). */
final class ImportCall {

    private final OrderImport orders;
    private final Catalogue products;
    private final ReturnBook returns;
    private final LocalTimes times;
    private final Clock clock;
    private final LongAdder calls = new LongAdder();
    private final LongAdder orderCount = new LongAdder();
    private final LongAdder productCount = new LongAdder();
    private final LongAdder returnCount = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder failures = new LongAdder();

    ImportCall(OrderImport orders, Catalogue products, ReturnBook returns) {
        this.orders = orders;
        this.products = products;
        this.returns = returns;
        clock = orders.clock();
        times = new LocalTimes(orders.account().timeZone());
    }

    /** @param family {@code remoteorder} or {@code remotewarehouse} */
    Response answer(Request request, Scope scope, String family) {
        if (!request.method().equals("POST")) {
            throw ErrorAnswer.badRequest("An import is a POST");
        }
        calls.increment();
        List<Done> all = ImportEnvelope.read(request.body()).stream()
                .map(item -> new Done(item, counted(item, take(item, scope, family))))
                .toList();
        return Response.xml(200, ImportReport.xml(all, times.text(clock.instant())));
    }

    ImportCounts counts() {
        return new ImportCounts(
                calls.sum(), orderCount.sum(), productCount.sum(), returnCount.sum(), duplicates.sum(), failures.sum());
    }

    private ImportOutcome take(ImportItem item, Scope scope, String family) {
        return switch (item.type()) {
            case "order" ->
                family.equals("remoteorder") ? orders.take(item, scope) : misplaced("orders", "remoteorder");
            case "return" ->
                family.equals("remotewarehouse") ? returns.take(item, scope) : misplaced("returns", "remotewarehouse");
            case "product" -> products.take(item, scope, orders.book().nextId());
            default -> new Failure(List.of("Import type '" + item.type() + "' is not supported"));
        };
    }

    private ImportOutcome counted(ImportItem item, ImportOutcome outcome) {
        LongAdder counter = switch (outcome) {
            case Success success ->
                switch (item.type()) {
                    case "order" -> orderCount;
                    case "return" -> returnCount;
                    default -> productCount;
                };
            case Duplicate duplicate -> duplicates;
            case Failure failure -> failures;
        };
        counter.increment();
        return outcome;
    }

    private static ImportOutcome misplaced(String what, String family) {
        return new Failure(List.of("Imports of " + what + " go to " + family));
    }
}
