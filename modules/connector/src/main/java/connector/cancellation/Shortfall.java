package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import connector.cancellation.Ended.By;
import connector.commercetools.OrderParts;
import connector.ledger.Dropped;
import connector.ledger.Milestone;
import connector.orderflow.Despatch;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Part;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.StateTables;
import connector.routing.WarehouseStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private static final Set<Milestone> ON_ITS_WAY = Set.of(Milestone.SHIPPED, Milestone.PICKING, Milestone.PACKED);

    /** Commerce knows why. */
    static final String BY_COMMERCE = "";

    private final CaseFile file;
    private final CancelRules rules;
    private final StateTables tables;
    private final Map<String, Long> inState;
    private final Map<String, Long> delivered;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, Dropped> noted = new LinkedHashMap<>();
    private final List<Dropped> added = new ArrayList<>();

    /** A line item, or a custom line item that went to a warehouse. */
    private record Line(String id, String sku, long quantity) {}

    private Shortfall(CaseFile file, CancelRules rules, StateTables tables) {
        this.file = file;
        this.rules = rules;
        this.tables = tables;
        inState = file.inCancelledState(rules);
        OrderParts.lines(file.order())
                .forEach(line ->
                        lines.put(line.getId(), new Line(line.getId(), OrderParts.sku(line), line.getQuantity())));
        OrderParts.customLines(file.order()).stream()
                .filter(item -> file.customLines().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(part -> part.lineId().equals(item.getId())))
                .forEach(item -> lines.put(
                        item.getId(), new Line(item.getId(), item.getSlug().strip(), item.getQuantity())));
        delivered = OrderParts.delivered(file.order());
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

    /** Whether a consignment of which something has left may be short, though order detail was not asked since. */
    static boolean isSuspect(CaseFile file, OrderLink link, StateTables tables) {
        long sent = parts(file, link).stream().mapToLong(Part::quantity).sum();
        long shipped = shipped(file, link);
        boolean known = file.detail(link)
                .filter(detail -> tables.status(link.destination(), detail).isOver())
                .isPresent();
        return shipped > 0
                && shipped < sent
                && !known
                && shipped != file.looked().getOrDefault(link.reference(), 0L);
    }

    /** How many pieces of a consignment have left, as was told. */
    static long shipped(CaseFile file, OrderLink link) {
        return file.despatches().values().stream()
                .filter(each -> each.orderReference().equals(link.reference()) && each.isDespatched())
                .flatMap(each -> each.lines().stream())
                .mapToLong(Despatch.Line::quantity)
                .sum();
    }

    /** Until they are, what was shipped and what was not cannot be told apart line by line. */
    private boolean deliveriesAreThere() {
        Map<String, Long> shipped = new HashMap<>();
        file.despatches().values().stream()
                .filter(each -> each.isDespatched())
                .flatMap(each -> each.lines().stream())
                .forEach(line -> shipped.merge(line.sku(), line.quantity(), Long::sum));
        Map<String, Long> written = new HashMap<>();
        lines.values().forEach(line -> written.merge(line.sku(), delivered.getOrDefault(line.id(), 0L), Long::sum));
        return shipped.entrySet().stream()
                .allMatch(each -> written.getOrDefault(each.getKey(), each.getValue()) >= each.getValue());
    }

    private void judge(OrderLink link) {
        boolean cancelled = link.state() == State.CANCELLED;
        boolean emptied =
                file.ended(link).filter(each -> each.by() == By.EMPTIED).isPresent();
        Optional<WarehouseStatus> over = file.detail(link)
                .map(detail -> tables.status(link.destination(), detail))
                .filter(WarehouseStatus::isOver);
        if (emptied || link.state() == State.PLANNED || (!cancelled && over.isEmpty())) {
            return;
        }
        Optional<Map<String, Long>> shipped = shipped(link, over);
        shipped.ifPresent(pieces -> compare(link, pieces, code(link, over)));
    }

    /** By SKU; empty: a shipment has left, and nobody has told yet what was in it. */
    private Optional<Map<String, Long>> shipped(OrderLink link, Optional<WarehouseStatus> over) {
        Map<String, Long> pieces = new TreeMap<>();
        for (Despatch each : file.despatches().values()) {
            if (each.orderReference().equals(link.reference()) && each.isDespatched()) {
                each.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum));
            }
        }
        boolean told = over.stream()
                .flatMap(WarehouseStatus::left)
                .allMatch(shipment -> Optional.ofNullable(file.despatches().get(shipment.externalReference()))
                        .filter(each -> !each.lines().isEmpty())
                        .isPresent());
        return told ? Optional.of(pieces) : Optional.empty();
    }

    private String code(OrderLink link, Optional<WarehouseStatus> over) {
        if (file.ended(link).filter(each -> each.by() == By.COMMERCE).isPresent()) {
            return BY_COMMERCE;
        }
        if (link.state() == State.CANCELLED) {
            return ORDER_CANCELLED;
        }
        return over.map(Shortfall::shown).orElse(SHORT);
    }

    /** The code of what order detail shows in place of a reason: the state of a line that stayed behind, if one tells. */
    private static String shown(WarehouseStatus status) {
        List<OrderDetail.Shipment> shipments = status.detail().shipments();
        if (shipments.stream().anyMatch(each -> status.milestone(each) == Milestone.CANCELLED)) {
            return SHIPMENT_CANCELLED;
        }
        return shipments.stream()
                .flatMap(each -> each.lines().stream())
                .filter(each -> !each.state().isEmpty() && !isOnItsWay(status.milestone(each)))
                .map(OrderDetail.Line::state)
                .findFirst()
                .orElse(SHORT);
    }

    private static boolean isOnItsWay(@Nullable Milestone milestone) {
        return milestone != null && ON_ITS_WAY.contains(milestone);
    }

    private void compare(OrderLink link, Map<String, Long> shipped, String code) {
        Map<String, List<Part>> bySku = new LinkedHashMap<>();
        for (Part part : parts(file, link)) {
            Line line = lines.get(part.lineId());
            bySku.computeIfAbsent(line == null ? part.sku() : line.sku(), sku -> new ArrayList<>())
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
                Line line = lines.get(part.lineId());
                if (line != null && missing > 0) {
                    missing -= drop(link, line, part.quantity(), missing, code);
                }
            }
        });
    }

    /** Goods only: a fee may be among what was remembered, because it has an address of its own. */
    static List<Part> parts(CaseFile file, OrderLink link) {
        Set<String> custom = OrderParts.customLines(file.order()).stream()
                .map(CustomLineItem::getId)
                .collect(Collectors.toSet());
        Stream<Part> lines = link.sent().parts().isEmpty()
                ? OrderParts.lines(file.order()).stream()
                        .map(line -> new Part(line.getId(), OrderParts.sku(line), line.getQuantity(), null))
                : link.sent().parts().stream().filter(part -> !custom.contains(part.lineId()));
        return Stream.concat(lines, file.customLines(link).stream()).toList();
    }

    /** Never more than commerce still expects of the line; what is on its way to commerce arrives first. */
    private long drop(OrderLink link, Line line, long ofPart, long missing, String code) {
        String id = line.id();
        Dropped before = noted.getOrDefault(
                Dropped.FACTS + link.reference() + "/" + id, Dropped.none(link.reference(), id, line.sku()));
        long cancelled = inState.getOrDefault(id, 0L) + onTheirWay(id);
        long room = line.quantity() - delivered.getOrDefault(id, 0L) - cancelled;
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
