package connector.backfill;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderPages;
import connector.commercetools.OrderPages.Position;
import connector.commercetools.OrdersAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** By time of creation and id, never by offset: orders that come or go meanwhile hide no other. */
record CreatedReading(Selection.Created span, OrderPages pages) implements Reading {

    static final int PAGE = 50;

    /** For orders so long that a page of them is not to be had. */
    private static final int SMALL_PAGE = 5;

    private static final long THOUSANDTHS = 1000;

    @Override
    public Batch after(String cursor) {
        Position position = position(cursor);
        Batch page = page(position, PAGE);
        return page instanceof Batch.Failed ? page(position, SMALL_PAGE) : page;
    }

    private Batch page(Position position, int limit) {
        return switch (pages.after(position, span.until(), limit)) {
            case OrdersAnswer.TooLarge(Failure failure) ->
                limit == 1 ? new Batch.Failed(failure) : page(position, limit / 2);
            case OrdersAnswer.Failed failed -> new Batch.Failed(failed.failure());
            case OrdersAnswer.Found found
            when leadsOn(position, found.orders()) ->
                new Batch.Read(
                        found.orders().stream().map(CreatedReading::candidate).toList(),
                        found.orders().size() < limit);
            case OrdersAnswer.Found astray ->
                new Batch.Failed(Failure.of(
                        FailureKind.BROKEN_ANSWER, "commercetools answered with orders that were read already"));
        };
    }

    /** Else reading on would go round for ever. */
    private static boolean leadsOn(Position from, List<Order> orders) {
        return orders.isEmpty()
                || !Position.of(orders.getLast()).equals(from)
                        && !Position.of(orders.getLast()).createdAt().isBefore(from.createdAt());
    }

    private static Candidate candidate(Order order) {
        Position position = Position.of(order);
        return new Candidate.Found(order, position.createdAt() + "|" + position.id());
    }

    private Position position(String cursor) {
        int split = cursor.indexOf('|');
        return split < 0
                ? Position.before(span.from())
                : new Position(Instant.parse(cursor.substring(0, split)), cursor.substring(split + 1));
    }

    @Override
    public long size() {
        return THOUSANDTHS;
    }

    @Override
    public long behind(String cursor) {
        double whole = Duration.between(span.from(), span.until()).toMillis();
        double read =
                Duration.between(span.from(), position(cursor).createdAt()).toMillis();
        return Math.round(THOUSANDTHS * read / whole);
    }
}
