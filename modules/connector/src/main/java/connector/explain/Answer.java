package connector.explain;

import connector.orderexport.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order explained.
 *
 * @param order what people call it: its number, its id, or what was asked for
 * @param id null: it could not be read
 * @param source file and place in it, null: it was read from commercetools
 * @param sentKnown whether anybody could say what was sent before
 * @param unjudged what the verdict does not take into account, and why
 */
record Answer(
        String order,
        @Nullable String id,
        @Nullable String source,
        Explanation explanation,
        boolean sentKnown,
        List<String> unjudged) {

    static Answer parked(String order, @Nullable String source, String reason, String help) {
        return new Answer(order, null, source, Explanation.parked(reason, help), false, List.of());
    }
}
