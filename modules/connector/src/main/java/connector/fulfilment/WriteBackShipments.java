package connector.fulfilment;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.NewsReader;
import connector.workqueue.Item;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * News of a shipment: gather what OrderFlow told about the order's despatches, and write the deliveries and parcels that
 * the order lacks. The same despatch by push and by poll finds its parcels there already.
 */
@Component
class WriteBackShipments implements WorkHandler {

    /** Facts of this kind have the shipment's reference behind it. */
    private static final String DESPATCH = "despatch/";

    private final OrderOfReference orders;
    private final DespatchLookUp lookUp;
    private final Facts facts;
    private final OrderUpdates updates;

    WriteBackShipments(OrderOfReference orders, DespatchLookUp lookUp, Facts facts, OrderUpdates updates) {
        this.orders = orders;
        this.lookUp = lookUp;
        this.facts = facts;
        this.updates = updates;
    }

    @Override
    public boolean handles(String kind) {
        return kind.equals(Despatch.SHIPMENT_NEWS);
    }

    @Override
    public Step handle(Item item) {
        if (!item.lane().isOfOrder()) {
            return Step.of(orders.find(item.lane(), NewsReader.read(item)));
        }
        List<Despatch> known =
                List.copyOf(facts.read(item.lane().peer(), item.lane().subject(), DESPATCH, Despatch.class)
                        .values());
        return switch (lookUp.despatches(NewsReader.read(item), item, known)) {
            case DespatchLookUp.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DespatchLookUp.NotYet notYet ->
                Step.of(new Outcome.TryAgain(new Failure(FailureKind.BROKEN_ANSWER, notYet.why(), false, null)));
            case DespatchLookUp.Told told ->
                told.despatches().isEmpty() && known.isEmpty()
                        ? Step.of(new Outcome.Done("nothing of this order was despatched yet"))
                        : write(item, known, told.despatches());
        };
    }

    private Step write(Item item, List<Despatch> known, List<Despatch> told) {
        List<Despatch> all = List.copyOf(together(known, told));
        Outcome outcome = outcome(updates.bring(item.lane().subject(), order -> MissingParcels.plan(order, all)), all);
        return new Step(
                outcome,
                () -> told.forEach(each ->
                        facts.save(item.lane().peer(), item.lane().subject(), DESPATCH + each.reference(), each)));
    }

    private static Outcome outcome(Result result, List<Despatch> all) {
        return switch (result) {
            case Result.Failed failed -> new Outcome.TryAgain(failed.failure());
            case Result.Nothing nothing -> new Outcome.Done(nothing.why());
            case Result.Parked parked -> new Outcome.Parked(parked.reason(), parked.help());
            case Result.Missing missing ->
                new Outcome.Parked(
                        "the order was deleted in commercetools after it was sent to the warehouse",
                        "Nothing can be written back; record the shipment where the order went.");
            case Result.Written written ->
                MissingParcels.plan(written.order().get(), all) instanceof OrderPlan.Nothing
                        ? new Outcome.Done(written.what())
                        : new Outcome.Again(written.what());
        };
    }

    /** What was told now replaces what was told before of the same shipment. */
    private static Collection<Despatch> together(List<Despatch> known, List<Despatch> told) {
        Map<String, Despatch> byReference = new LinkedHashMap<>();
        known.forEach(each -> byReference.put(each.reference(), each));
        told.forEach(each -> byReference.put(each.reference(), each));
        return byReference.values();
    }
}
