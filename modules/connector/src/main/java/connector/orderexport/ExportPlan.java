package connector.orderexport;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.SyncInfo;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.Consignment;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import connector.routing.Routing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an order lacks on its way to the warehouse. Pure: the same order, link and rules give the same answer. */
sealed interface ExportPlan {

    /** The warehouse has it and commercetools knows. */
    record Nothing(String why) implements ExportPlan {}

    /** A release rule holds it, until a time or until news comes. */
    record Held(ReleaseRules.Verdict.Held by) implements ExportPlan {}

    record Stuck(String reason, String help) implements ExportPlan {}

    /** It may be there already: ask order detail before anything is sent. */
    record Look(OrderImport document, OrderLink link) implements ExportPlan {}

    /** @param notes for the decision's record: the rule that won, the sum check, truncations */
    record Send(OrderImport document, OrderLink link, List<String> notes) implements ExportPlan {}

    /** The warehouse has it, commercetools is to be told. */
    record Tell(OrderLink link) implements ExportPlan {}

    /** @param syncChannel id of the SyncInfo channel, null when the project has none */
    static ExportPlan of(OrderFacts order, ExportDesk desk, Optional<OrderLink> link, @Nullable String syncChannel) {
        if (link.isEmpty()) {
            return firstTime(order, desk, syncChannel);
        }
        return switch (link.get().state()) {
            case ACCEPTED -> new Nothing("exported as " + link.get().reference());
            case IMPORTED -> new Tell(link.get());
            case SENDING -> sentPerhaps(order.order(), desk, link.get());
        };
    }

    /** Under the reference it may have gone out with, even if number or pattern have changed since. */
    private static ExportPlan sentPerhaps(Order order, ExportDesk desk, OrderLink link) {
        ExportRules rules = desk.rules(link.destination()).referencedAs(link.reference());
        return mapped(order, desk, new Target(link.destination(), rules), true, List.of());
    }

    /** Where a document goes, and by which rules it is made. */
    record Target(String destination, ExportRules rules) {}

    private static ExportPlan firstTime(OrderFacts facts, ExportDesk desk, @Nullable String syncChannel) {
        if (desk.release().judge(facts) instanceof ReleaseRules.Verdict.Held held) {
            return new Held(held);
        }
        return switch (desk.router().route(facts)) {
            case Routing.NoRoute none -> new Stuck(none.reason(), none.help());
            case Routing.Routed(var consignments)
            when consignments.size() > 1 ->
                new Stuck(
                        "the order goes " + consignments.size() + " ways",
                        "Let one route take all of its lines, then replay it.");
            case Routing.Routed(var consignments) ->
                firstTime(facts.order(), desk, consignments.getFirst(), syncChannel);
        };
    }

    private static ExportPlan firstTime(Order order, ExportDesk desk, Consignment whole, @Nullable String syncChannel) {
        boolean toldBefore = syncChannel != null && syncInfo(order, syncChannel).isPresent();
        String note = "route '" + whole.rule() + "' to " + whole.destination();
        Target target = new Target(whole.destination(), desk.rules(whole.destination()));
        return mapped(order, desk, target, toldBefore, List.of(note));
    }

    private static ExportPlan mapped(
            Order order, ExportDesk desk, Target target, boolean perhapsThere, List<String> notes) {
        return switch (OrderMapping.map(order, target.rules())) {
            case Mapped.CannotMap cannot -> new Stuck(cannot.field() + ": " + cannot.reason(), cannot.help());
            case Mapped.Ready ready -> {
                OrderLink link = link(order, desk, target.destination(), ready.document());
                yield perhapsThere
                        ? new Look(ready.document(), link)
                        : new Send(ready.document(), link, notes(notes, ready));
            }
        };
    }

    private static OrderLink link(Order order, ExportDesk desk, String destination, OrderImport document) {
        return new OrderLink(
                desk.projectKey(),
                order.getId(),
                order.getOrderNumber(),
                destination,
                document.externalReference(),
                SentDocument.fingerprint(document),
                State.SENDING);
    }

    private static List<String> notes(List<String> first, Mapped.Ready ready) {
        var all = new java.util.ArrayList<>(first);
        all.add(ready.sumCheck());
        all.addAll(ready.truncations());
        return List.copyOf(all);
    }

    /** Our entry among the order's SyncInfo. */
    static Optional<SyncInfo> syncInfo(Order order, String channelId) {
        return Sdk.list(order.getSyncInfo()).stream()
                .filter(each -> each.getChannel().getId().equals(channelId))
                .findFirst();
    }
}
