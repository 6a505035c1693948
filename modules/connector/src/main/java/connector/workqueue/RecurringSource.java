package connector.workqueue;

import java.util.List;

/** Several recurring works of which only the configuration knows how many. */
@FunctionalInterface
public interface RecurringSource {
    List<Recurring> recurring();
}
