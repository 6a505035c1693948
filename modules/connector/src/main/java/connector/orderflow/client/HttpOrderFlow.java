package connector.orderflow.client;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.http.HttpCalls;
import connector.orderflow.Despatch;
import connector.orderflow.DestinationSettings;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.ReturnReports;
import connector.orderflow.StockLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** OrderFlow over HTTP, for all destinations. */
@Component
class HttpOrderFlow implements OrderFlow, ReturnReports {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Destination> destinations;

    @Autowired
    HttpOrderFlow(List<DestinationSettings> destinations, HttpCalls http, Clock clock) {
        this(destinations.stream()
                .map(settings -> new Destination(settings, http, PATIENCE, clock))
                .toList());
    }

    HttpOrderFlow(List<Destination> destinations) {
        this.destinations = destinations.stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.settings().name(), Function.identity()));
    }

    @Override
    public ImportAnswer importDocument(String destination, ImportDocument document) {
        Reading<ImportAnswer> reading = at(destination, there -> {
            byte[] xml = ImportWriter.write(document, there.settings().backslash());
            return there.ask(
                    document.type().equals("order") ? Ask.importOrders(xml) : Ask.importWarehouse(xml),
                    new ImportReportReader(
                            document.externalReference(), there.transientFailures(), there::lacksProduct));
        });
        return switch (reading) {
            case Reading.Usable<ImportAnswer>(ImportAnswer answer) -> answer;
            case Reading.Complaint<ImportAnswer>(boolean _, Failure failure) ->
                new ImportAnswer.Refused(failure.words(), lacksProduct(destination, failure.words()));
            case Reading.TooLarge<ImportAnswer>(Failure failure) -> new ImportAnswer.Failed(failure);
            case Reading.Unusable<ImportAnswer>(Failure failure, boolean _) -> new ImportAnswer.Failed(failure);
        };
    }

    @Override
    public DetailAnswer orderDetail(String destination, String orderReference) {
        Reading<OrderDetail> reading =
                at(destination, there -> there.ask(Ask.orderDetail(orderReference), new DetailReader(orderReference)));
        return switch (reading) {
            case Reading.Usable<OrderDetail>(OrderDetail order) -> new DetailAnswer.Found(order);
            case Reading.Complaint<OrderDetail>(boolean missing, Failure failure) ->
                missing ? unknown(destination, orderReference, failure) : new DetailAnswer.Failed(failure);
            case Reading.TooLarge<OrderDetail>(Failure failure) -> new DetailAnswer.Failed(failure);
            case Reading.Unusable<OrderDetail>(Failure failure, boolean _) -> new DetailAnswer.Failed(failure);
        };
    }

    private DetailAnswer unknown(String destination, String orderReference, Failure failure) {
        Destination there = destinations.get(destination);
        return there != null && there.isAbout(orderReference, failure.words())
                ? new DetailAnswer.Unknown()
                : new DetailAnswer.Failed(Failure.of(
                        FailureKind.BROKEN_ANSWER,
                        "asked for order " + orderReference + ", OrderFlow complains of something else that it misses: "
                                + failure.words()));
    }

    @Override
    public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
        Reading<List<Despatch>> reading = at(destination, there -> new DespatchesInWindows(there).all(from, to));
        return answer(reading, DespatchesAnswer.Despatches::new, DespatchesAnswer.Failed::new);
    }

    @Override
    public PendingAnswer pending(String destination) {
        return answer(
                at(
                        destination,
                        there -> there.askForList(
                                Ask.pending(),
                                new PendingReader(there.settings().timeZone()))),
                PendingAnswer.Pending::new,
                PendingAnswer.Failed::new);
    }

    @Override
    public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
        Reading<CancelAnswer> reading = at(
                destination,
                there -> there.ask(
                        Ask.cancel(orderReference, changesReference), new CancelReader(there.refusedCancel())));
        return switch (reading) {
            case Reading.Usable<CancelAnswer>(CancelAnswer answer) -> answer;
            case Reading.Complaint<CancelAnswer>(boolean _, Failure failure) ->
                new CancelAnswer.Refused(failure.words());
            case Reading.TooLarge<CancelAnswer>(Failure failure) -> new CancelAnswer.Failed(failure);
            case Reading.Unusable<CancelAnswer>(Failure failure, boolean _) -> new CancelAnswer.Failed(failure);
        };
    }

    @Override
    public InventoryAnswer inventory(String destination, List<String> skus) {
        Reading<List<StockLine>> reading = at(
                destination,
                there -> all(there, Ask.inventory(skus, there.settings().site()), new StockReader()));
        return answer(reading, InventoryAnswer.Inventory::new, InventoryAnswer.Failed::new);
    }

    @Override
    public ReportAnswer returnsOf(String destination, String reportKey, LocalDate day) {
        return answer(
                at(
                        destination,
                        there -> there.askForList(Ask.returns(reportKey, day), new ReturnsReader(there.settings()))),
                ReportAnswer.Returns::new,
                ReportAnswer.Failed::new);
    }

    private boolean lacksProduct(String destination, String words) {
        Destination there = destinations.get(destination);
        return there != null && there.lacksProduct(words);
    }

    private <T> Reading<T> at(String destination, Function<Destination, Reading<T>> question) {
        Destination there = destinations.get(destination);
        return there == null
                ? new Reading.Unusable<>(
                        new Failure(FailureKind.OUR_BUG, "No destination is called '" + destination + "'", false, null),
                        false)
                : question.apply(there);
    }

    /** The answers to several questions joined; the first one that fails fails them all. */
    private static <T> Reading<List<T>> all(Destination there, List<Ask> asks, AnswerReader<List<T>> reader) {
        List<T> joined = new ArrayList<>();
        for (Ask ask : asks) {
            Reading<List<T>> reading = there.ask(ask, reader);
            if (!(reading instanceof Reading.Usable<List<T>>(List<T> part))) {
                return reading;
            }
            joined.addAll(part);
        }
        return new Reading.Usable<>(List.copyOf(joined));
    }

    private static <T, A> A answer(Reading<T> reading, Function<T, A> good, Function<Failure, A> failed) {
        return switch (reading) {
            case Reading.Usable<T>(T value) -> good.apply(value);
            case Reading.Complaint<T>(boolean _, Failure failure) -> failed.apply(failure);
            case Reading.TooLarge<T>(Failure failure) -> failed.apply(failure);
            case Reading.Unusable<T>(Failure failure, boolean _) -> failed.apply(failure);
        };
    }
}
