package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.Channels;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.commercetools.ProjectKeys;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import connector.workqueue.Item;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * News of an order: look at it, decide what it lacks on its way to the warehouse, do one thing. The import is sent only
 * after a row says so; whatever happens then, order detail is asked before it is sent again.
 */
@Component
class ExportOrder implements WorkHandler {

    private final Edges edges;
    private final Orders orders;
    private final Channels channels;
    private final OrderFlow orderFlow;
    private final OrderLinks links;
    private final TellAccepted tell;
    private final ExportDesk desk;
    private final String syncChannel;

    ExportOrder(Edges edges, OrderLinks links, TellAccepted tell, ExportDesk desk, CommercetoolsSettings settings) {
        this.edges = edges;
        this.orders = edges.orders();
        this.channels = edges.channels();
        this.orderFlow = edges.orderFlow();
        this.links = links;
        this.tell = tell;
        this.desk = desk;
        this.syncChannel = settings.syncChannel();
    }

    /** Both systems, and the time. */
    @Component
    record Edges(Orders orders, Channels channels, ProjectKeys keys, OrderFlow orderFlow, Clock clock) {}

    @Override
    public boolean handles(String kind) {
        return kind.equals(CommercetoolsSettings.ORDER_NEWS);
    }

    @Override
    public boolean takesAsHint(String kind) {
        return true;
    }

    @Override
    public Step handle(Item item) {
        return switch (orders.get(item.lane().subject())) {
            case OrderAnswer.Failed failed -> tryAgain(failed.failure());
            case OrderAnswer.Missing missing -> Step.of(new Outcome.Done("there is no such order any more"));
            case OrderAnswer.Found found -> export(found.order());
        };
    }

    private Step export(Order order) {
        Trail.current().concerns(order.getOrderNumber() == null ? order.getId() : order.getOrderNumber());
        Optional<OrderLink> link =
                links.ofOrder(desk.projectKey(), order.getId()).stream().findFirst();
        return switch (channels.byKey(syncChannel)) {
            case Channels.ChannelAnswer.Failed failed -> tryAgain(failed.failure());
            case Channels.ChannelAnswer.Missing missing ->
                Step.of(new Outcome.Parked(
                        "the project has no channel '" + syncChannel + "'",
                        "Create a channel with this key and the role OrderExport, then replay the order."));
            case Channels.ChannelAnswer.Found channel -> decide(order, link, channel.id());
        };
    }

    private Step decide(Order order, Optional<OrderLink> link, String channelId) {
        return switch (edges.keys().of(order, desk.needs())) {
            case ProjectKeys.KeysAnswer.Failed failed -> tryAgain(failed.failure());
            case ProjectKeys.KeysAnswer.Known known -> {
                OrderFacts facts =
                        new OrderFacts(order, known.keys(), edges.clock().instant());
                yield carryOut(ExportPlan.of(facts, desk, link, channelId), facts, channelId);
            }
        };
    }

    private Step carryOut(ExportPlan plan, OrderFacts facts, String channelId) {
        return switch (plan) {
            case ExportPlan.Nothing nothing -> Step.of(new Outcome.Done(nothing.why()));
            case ExportPlan.Held held -> held(held.by());
            case ExportPlan.Stuck stuck -> Step.of(new Outcome.Parked(stuck.reason(), stuck.help()));
            case ExportPlan.Tell told -> tell.accepted(facts.order(), told.link(), channelId);
            case ExportPlan.Look look -> look(facts, look.document(), look.link());
            case ExportPlan.Send send -> {
                Trail.current().decided("released", String.join("; ", send.notes()));
                yield send(send.document(), send.link());
            }
        };
    }

    private Step look(OrderFacts order, OrderImport document, OrderLink link) {
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> tryAgain(failed.failure());
            case DetailAnswer.Unknown unknown -> notThere(order, document, link);
            case DetailAnswer.Found found -> found(document, link, found);
        };
    }

    /** It may have been cancelled since it was tried last. */
    private Step notThere(OrderFacts order, OrderImport document, OrderLink link) {
        if (desk.release().judge(order) instanceof ReleaseRules.Verdict.Held held) {
            return held(held);
        }
        Trail.current().decided("not there", "OrderFlow does not know " + link.reference() + ": sending it");
        return send(document, link);
    }

    private Step found(OrderImport document, OrderLink link, DetailAnswer.Found there) {
        return switch (FoundThere.of(document, there.order())) {
            case FoundThere.Same same -> {
                Trail.current().decided("found there", "OrderFlow has " + link.reference() + " with the same goods");
                yield imported(link);
            }
            case FoundThere.NotYet notYet -> tryAgain(new Failure(FailureKind.BROKEN_ANSWER, notYet.why(), true, null));
            case FoundThere.Stuck stuck -> Step.of(new Outcome.Parked(stuck.reason(), stuck.help()));
        };
    }

    /** The row comes first: after a crash it says that the import may have been sent. */
    private Step send(OrderImport document, OrderLink link) {
        links.save(link);
        return switch (orderFlow.importDocument(link.destination(), document)) {
            case OrderFlow.ImportAnswer.Imported imported -> {
                Trail.current().decided("imported", "OrderFlow took it as " + link.reference());
                yield imported(link);
            }
            case OrderFlow.ImportAnswer.AlreadyThere duplicate -> lookAtDuplicate(document, link, duplicate.words());
            case OrderFlow.ImportAnswer.Refused refused ->
                Step.of(new Outcome.Parked(
                        "OrderFlow refused the order: " + refused.words(),
                        "Correct what it names, then replay the order."));
            case OrderFlow.ImportAnswer.Failed failed -> tryAgain(failed.failure());
        };
    }

    private Step lookAtDuplicate(OrderImport document, OrderLink link, String words) {
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Found found -> found(document, link, found);
            case DetailAnswer.Failed failed -> tryAgain(failed.failure());
            case DetailAnswer.Unknown unknown ->
                Step.of(new Outcome.Parked(
                        "OrderFlow says the reference " + link.reference() + " is taken (" + words
                                + ") and knows no such order",
                        "Look the reference up in OrderFlow: it may belong to a cancelled order."));
        };
    }

    private Step imported(OrderLink link) {
        return new Step(
                new Outcome.Again("OrderFlow has it as " + link.reference()),
                () -> links.save(link.in(State.IMPORTED)));
    }

    private static Step held(ReleaseRules.Verdict.Held by) {
        return Step.of(new Outcome.Waiting(by.until(), "rule '" + by.rule() + "': " + by.why()));
    }

    private static Step tryAgain(Failure failure) {
        return Step.of(new Outcome.TryAgain(failure));
    }
}
