package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.audit.Trail;
import connector.ledger.Dropped;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.ExportDesk;
import connector.routing.StateTables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what happened to an order since it was sent. */
@Component
class ExportHistory {

    private final Facts facts;
    private final StateTables tables;
    private final String projectKey;

    ExportHistory(Facts facts, StateTables tables, ExportDesk desk) {
        this.facts = facts;
        this.tables = tables;
        this.projectKey = desk.projectKey();
    }

    Before of(Order order, List<OrderLink> links) {
        List<Dropped> dropped = List.copyOf(facts.read(projectKey, order.getId(), Dropped.FACTS, Dropped.class)
                .values());
        Map<String, OrderDetail> details = facts.read(projectKey, order.getId(), OrderDetail.FACTS, OrderDetail.class);
        Collection<Despatch> despatches = facts.read(projectKey, order.getId(), Despatch.FACTS, Despatch.class)
                .values();
        Set<String> over = links.stream()
                .filter(link -> isOver(link, details.get(OrderDetail.FACTS + link.reference()), tables)
                        || allHasLeft(link, despatches, dropped))
                .map(OrderLink::reference)
                .collect(Collectors.toSet());
        return new Before(links, dropped, over, refused(order.getId()));
    }

    /** An operator who asks for a refused import again has put right what OrderFlow named. */
    private Map<String, RefusedImport> refused(String orderId) {
        Map<String, RefusedImport> refused = new HashMap<>();
        if (!Trail.current().isAskedByOperator()) {
            facts.read(projectKey, orderId, RefusedImport.FACTS, RefusedImport.class)
                    .forEach((key, each) -> refused.put(key.substring(RefusedImport.FACTS.length()), each));
        }
        return refused;
    }

    private static boolean isOver(OrderLink link, @Nullable OrderDetail detail, StateTables tables) {
        return detail != null && tables.status(link.destination(), detail).isOver();
    }

    /** Where nobody has asked for order detail. What was sent before parts were remembered may be more. */
    private static boolean allHasLeft(OrderLink link, Collection<Despatch> despatches, List<Dropped> dropped) {
        long sent =
                link.sent().parts().stream().mapToLong(OrderLink.Part::quantity).sum();
        long left = despatches.stream()
                .filter(each -> each.orderReference().equals(link.reference()) && each.isDespatched())
                .flatMap(each -> each.lines().stream())
                .mapToLong(Despatch.Line::quantity)
                .sum();
        long missing = dropped.stream()
                .filter(each -> each.reference().equals(link.reference()))
                .mapToLong(Dropped::quantity)
                .sum();
        return left > 0 && sent > 0 && left + missing >= sent;
    }
}
