package connector.orderflow.inbound;

import connector.audit.Trail;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderLink;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.ReturnReports;
import connector.orderflow.ReturnReports.ReportAnswer;
import connector.orderflow.inbound.DespatchesPoll.Found;
import connector.workqueue.Lane;
import connector.workqueue.Recurring;
import connector.workqueue.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks one OrderFlow again and again for the returns it has processed (reference §2.13), day by day on its own calendar. The cursor moves
 * once all the work it found is stored.
 */
class ReturnsPoll implements Recurring {

    private final ReturnReports.Poll settings;
    private final ZoneId zone;
    private final ReturnReports reports;
    private final DespatchesPoll.Storage storage;
    private final Clock clock;

    ReturnsPoll(
            ReturnReports.Poll settings,
            ZoneId zone,
            ReturnReports reports,
            DespatchesPoll.Storage storage,
            Clock clock) {
        this.settings = settings;
        this.zone = zone;
        this.reports = reports;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "orderflow.returns/" + settings.destination();
    }

    @Override
    public Duration interval() {
        return settings.interval();
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant cursor =
                storage.cursors().read(name()).map(Instant::parse).orElseGet(() -> now.minus(settings.lookBack()));
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = LocalDate.ofInstant(cursor.minus(settings.overlap()), zone);
        while (!day.isAfter(today) && !Thread.currentThread().isInterrupted()) {
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (!stored(day, later(cursor, earlier(end, now)))) {
                return;
            }
            day = day.plusDays(1);
        }
    }

    private boolean stored(LocalDate day, Instant cursor) {
        Trail trail = new Trail("poll/" + UUID.randomUUID(), null, clock);
        ReportAnswer answer = trail.follow(() -> reports.returnsOf(settings.destination(), settings.reportKey(), day));
        return switch (answer) {
            case ReportAnswer.Returns(List<ReturnLine> lines) -> {
                store(day, lines, cursor, trail);
                yield true;
            }
            case ReportAnswer.Failed(var failure) -> {
                trail.decided("returns report failed", failure.words());
                storage.audit().write(trail);
                yield false;
            }
        };
    }

    /** What a day's report said last of an order makes a repeat, what it said before that does not: a number may be corrected back. */
    private void store(LocalDate day, List<ReturnLine> lines, Instant cursor, Trail trail) {
        storage.audit().write(trail);
        LastReported last = LastReported.returns(storage.cursors(), settings.destination());
        Map<String, List<ReturnLine>> bySubject =
                lines.stream().collect(Collectors.groupingBy(ReturnsPoll::named, TreeMap::new, Collectors.toList()));
        storage.put(
                bySubject.entrySet().stream()
                        .filter(each -> last.isNews(day + "/" + each.getKey(), LastReported.text(each.getValue())))
                        .map(each -> new Found(
                                work(each.getValue(), trail.correlationId()),
                                () -> last.write(day + "/" + each.getKey(), LastReported.text(each.getValue())))),
                clock);
        storage.cursors().write(name(), cursor.toString());
    }

    /** The key need only be new: what was reported before never gets here. */
    private Work work(List<ReturnLine> lines, String correlationId) {
        return new Work(
                lane(lines.getFirst()),
                ReturnLine.RETURN_NEWS,
                "poll/" + settings.destination(),
                "return/" + lines.getFirst().subject() + "/" + UUID.randomUUID(),
                Map.of(NewsReader.CONTENT, ReturnNews.REPORT_JSON),
                ReturnNews.body(lines),
                correlationId);
    }

    private static String named(ReturnLine line) {
        return (line.orderReference() == null ? "authorisation/" : "order/") + line.subject();
    }

    /** An authorisation is no order's name, though it may look like one: whose it is, is found out in a lane of its own. */
    private Lane lane(ReturnLine line) {
        return (line.orderReference() == null
                        ? Optional.<OrderLink>empty()
                        : storage.links().ofReference(settings.destination(), line.orderReference()))
                .map(link -> Lane.ofOrder(link.projectKey(), link.orderId()))
                .orElseGet(() -> Lane.ofReference(settings.destination(), line.subject()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
