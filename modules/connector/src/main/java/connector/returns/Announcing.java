package connector.returns;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnInfo;
import connector.orderflow.OrderLink;
import connector.orderflow.ReturnImport;
import connector.routing.ReturnDesk;
import connector.routing.ReturnTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which announced return OrderFlow does not know yet: one import at a time, for one of the order's consignments. Pure. Pieces are counted, not
 * messages: what was sent of a line under an authorisation is never sent again, whoever replaces lists meanwhile.
 */
final class Announcing {

    /** OrderFlow has these orders. */
    private static final Set<OrderLink.State> THERE = Set.of(
            OrderLink.State.IMPORTED, OrderLink.State.ACCEPTED, OrderLink.State.UPDATING, OrderLink.State.DIFFERS);

    private static final int LONGEST_REFERENCE = 120;

    private final Order order;
    private final List<Announcement> announced;
    private final Consignments consignments;
    private final ReturnDesk desk;
    private final ShippedPieces pieces;
    private final Authorisations authorisations;

    private Announcing(Order order, List<Announcement> announced, Consignments consignments, ReturnDesk desk) {
        this.order = order;
        this.announced = announced;
        this.consignments = consignments;
        this.desk = desk;
        pieces = new ShippedPieces(order);
        authorisations = new Authorisations(announced);
    }

    /** What is to be done next. */
    sealed interface Next {

        record Nothing(String why) implements Next {}

        record Send(Announcement announcement, ReturnImport document) implements Next {}

        /** Somebody replaced the list, and it is the same return under new ids: to be kept so. */
        record Renumbered(Announcement announcement) implements Next {}

        record NotYet(String why) implements Next {}

        record Stuck(String reason, String help) implements Next {}
    }

    static Next next(Order order, List<Announcement> announced, Consignments consignments, ReturnDesk desk) {
        if (Item.of(order).stream().noneMatch(Item::advised)) {
            return new Next.Nothing("no return is announced");
        }
        return new Announcing(order, announced, consignments, desk).next();
    }

    private Next next() {
        Optional<Announcement> underWay = announced.stream()
                .filter(each -> each.state() == Announcement.State.SENDING)
                .findFirst();
        if (underWay.isPresent()) {
            return send(underWay.get());
        }
        Map<String, List<ReturnInfo>> byAuthorisation = Item.infos(order).stream()
                .collect(Collectors.groupingBy(authorisations::of, LinkedHashMap::new, Collectors.toList()));
        List<Next> found = new ArrayList<>();
        byAuthorisation.forEach((authorisation, infos) -> found.add(next(authorisation, infos)));
        return found.stream()
                .min(Comparator.comparingInt(Announcing::urgency))
                .orElseGet(() -> new Next.Nothing("no return is announced"));
    }

    /** What can be sent is sent before anything parks. */
    private static int urgency(Next next) {
        return switch (next) {
            case Next.Send send -> 0;
            case Next.Renumbered renumbered -> 0;
            case Next.Stuck stuck -> 1;
            case Next.NotYet notYet -> 2;
            case Next.Nothing nothing -> 3;
        };
    }

    private Next next(String authorisation, List<ReturnInfo> infos) {
        List<Announcement.Line> unsent = unsent(authorisation, infos);
        if (unsent.isEmpty()) {
            return new Next.Nothing("the warehouse knows of all announced returns");
        }
        boolean named = infos.stream().anyMatch(Authorisations::named);
        Optional<Next> renumbered = renumbered(infos, unsent);
        return renumbered.orElseGet(
                () -> tooEarly(authorisation, unsent).orElseGet(() -> parcel(authorisation, named, unsent)));
    }

    /** Announced pieces by item, less what was sent of it, or of its line under this authorisation. */
    private List<Announcement.Line> unsent(String authorisation, List<ReturnInfo> infos) {
        Map<String, Long> left = new LinkedHashMap<>();
        Map<String, Long> all = new LinkedHashMap<>();
        List<Item> items = infos.stream()
                .flatMap(info -> info.getItems().stream().map(item -> new Item(info, item)))
                .toList();
        items.forEach(item -> all.merge(item.lineId(), item.quantity(), Long::sum));
        all.forEach((line, pieces) -> left.put(line, Math.max(0, pieces - sent(authorisation, line))));
        List<Announcement.Line> unsent = new ArrayList<>();
        for (Item item : items) {
            long part = item.advised() ? Math.min(newOf(item), left.getOrDefault(item.lineId(), 0L)) : 0;
            if (part > 0) {
                left.merge(item.lineId(), -part, Long::sum);
                unsent.add(new Announcement.Line(item.identity(), item.lineId(), pieces.sku(item.lineId()), part));
            }
        }
        return unsent;
    }

    /** What of the item itself was never sent; pieces that came back unannounced under the same name say nothing of it. */
    private long newOf(Item item) {
        long sent = announced.stream()
                .filter(Announcement::counts)
                .flatMap(each -> each.lines().stream())
                .filter(line -> line.item().equals(item.identity()))
                .mapToLong(Announcement.Line::quantity)
                .sum();
        return Math.max(0, item.quantity() - sent);
    }

    private long sent(String authorisation, String lineId) {
        return announced.stream()
                .filter(each -> each.counts() && each.authorisation().equals(authorisation))
                .flatMap(each -> each.lines().stream())
                .filter(line -> line.lineId().equals(lineId))
                .mapToLong(Announcement.Line::quantity)
                .sum();
    }

    /**
     * Items without keys get new ids whenever anybody replaces the list, and the return may be given a number then: what was announced of a
     * line under items that are gone is the same as what this return now holds of it.
     */
    private Optional<Next> renumbered(List<ReturnInfo> infos, List<Announcement.Line> unsent) {
        Set<String> there = Item.of(order).stream().map(Item::identity).collect(Collectors.toSet());
        Set<String> here = infos.stream()
                .flatMap(info -> Authorisations.identities(info).stream())
                .collect(Collectors.toSet());
        return announced.stream()
                .filter(each -> each.counts() && mayBe(each, infos))
                .filter(each -> each.lines().stream()
                        .allMatch(line -> !there.contains(line.item()) || here.contains(line.item())))
                .flatMap(each -> new ReplacedItems(each, there).onto(unsent).stream())
                .findFirst()
                .map(Next.Renumbered::new);
    }

    /** Two numbers are two returns. */
    private static boolean mayBe(Announcement sent, List<ReturnInfo> infos) {
        return !sent.named()
                || infos.stream()
                        .allMatch(info -> !Authorisations.named(info)
                                || info.getReturnTrackingId().strip().equals(sent.authorisation()));
    }

    /** Nothing can be announced that never left. */
    private Optional<Next> tooEarly(String authorisation, List<Announcement.Line> unsent) {
        for (Announcement.Line line : unsent) {
            ShippedPieces.Line ordered = pieces.line(line.lineId()).orElse(null);
            long all = Item.of(order).stream()
                    .filter(item -> item.lineId().equals(line.lineId()))
                    .mapToLong(Item::quantity)
                    .sum();
            if (ordered == null || all > ordered.shipped()) {
                String words = "Return %s announces %d of %s: shipped %d, in all returns %d."
                        .formatted(
                                authorisation,
                                line.quantity(),
                                line.sku().isEmpty() ? "line " + line.lineId() : line.sku(),
                                ordered == null ? 0 : ordered.shipped(),
                                all);
                return Optional.of(
                        ordered != null && all <= ordered.ordered()
                                ? new Next.NotYet(words)
                                : new Next.Stuck(words, "Correct the announced quantities in commercetools."));
            }
        }
        return Optional.empty();
    }

    /** What goes to the first consignment that brought any of it; the next look sees the rest. */
    private Next parcel(String authorisation, boolean named, List<Announcement.Line> unsent) {
        List<OrderLink> there = consignments.links().stream()
                .filter(link -> THERE.contains(link.state()))
                .toList();
        if (there.isEmpty()) {
            return consignments.links().isEmpty()
                    ? new Next.Stuck(
                            "Return %s is announced, and no OrderFlow order is known for this order."
                                    .formatted(authorisation),
                            "Announce it in OrderFlow by hand.")
                    : new Next.NotYet("return " + authorisation + " waits for the order's export");
        }
        List<OrderLink> told = there.stream()
                .filter(link -> desk.tables(link.destination()).announce())
                .toList();
        if (told.isEmpty()) {
            return new Next.Nothing("returns are not announced to this warehouse");
        }
        for (OrderLink link : told) {
            List<Announcement.Line> part = consignments.part(link, unsent, announced);
            if (!part.isEmpty()) {
                return first(authorisation, named, link, part);
            }
        }
        return new Next.Stuck(
                "Return %s announces %s, more than OrderFlow's orders %s brought."
                        .formatted(authorisation, goods(unsent), references(told)),
                "Correct the announced quantities in commercetools, or announce the rest in OrderFlow by hand.");
    }

    private Next first(String authorisation, boolean named, OrderLink link, List<Announcement.Line> part) {
        return send(new Announcement(
                reference(authorisation, link),
                authorisation,
                link.destination(),
                link.reference(),
                Announcement.State.SENDING,
                named,
                part));
    }

    /** Made of the facts: authorisation, order, and how many imports there were for both before. */
    private String reference(String authorisation, OrderLink link) {
        long before = announced.stream()
                .filter(Announcement::counts)
                .filter(each -> each.authorisation().equals(authorisation)
                        && each.destination().equals(link.destination())
                        && each.orderReference().equals(link.reference()))
                .count();
        String reference = authorisation + "_" + link.reference() + (before == 0 ? "" : "_" + (before + 1));
        return reference.length() <= LONGEST_REFERENCE ? reference : "RET-" + ReturnKeys.hash(reference);
    }

    private Next send(Announcement announcement) {
        ReturnTables tables = desk.tables(announcement.destination());
        return switch (new ReturnMapping(order, announcement, tables).document(consignments.site(announcement))) {
            case ReturnMapping.Mapped.Document(ReturnImport document) -> new Next.Send(announcement, document);
            case ReturnMapping.Mapped.Unmapped(List<String> words) ->
                new Next.Stuck(
                        "Return %s: nobody has said what %s is in OrderFlow."
                                .formatted(announcement.authorisation(), String.join(" and ", words)),
                        "Add it to the tables under destinations.%s.returns, then replay the order."
                                .formatted(announcement.destination()));
        };
    }

    private static String goods(List<Announcement.Line> lines) {
        return lines.stream().map(line -> line.quantity() + " of " + line.sku()).collect(Collectors.joining(", "));
    }

    private static String references(List<OrderLink> links) {
        return links.stream().map(OrderLink::reference).collect(Collectors.joining(", "));
    }
}
