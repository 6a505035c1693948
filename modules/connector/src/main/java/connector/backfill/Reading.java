package connector.backfill;

import connector.commercetools.OrderPages;
import connector.commercetools.Orders;

/** Reads a selection from the project, some orders at a time; only asks. */
interface Reading {

    /** @param cursor of the candidate read last; empty: from the start */
    Batch after(String cursor);

    /** How much there is to read: thousandths of the time span, or names of the list. */
    long size();

    /** How much of {@link #size()} is behind a reader that stands here. */
    long behind(String cursor);

    static Reading of(Selection selection, Orders orders, OrderPages pages) {
        return switch (selection) {
            case Selection.Created span -> new CreatedReading(span, pages);
            case Selection.Listed list -> new ListedReading(list, orders);
        };
    }
}
