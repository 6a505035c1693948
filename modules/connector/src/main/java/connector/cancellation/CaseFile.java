package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.ledger.Dropped;
import connector.orderflow.Despatch;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Part;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.OrderFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of an order when its cancellation is judged.
 *
 * @param details what OrderFlow said newest, by order reference
 * @param despatches what left, by shipment reference
 * @param dropped what the warehouse did not ship, as far as it was noted
 * @param ended why consignments are cancelled, by order reference
 * @param customLines custom line items that went there as lines, by order reference
 * @param looked how many pieces had left when order detail was asked whether that was all, by order reference
 * @param before how far consignments were when their cancel was asked for, by order reference
 */
record CaseFile(
        OrderFacts facts,
        List<OrderLink> links,
        Map<String, OrderDetail> details,
        Map<String, Despatch> despatches,
        List<Dropped> dropped,
        Map<String, Ended> ended,
        Map<String, List<Part>> customLines,
        Map<String, Long> looked,
        Map<String, StateBefore> before) {

    Order order() {
        return facts.order();
    }

    Optional<OrderDetail> detail(OrderLink link) {
        return Optional.ofNullable(details.get(link.reference()));
    }

    /** The link as it was before anybody asked for its cancel. */
    OrderLink restored(OrderLink link) {
        return before.getOrDefault(link.reference(), StateBefore.ACCEPTED).restored(link);
    }

    /** Of a consignment that is cancelled: what ended it once and was taken back counts no more. */
    Optional<Ended> ended(OrderLink link) {
        return Optional.ofNullable(ended.get(link.reference())).filter(each -> link.state() == State.CANCELLED);
    }

    /** Custom line items that went there as lines of this consignment. */
    List<Part> customLines(OrderLink link) {
        return customLines.getOrDefault(link.reference(), List.of());
    }

    /** Pieces in the cancelled state, by id of the line item or custom line item. */
    Map<String, Long> inCancelledState(CancelRules rules) {
        Map<String, Long> pieces = new HashMap<>(rules.cancelledPieces(facts));
        String cancelled = rules.lines().cancelledState();
        for (CustomLineItem item : OrderParts.customLines(order())) {
            OrderParts.list(item.getState()).stream()
                    .filter(each -> each.getState() != null && each.getQuantity() != null)
                    .filter(each -> cancelled != null
                            && cancelled.equals(
                                    facts.keys().states().get(each.getState().getId())))
                    .forEach(each -> pieces.merge(item.getId(), each.getQuantity(), Long::sum));
        }
        return pieces;
    }

    boolean allCancelled() {
        return !links.isEmpty() && links.stream().allMatch(link -> link.state() == State.CANCELLED);
    }

    List<OrderLink> kept() {
        return links.stream().filter(link -> link.state() == State.KEPT).toList();
    }

    /** Pieces by line that somebody in commerce has moved to the cancelled state. */
    Map<String, Long> cancelledByCommerce(CancelRules rules) {
        Map<String, Long> theirs = new HashMap<>(rules.cancelledPieces(facts));
        theirs.replaceAll((line, all) -> all
                - dropped.stream()
                        .filter(each -> each.lineId().equals(line))
                        .mapToLong(each -> each.ours(all))
                        .sum());
        return theirs;
    }

    /** Every piece of every line is in the cancelled state. */
    boolean nothingLeft(CancelRules rules) {
        Map<String, Long> cancelled = rules.cancelledPieces(facts);
        List<LineItem> lines = OrderParts.lines(order());
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> cancelled.getOrDefault(line.getId(), 0L) >= line.getQuantity());
    }

    /** The same for the order as it is by now. */
    CaseFile with(OrderFacts now) {
        return new CaseFile(now, links, details, despatches, dropped, ended, customLines, looked, before);
    }
}
