package connector.commercetools.doubles;

import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links in memory, one per destination and reference. */
public final class LinksOnPaper implements OrderLinks {

    private final Map<String, OrderLink> links = new LinkedHashMap<>();

    /** All of what is written, or nothing when it breaks off. */
    public void inTransaction(Runnable writing) {
        Map<String, OrderLink> before = new LinkedHashMap<>(links);
        boolean committed = false;
        try {
            writing.run();
            committed = true;
        } finally {
            if (!committed) {
                links.clear();
                links.putAll(before);
            }
        }
    }

    @Override
    public List<OrderLink> ofOrder(String projectKey, String orderId) {
        return links.values().stream()
                .filter(link -> link.orderId().equals(orderId))
                .toList();
    }

    @Override
    public Optional<OrderLink> ofReference(String destination, String reference) {
        return Optional.ofNullable(links.get(destination + " " + reference));
    }

    @Override
    public void save(OrderLink link) {
        links.put(link.destination() + " " + link.reference(), link);
    }

    @Override
    public void forget(OrderLink link) {
        links.remove(link.destination() + " " + link.reference());
    }
}
