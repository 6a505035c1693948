package connector.cancellation;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.Order;
import connector.cancellation.Ended.By;
import connector.ledger.Dropped;
import connector.ledger.Milestone;
import connector.orderflow.Despatch;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Part;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces will never be shipped because the warehouse has dropped them: judged only when every shipment of their consignment
 * is over, and when what was shipped has its deliveries. Pure.
 */
final class Shortfall {

    /** Codes for reasons that OrderFlow does not give (reference, OrderFlow §8 no. 27): what it shows instead. */
    static final String ORDER_CANCELLED = "order_cancelled";

    static final String SHIPMENT_CANCELLED = "shipment_cancelled";
    static final String SHORT = "short";

    /** Commerce knows why. */
    static final String BY_COMMERCE = "";

    private final CaseFile file;
    private final CancelRules rules;
    private final StateTables tables;
    private final Map<String, Long> inState;
    private final Map<String, Long> delivered;
    private final Map<String, Dropped> noted = new LinkedHashMap<>();
    private final List<Dropped> added = new ArrayList<>();

    private Shortfall(CaseFile file, CancelRules rules, StateTables tables) {
        this.file = file;
        this.rules = rules;
        this.tables = tables;
        inState = rules.cancelledPieces(file.facts());
        delivered = delivered(file.order());
        file.dropped().forEach(each -> noted.put(each.key(), each));
    }

    /** What is dropped and not noted yet; how commerce is to be told is still open. */
    static List<Dropped> notNoted(CaseFile file, CancelRules rules, StateTables tables) {
        Shortfall shortfall = new Shortfall(file, rules, tables);
        if (shortfall.deliveriesAreThere()) {
            file.links().forEach(shortfall::judge);
        }
        return List.copyOf(shortfall.added);
    }

    /** Pieces by line that somebody in commerce has moved to the cancelled state. */
    static Map<String, Long> cancelledByCommerce(CaseFile file, CancelRules rules) {
        Map<String, Long> theirs = new HashMap<>(rules.cancelledPieces(file.facts()));
        theirs.replaceAll((line, all) -> all
                - file.dropped().stream()
                        .filter(each -> each.lineId().equals(line))
                        .mapToLong(each -> each.ours(all))
                        .sum());
        return theirs;
    }

    /** Every piece of every line is in the cancelled state. */
    static boolean nothingLeft(CaseFile file, CancelRules rules) {
        Map<String, Long> cancelled = rules.cancelledPieces(file.facts());
        List<LineItem> lines = lines(file.order());
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> cancelled.getOrDefault(line.getId(), 0L) >= line.getQuantity());
    }

    static boolean isCancelled(OrderDetail detail, WarehouseStates states) {
        return states.orders().get(detail.state()) == Milestone.CANCELLED
                || (!detail.shipments().isEmpty()
                        && detail.shipments().stream().allMatch(each -> means(each, states) == Milestone.CANCELLED));
    }

    /** Nothing more will leave. */
    static boolean isOver(OrderDetail detail, WarehouseStates states) {
        return isCancelled(detail, states)
                || (!detail.shipments().isEmpty()
                        && detail.shipments().stream()
                                .map(each -> means(each, states))
                                .allMatch(each -> each == Milestone.CANCELLED || each == Milestone.SHIPPED));
    }

    /** How many have left, as far as order detail says. */
    static long pieces(OrderDetail detail, WarehouseStates states) {
        return detail.shipments().stream()
                .filter(each -> means(each, states) == Milestone.SHIPPED)
                .flatMap(each -> each.lines().stream())
                .filter(line -> states.lines().get(line.state()) != Milestone.CANCELLED)
                .mapToLong(OrderDetail.Line::quantity)
                .sum();
    }

    /** Whether a consignment of which something has left may be short, though order detail was not asked since. */
    static boolean isSuspect(CaseFile file, OrderLink link, StateTables tables) {
        long sent = link.sent().parts().stream().mapToLong(Part::quantity).sum();
        long shipped = shipped(file, link);
        boolean known = file.detail(link)
                .filter(detail -> isOver(detail, tables.at(link.destination())))
                .isPresent();
        return shipped > 0
                && shipped < sent
                && !known
                && shipped != file.looked().getOrDefault(link.reference(), 0L);
    }

    /** How many pieces of a consignment have left, as was told. */
    static long shipped(CaseFile file, OrderLink link) {
        return file.despatches().values().stream()
                .filter(each -> each.orderReference().equals(link.reference()) && left(each.state()))
                .flatMap(each -> each.lines().stream())
                .mapToLong(Despatch.Line::quantity)
                .sum();
    }

    private static @Nullable Milestone means(OrderDetail.Shipment shipment, WarehouseStates states) {
        return states.shipments().get(shipment.state());
    }

    static List<LineItem> lines(Order order) {
        return order.getLineItems() == null ? List.of() : order.getLineItems();
    }

    /** Pieces by line in deliveries, whoever wrote them. */
    static Map<String, Long> delivered(Order order) {
        Map<String, Long> pieces = new HashMap<>();
        deliveries(order)
                .flatMap(each -> each.getItems() == null ? Stream.empty() : each.getItems().stream())
                .forEach((DeliveryItem item) -> pieces.merge(item.getId(), item.getQuantity(), Long::sum));
        return pieces;
    }

    private static Stream<Delivery> deliveries(Order order) {
        Stream<Delivery> ofOrder =
                order.getShippingInfo() == null || order.getShippingInfo().getDeliveries() == null
                        ? Stream.empty()
                        : order.getShippingInfo().getDeliveries().stream();
        List<Shipping> several = order.getShipping() == null ? List.of() : order.getShipping();
        return Stream.concat(
                ofOrder,
                several.stream()
                        .filter(each -> each.getShippingInfo() != null
                                && each.getShippingInfo().getDeliveries() != null)
                        .flatMap(each -> each.getShippingInfo().getDeliveries().stream()));
    }

    static String sku(LineItem line) {
        String sku = line.getVariant() == null ? null : line.getVariant().getSku();
        return sku == null ? "" : sku.strip();
    }

    /** Until they are, what was shipped and what was not cannot be told apart line by line. */
    private boolean deliveriesAreThere() {
        Map<String, Long> shipped = new HashMap<>();
        file.despatches().values().stream()
                .filter(each -> left(each.state()))
                .flatMap(each -> each.lines().stream())
                .forEach(line -> shipped.merge(line.sku(), line.quantity(), Long::sum));
        Map<String, Long> written = new HashMap<>();
        lines(file.order())
                .forEach(line -> written.merge(sku(line), delivered.getOrDefault(line.getId(), 0L), Long::sum));
        return shipped.entrySet().stream()
                .allMatch(each -> written.getOrDefault(each.getKey(), each.getValue()) >= each.getValue());
    }

    private static boolean left(String state) {
        return state.isEmpty() || state.equals("despatched");
    }

    private void judge(OrderLink link) {
        boolean cancelled = link.state() == State.CANCELLED;
        boolean emptied =
                file.ended(link).filter(each -> each.by() == By.EMPTIED).isPresent();
        Optional<OrderDetail> over = file.detail(link).filter(detail -> isOver(detail, tables.at(link.destination())));
        if (emptied || link.state() == State.PLANNED || (!cancelled && over.isEmpty())) {
            return;
        }
        Optional<Map<String, Long>> shipped = shipped(link, over);
        shipped.ifPresent(pieces -> compare(link, pieces, code(link, over)));
    }

    /** By SKU; empty: a shipment has left, and nobody has told yet what was in it. */
    private Optional<Map<String, Long>> shipped(OrderLink link, Optional<OrderDetail> over) {
        Map<String, Long> pieces = new TreeMap<>();
        for (Despatch each : file.despatches().values()) {
            if (each.orderReference().equals(link.reference()) && left(each.state())) {
                each.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum));
            }
        }
        WarehouseStates states = tables.at(link.destination());
        boolean told = over.stream()
                .flatMap(detail -> detail.shipments().stream())
                .filter(shipment -> means(shipment, states) == Milestone.SHIPPED)
                .allMatch(shipment -> Optional.ofNullable(file.despatches().get(shipment.externalReference()))
                        .filter(each -> !each.lines().isEmpty())
                        .isPresent());
        return told ? Optional.of(pieces) : Optional.empty();
    }

    private String code(OrderLink link, Optional<OrderDetail> over) {
        WarehouseStates states = tables.at(link.destination());
        if (file.ended(link).filter(each -> each.by() == By.COMMERCE).isPresent()) {
            return BY_COMMERCE;
        }
        if (link.state() == State.CANCELLED) {
            return ORDER_CANCELLED;
        }
        List<OrderDetail.Shipment> shipments = over.map(OrderDetail::shipments).orElse(List.of());
        if (shipments.stream().anyMatch(each -> means(each, states) == Milestone.CANCELLED)) {
            return SHIPMENT_CANCELLED;
        }
        return shipments.stream()
                .flatMap(each -> each.lines().stream())
                .map(OrderDetail.Line::state)
                .filter(each -> !each.isEmpty()
                        && states.lines().get(each) != Milestone.SHIPPED
                        && states.lines().get(each) != Milestone.PICKING
                        && states.lines().get(each) != Milestone.PACKED)
                .findFirst()
                .orElse(SHORT);
    }

    private void compare(OrderLink link, Map<String, Long> shipped, String code) {
        Map<String, LineItem> lines = new LinkedHashMap<>();
        lines(file.order()).forEach(line -> lines.put(line.getId(), line));
        Map<String, List<Part>> bySku = new LinkedHashMap<>();
        for (Part part : parts(link)) {
            LineItem line = lines.get(part.lineId());
            bySku.computeIfAbsent(line == null ? part.sku() : sku(line), sku -> new ArrayList<>())
                    .add(part);
        }
        bySku.forEach((sku, parts) -> {
            long sent = parts.stream().mapToLong(Part::quantity).sum();
            long known = noted.values().stream()
                    .filter(each -> each.reference().equals(link.reference())
                            && each.sku().equals(sku))
                    .mapToLong(Dropped::quantity)
                    .sum();
            long missing = sent - shipped.getOrDefault(sku, 0L) - known;
            for (Part part : parts.reversed()) {
                LineItem line = lines.get(part.lineId());
                if (line != null && missing > 0) {
                    missing -= drop(link, line, part.quantity(), missing, code);
                }
            }
        });
    }

    private List<Part> parts(OrderLink link) {
        return link.sent().parts().isEmpty()
                ? lines(file.order()).stream()
                        .map(line -> new Part(line.getId(), sku(line), line.getQuantity(), null))
                        .toList()
                : link.sent().parts();
    }

    /** Never more than commerce still expects of the line; what is on its way to commerce arrives first. */
    private long drop(OrderLink link, LineItem line, long ofPart, long missing, String code) {
        String id = line.getId();
        Dropped before = noted.getOrDefault(
                Dropped.FACTS + link.reference() + "/" + id, Dropped.none(link.reference(), id, sku(line)));
        long cancelled = inState.getOrDefault(id, 0L) + onTheirWay(id);
        long room = line.getQuantity() - delivered.getOrDefault(id, 0L) - cancelled;
        long now = Math.min(Math.min(missing, ofPart - before.quantity()), room);
        if (now <= 0 || before.open() > 0) {
            return 0;
        }
        Dropped dropped = before.and(now, code, cancelled);
        noted.put(dropped.key(), dropped);
        added.add(dropped);
        return now;
    }

    /** Noted, and not yet in commerce's numbers. */
    private long onTheirWay(String lineId) {
        long now = inState.getOrDefault(lineId, 0L);
        return noted.values().stream()
                .filter(each -> each.lineId().equals(lineId) && each.open() > 0)
                .filter(each -> each.editKey() != null || now < each.before() + each.open())
                .mapToLong(Dropped::open)
                .sum();
    }
}
