package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.audit.Trail;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.commercetools.States;
import connector.fulfilment.Gathering.Gathered;
import connector.ledger.Dropped;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.orderflow.Silence;
import connector.routing.ShipmentDesk;
import connector.routing.StateTables;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * News from the warehouse: gather what OrderFlow says about the order, and write what the order lacks of it. The same fact by
 * push and by poll finds its parcels there already.
 */
@Component
class WriteBackShipments implements WorkHandler {

    private final OrderOfReference orders;
    private final Gathering gathering;
    private final Files files;
    private final OrderUpdates updates;

    WriteBackShipments(OrderOfReference orders, Gathering gathering, Files files, OrderUpdates updates) {
        this.orders = orders;
        this.gathering = gathering;
        this.files = files;
        this.updates = updates;
    }

    /** What is known of orders here, and how it is told. */
    @Component
    record Files(
            Facts facts, OrderLinks links, Silence silence, ShipmentDesk desk, StateTables tables, States states) {}

    @Override
    public boolean handles(String kind) {
        return kind.equals(Despatch.SHIPMENT_NEWS);
    }

    @Override
    public Step handle(Item item) {
        if (!item.lane().isOfOrder()) {
            return Step.of(orders.find(item.lane(), NewsReader.read(item)));
        }
        Memory before = Memory.of(item.lane(), files.facts);
        return switch (gathering.gather(item, NewsReader.read(item), before)) {
            case Gathered.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case Gathered.Known(Memory now) -> write(item, before, now);
        };
    }

    private Step write(Item item, Memory before, Memory now) {
        Lane lane = item.lane();
        if (now.despatches().isEmpty() && now.details().isEmpty()) {
            return new Step(
                    new Outcome.Done("nothing of this order was despatched yet"),
                    () -> remember(lane, before, now, false));
        }
        List<OrderLink> links = files.links.ofOrder(lane.peer(), lane.subject());
        Shipments shipments = Shipments.of(now, links, files.desk, DespatchLookUp.destination(item))
                .without(files.facts
                        .read(lane.peer(), lane.subject(), Dropped.FACTS, Dropped.class)
                        .values());
        Progressing progress = new Progressing(
                files.states, files.tables, shipments, List.copyOf(now.details().values()), links);
        Result result = updates.bring(lane.subject(), progress::plan);
        Outcome outcome = outcome(result, progress, shipments);
        Order order = progress.order().orElse(null);
        Memory after = order == null ? now : now.wrote(shipments.writtenOn(order));
        boolean finished = order == null
                ? result instanceof Result.Missing
                : Finished.is(order, links, now.details(), files.tables);
        return new Step(outcome, () -> remember(lane, before, after, finished));
    }

    private static Outcome outcome(Result result, Progressing progress, Shipments shipments) {
        return switch (result) {
            case Result.Failed failed -> new Outcome.TryAgain(failed.failure());
            case Result.Nothing nothing -> unless(progress, new Outcome.Done(nothing.why()));
            case Result.Parked parked -> unless(progress, new Outcome.Parked(parked.reason(), parked.help()));
            case Result.Missing missing -> deleted(shipments);
            case Result.Written written -> after(written, progress);
        };
    }

    private static Outcome after(Result.Written written, Progressing progress) {
        Trail.current().decided("written back", written.what());
        return switch (progress.plan(written.order().get())) {
            case OrderPlan.Nothing nothing -> unless(progress, new Outcome.Done(written.what()));
            case OrderPlan.CannotWrite cannot -> unless(progress, new Outcome.Parked(cannot.reason(), cannot.help()));
            case OrderPlan.Write more -> new Outcome.Again(written.what());
        };
    }

    private static Outcome unless(Progressing progress, Outcome otherwise) {
        return progress.failure().<Outcome>map(Outcome.TryAgain::new).orElse(otherwise);
    }

    private static Outcome deleted(Shipments shipments) {
        return shipments.words().isEmpty()
                ? new Outcome.Done("the order was deleted in commercetools, and nothing of it left the warehouse")
                : new Outcome.Parked(
                        "the order was deleted in commercetools after it was sent to the warehouse; what left: "
                                + shipments.words(),
                        "Nothing can be written back; record the shipments where the order went.");
    }

    private void remember(Lane lane, Memory before, Memory now, boolean finished) {
        before.save(lane, files.facts, now);
        files.silence.heard(lane.peer(), lane.subject(), finished);
    }
}
