package connector.orderflow.doubles;

import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links in memory. */
public final class KnownLinks implements OrderLinks {

    private final List<OrderLink> links = new ArrayList<>();

    public void knows(String destination, String reference, String orderId) {
        save(new OrderLink(
                "shop",
                orderId,
                null,
                destination,
                reference,
                new OrderLink.Sent("fingerprint", "content", Map.of()),
                OrderLink.State.ACCEPTED));
    }

    @Override
    public List<OrderLink> ofOrder(String projectKey, String orderId) {
        return links.stream().filter(link -> link.orderId().equals(orderId)).toList();
    }

    @Override
    public Optional<OrderLink> ofReference(String destination, String reference) {
        return links.stream()
                .filter(link -> link.destination().equals(destination)
                        && link.reference().equals(reference))
                .findFirst();
    }

    @Override
    public void save(OrderLink link) {
        links.add(link);
    }

    @Override
    public void forget(OrderLink link) {
        links.remove(link);
    }
}
