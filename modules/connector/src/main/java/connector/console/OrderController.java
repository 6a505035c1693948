package connector.console;

import connector.audit.AuditStory;
import connector.audit.StoryLine;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of one order: how it stands, and all that happened to it. */
@Controller
class OrderController {

    private static final int MOST_LINES = 500;

    private final OrdersTable orders;
    private final AuditStory stories;
    private final DeepLinks links;
    private final Clock clock;

    OrderController(OrdersTable orders, AuditStory stories, DeepLinks links, Clock clock) {
        this.orders = orders;
        this.stories = stories;
        this.links = links;
        this.clock = clock;
    }

    @GetMapping("/orders/{numberOrId}")
    ModelAndView page(@PathVariable String numberOrId) {
        List<OrderView> views = orders.named(numberOrId).stream()
                .map(row -> OrderView.of(row, links, clock.instant()))
                .toList();
        List<StoryLine> story = stories.of(numberOrId);
        if (views.isEmpty() && story.isEmpty()) {
            return new ModelAndView("console/unknown", Map.of("name", numberOrId), HttpStatus.NOT_FOUND);
        }
        int left = Math.max(0, story.size() - MOST_LINES);
        return new ModelAndView(
                "console/order",
                Map.of(
                        "name",
                        views.isEmpty() ? numberOrId : views.getFirst().name(),
                        "orders",
                        views,
                        "story",
                        story.stream().skip(left).map(StoryEntry::of).toList(),
                        "left",
                        left));
    }
}
