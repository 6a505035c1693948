package connector.cancellation;

import com.commercetools.api.models.order.Order;
import connector.commercetools.ProjectKeys;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.ledger.Dropped;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes what is remembered of an order's cancellation. */
@Component
class Records {

    private static final String LOOKED = "cancelled-look/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final OrderLinks links;
    private final Facts facts;
    private final ProjectKeys keys;
    private final ExportDesk desk;
    private final Clock clock;

    Records(OrderLinks links, Facts facts, ProjectKeys keys, ExportDesk desk, Clock clock) {
        this.links = links;
        this.facts = facts;
        this.keys = keys;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param then what to do with all that is known of the order */
    Step with(Order order, Function<CaseFile, Step> then) {
        return switch (keys.of(order, desk.cancel().needs())) {
            case KeysAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case KeysAnswer.Known known ->
                then.apply(file(new OrderFacts(order, known.keys(), clock.instant()), desk.projectKey()));
        };
    }

    /** The order as it is after somebody wrote to it. */
    OrderFacts again(CaseFile file, Order now) {
        return new OrderFacts(now, file.facts().keys(), clock.instant());
    }

    private CaseFile file(OrderFacts order, String project) {
        String id = order.order().getId();
        List<OrderLink> all = links.ofOrder(project, id);
        Map<String, JsonNode> told = all.isEmpty() ? Map.of() : facts.read(project, id, "", JsonNode.class);
        return new CaseFile(
                order,
                all,
                read(told, OrderDetail.FACTS, OrderDetail.class),
                read(told, Despatch.FACTS, Despatch.class),
                List.copyOf(read(told, Dropped.FACTS, Dropped.class).values()),
                read(told, Ended.FACTS, Ended.class),
                SentCustomLines.byReference(order, all, desk),
                read(told, LOOKED, Long.class),
                read(told, StateBefore.FACTS, StateBefore.class));
    }

    private static <T> Map<String, T> read(Map<String, JsonNode> told, String start, Class<T> type) {
        Map<String, T> facts = new LinkedHashMap<>();
        told.forEach((key, fact) -> {
            if (key.startsWith(start)) {
                facts.put(key.substring(start.length()), JSON.treeToValue(fact, type));
            }
        });
        return facts;
    }

    void save(OrderLink link) {
        links.save(link);
    }

    /** Before a row says that the link is being cancelled. */
    void saveStateBefore(OrderLink link) {
        if (link.state() != State.CANCELLED) {
            facts.save(link.projectKey(), link.orderId(), StateBefore.FACTS + link.reference(), StateBefore.of(link));
        }
    }

    /** Nobody wants it cancelled any more. */
    void restore(OrderLink link) {
        String key = StateBefore.FACTS + link.reference();
        StateBefore before = facts.read(link.projectKey(), link.orderId(), key, StateBefore.class)
                .getOrDefault(key, StateBefore.ACCEPTED);
        save(before.restored(link));
    }

    void save(OrderLink link, Ended ended) {
        facts.save(link.projectKey(), link.orderId(), ended.key(), ended);
    }

    void save(OrderLink link, OrderDetail detail) {
        facts.save(link.projectKey(), link.orderId(), OrderDetail.FACTS + detail.externalReference(), detail);
    }

    /** Order detail was asked when so many pieces had left. */
    void looked(OrderLink link, long pieces) {
        facts.save(link.projectKey(), link.orderId(), LOOKED + link.reference(), pieces);
    }

    void save(String orderId, Dropped dropped) {
        facts.save(desk.projectKey(), orderId, dropped.key(), dropped);
    }
}
