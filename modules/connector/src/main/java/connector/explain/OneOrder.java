package connector.explain;

import com.commercetools.api.models.order.Order;
import connector.commercetools.Channels.ChannelAnswer;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.ledger.Dropped;
import connector.orderexport.Explainer;
import connector.orderexport.Explanation;
import connector.orderflow.OrderLink;
import connector.routing.ExportDesk;
import connector.routing.KeyedRules;
import connector.routing.OrderFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains one order: gathers what the decision needs, then lets it be decided. */
final class OneOrder {

    private static final String ASK_AGAIN =
            "Ask again when commercetools answers; --offline explains files without it.";

    private final Shop shop;
    private final Sent sent;
    private final String syncChannel;
    private final Clock clock;
    private final Explainer explainer;
    private final List<String> withoutKeys;

    OneOrder(Shop shop, Sent sent, ExportDesk desk, String syncChannel, Clock clock) {
        this.shop = shop;
        this.sent = sent;
        this.syncChannel = syncChannel;
        this.clock = clock;
        explainer = new Explainer(desk);
        withoutKeys = KeyedRules.in(desk).stream()
                .map(each -> each + " (only the project knows it)")
                .toList();
    }

    /** Whatever is wrong with it, there is an answer. */
    Answer of(Order order, @Nullable String source) {
        try {
            return explained(order, source);
        } catch (RuntimeException bug) {
            return Answer.parked(
                    name(order),
                    source,
                    "the connector itself breaks on this order: "
                            + bug.getClass().getSimpleName(),
                    "Report it with the order; serve parks it, too.");
        }
    }

    private Answer explained(Order order, @Nullable String source) {
        Optional<List<OrderLink>> before = sent.of(order.getId());
        List<OrderLink> links = before.orElse(List.of());
        ChannelAnswer channel = shop.channel();
        Explanation explanation = switch (shop.keys(order)) {
            case KeysAnswer.Failed failed -> Explanation.parked(failed.failure().words(), ASK_AGAIN);
            case KeysAnswer.Known known -> judged(facts(order, known.keys()), links, channel);
        };
        return new Answer(
                name(order), order.getId(), source, explanation, before.isPresent(), unjudged(order, channel));
    }

    private OrderFacts facts(Order order, OrderKeys keys) {
        return new OrderFacts(order, keys, clock.instant());
    }

    private Explanation judged(OrderFacts facts, List<OrderLink> links, @Nullable ChannelAnswer channel) {
        return switch (channel) {
            case null -> explainer.explain(facts, links, dropped(facts, links), null);
            case ChannelAnswer.Found found -> explainer.explain(facts, links, dropped(facts, links), found.id());
            case ChannelAnswer.Missing missing -> explainer.withoutChannel(facts, links, syncChannel);
            case ChannelAnswer.Failed failed ->
                Explanation.parked(failed.failure().words(), ASK_AGAIN);
        };
    }

    private List<Dropped> dropped(OrderFacts facts, List<OrderLink> links) {
        return links.isEmpty() ? List.of() : sent.dropped(facts.order().getId());
    }

    private List<String> unjudged(Order order, @Nullable ChannelAnswer channel) {
        List<String> open = new ArrayList<>(sent.unjudged());
        if (channel == null) {
            open.addAll(withoutKeys);
            if (order.getSyncInfo() != null && !order.getSyncInfo().isEmpty()) {
                open.add("whether its SyncInfo is ours (only the project knows the channel)");
            }
        }
        return List.copyOf(open);
    }

    private static String name(Order order) {
        String number = order.getOrderNumber();
        return number == null || number.isBlank() ? order.getId() : number;
    }
}
