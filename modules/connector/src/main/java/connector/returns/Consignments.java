package connector.returns;

import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * OrderFlow's orders that stand for parts of one order, and what each of them took of every line.
 *
 * @param despatches what is known to have left; where a line went two ways, it comes back the way it left
 */
record Consignments(List<OrderLink> links, List<Despatch> despatches) {

    Consignments {
        links = links.stream()
                .sorted(Comparator.comparing(OrderLink::destination).thenComparing(OrderLink::reference))
                .toList();
        despatches = List.copyOf(despatches);
    }

    /** Those of these pieces that went with this one and were not announced to it before. */
    List<Announcement.Line> part(OrderLink link, List<Announcement.Line> unsent, List<Announcement> announced) {
        Map<String, Long> room = new HashMap<>();
        List<Announcement.Line> part = new ArrayList<>();
        for (Announcement.Line line : unsent) {
            long left = room.computeIfAbsent(line.lineId(), id -> room(link, line, announced));
            long pieces = Math.min(left, line.quantity());
            if (pieces > 0) {
                room.put(line.lineId(), left - pieces);
                part.add(new Announcement.Line(line.item(), line.lineId(), sku(link, line), pieces));
            }
        }
        return part;
    }

    @Nullable
    String site(Announcement announcement) {
        return links.stream()
                .filter(link -> isOf(announcement, link))
                .map(OrderLink::site)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private long room(OrderLink link, Announcement.Line line, List<Announcement> announced) {
        long before = announced.stream()
                .filter(each -> each.counts() && isOf(each, link))
                .flatMap(each -> each.lines().stream())
                .filter(each -> each.lineId().equals(line.lineId()))
                .mapToLong(Announcement.Line::quantity)
                .sum();
        return Math.max(0, Math.min(took(link, line), left(link, line)) - before);
    }

    /** A link from before parts were remembered stands for the whole order. */
    private static long took(OrderLink link, Announcement.Line line) {
        List<OrderLink.Part> parts = link.sent().parts();
        return parts.isEmpty()
                ? Long.MAX_VALUE
                : parts.stream()
                        .filter(part -> part.lineId().equals(line.lineId()))
                        .mapToLong(OrderLink.Part::quantity)
                        .sum();
    }

    /** Of a single consignment all has left that has left; of several only what their despatches show, where there are any. */
    private long left(OrderLink link, Announcement.Line line) {
        if (links.size() == 1 || despatches.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return despatches.stream()
                .filter(despatch -> despatch.orderReference().equals(link.reference()))
                .flatMap(despatch -> despatch.lines().stream())
                .filter(each -> each.sku().strip().equals(sku(link, line).strip()))
                .mapToLong(Despatch.Line::quantity)
                .sum();
    }

    private static String sku(OrderLink link, Announcement.Line line) {
        return link.sent().parts().stream()
                .filter(part -> part.lineId().equals(line.lineId()))
                .map(OrderLink.Part::sku)
                .findFirst()
                .orElse(line.sku());
    }

    private static boolean isOf(Announcement announcement, OrderLink link) {
        return announcement.destination().equals(link.destination())
                && announcement.orderReference().equals(link.reference());
    }
}
