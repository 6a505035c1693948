package connector.console;

import connector.workqueue.LaneView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lane that is parked or retrying, in words.
 *
 * @param story address of our page of the order, null while OrderFlow's news belongs to no known order
 * @param next when it is tried again, null when nothing happens by itself
 */
record TroubleView(
        String key,
        String name,
        @Nullable String story,
        String reason,
        @Nullable String help,
        @Nullable String next,
        int attempts,
        String since) {

    /** @param shown orders of the page by id; others go by their id */
    static TroubleView of(LaneView view, Map<String, OrderRow> shown, Instant now) {
        String subject = view.lane().subject();
        OrderRow row = view.lane().isOfOrder() ? shown.get(subject) : null;
        return new TroubleView(
                "lane-" + view.lane().key(),
                row == null ? subject : row.name(),
                row != null ? DeepLinks.story(row) : view.lane().isOfOrder() ? "/orders/" + subject : null,
                view.reason().orElse("no reason was recorded"),
                view.help().orElse(null),
                view.nextTry().map(at -> Told.until(at, now)).orElse(null),
                view.attempts(),
                Told.moment(view.since(), now));
    }
}
