package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.fulfilment.Gathering.Gathered;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderLinks;
import connector.orderflow.Silence;
import connector.routing.ShipmentDesk;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
    record Files(Facts facts, OrderLinks links, Silence silence, ShipmentDesk desk) {}

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
        Shipments shipments = Shipments.of(
                now, files.links.ofOrder(lane.peer(), lane.subject()), files.desk, DespatchLookUp.destination(item));
        if (shipments.all().isEmpty()) {
            return new Step(
                    new Outcome.Done("nothing of this order was despatched yet"),
                    () -> remember(lane, before, now, null));
        }
        AtomicReference<@Nullable Order> seen = new AtomicReference<>();
        Result result = updates.bring(lane.subject(), order -> {
            seen.set(order);
            return FulfilmentPlan.of(order, shipments.all());
        });
        Order order = result instanceof Result.Written written ? written.order().get() : seen.get();
        Memory after = order == null ? now : now.wrote(shipments.writtenOn(order));
        return new Step(outcome(result, order, shipments), () -> remember(lane, before, after, order));
    }

    private static Outcome outcome(Result result, @Nullable Order order, Shipments shipments) {
        return switch (result) {
            case Result.Failed failed -> new Outcome.TryAgain(failed.failure());
            case Result.Nothing nothing -> new Outcome.Done(nothing.why());
            case Result.Parked parked -> new Outcome.Parked(parked.reason(), parked.help());
            case Result.Missing missing ->
                new Outcome.Parked(
                        "the order was deleted in commercetools after it was sent to the warehouse; what left: "
                                + shipments.words(),
                        "Nothing can be written back; record the shipments where the order went.");
            case Result.Written written ->
                after(written, FulfilmentPlan.of(written.order().get(), shipments.all()));
        };
    }

    private static Outcome after(Result.Written written, OrderPlan missing) {
        return switch (missing) {
            case OrderPlan.Nothing nothing -> new Outcome.Done(written.what());
            case OrderPlan.CannotWrite cannot -> new Outcome.Parked(cannot.reason(), cannot.help());
            case OrderPlan.Write more -> new Outcome.Again(written.what());
        };
    }

    private void remember(Lane lane, Memory before, Memory now, @Nullable Order order) {
        before.save(lane, files.facts, now);
        files.silence.heard(lane.peer(), lane.subject(), order != null && Finished.is(order));
    }
}
