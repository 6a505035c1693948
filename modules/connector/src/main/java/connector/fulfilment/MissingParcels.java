package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderAddDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderRemoveDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.commercetools.OrderPlan.CannotWrite;
import connector.fulfilment.OrderedPieces.Placed;
import connector.fulfilment.TakenPieces.Share;
import connector.ledger.QuantityLedger;
import connector.routing.ShipmentRules.ReversedDespatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which deliveries and parcels an order lacks, given what OrderFlow despatched. Pure and level-triggered: told the same again, in any
 * order, it finds nothing missing. A shipment that cannot be written keeps no other from being written.
 */
final class MissingParcels {

    private final Order order;
    private final List<Shipment> shipments;
    private final TakenPieces taken;
    private final Map<String, Long> cancelled;
    private final int most;
    private final List<OrderUpdateAction> actions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<CannotWrite> problems = new ArrayList<>();
    private final Map<String, Map<String, Long>> partly = new HashMap<>();

    /** There is more, and it comes with the next step. */
    private boolean full;

    private MissingParcels(Order order, Shipments shipments, int most) {
        this.order = order;
        this.shipments = shipments.all();
        this.cancelled = shipments.cancelled();
        this.most = most;
        taken = TakenPieces.by(order);
    }

    /**
     * What is missing.
     *
     * @param notes what of it puts right something that was written before
     * @param partly shipments of which all that fits is on the order, and not all that was reported: by reference, units by line
     * @param after counts these actions
     */
    record Found(
            List<OrderUpdateAction> actions,
            List<String> notes,
            List<CannotWrite> problems,
            Map<String, Map<String, Long>> partly,
            QuantityLedger after) {}

    /** @param most actions; never less of a shipment than all of it, unless it has more by itself */
    static Found in(Order order, List<Shipment> shipments, int most) {
        return in(order, new Shipments(shipments), most);
    }

    /** The same. */
    static Found in(Order order, Shipments shipments, int most) {
        MissingParcels missing = new MissingParcels(order, shipments, most);
        missing.find();
        return new Found(
                List.copyOf(missing.actions),
                List.copyOf(missing.notes),
                List.copyOf(missing.problems),
                Map.copyOf(missing.partly),
                missing.after());
    }

    /** With which consignment pieces left, as far as it is known. */
    private QuantityLedger after() {
        QuantityLedger after = taken.ledger();
        for (Shipment shipment : shipments) {
            Map<String, Long> left = taken.byLine(keys(shipment));
            if (!left.isEmpty()) {
                after = after.leftAs(shipment.despatch().orderReference(), left);
            }
        }
        return after;
    }

    /** What is on the order comes first: a correction may make room for what is not. */
    private void find() {
        for (Shipment shipment : shipments) {
            List<Placed> there = there(shipment);
            if (!full && !there.isEmpty()) {
                bring(shipment, there);
            }
        }
        for (Shipment shipment : shipments) {
            if (!full && shipment.left() && there(shipment).isEmpty()) {
                add(shipment);
            }
        }
    }

    private void bring(Shipment shipment, List<Placed> there) {
        if (shipment.left()) {
            correct(shipment, there);
        } else if (shipment.rules().reversedDespatch() == ReversedDespatch.REMOVE) {
            remove(shipment, there);
        } else {
            cannot(
                    "Shipment %s is on the order with %s, and OrderFlow now says that it is '%s', not despatched."
                            .formatted(
                                    shipment.reference(),
                                    skus(shares(there)),
                                    shipment.despatch().state()),
                    "Find out where the goods are. If they did not leave, remove the delivery in commercetools.");
        }
    }

    private void remove(Shipment shipment, List<Placed> there) {
        boolean fits = offer(there.stream()
                .<OrderUpdateAction>map(placed -> OrderRemoveDeliveryActionBuilder.of()
                        .deliveryKey(placed.delivery().getKey())
                        .build())
                .toList());
        if (fits) {
            notes.add("shipment %s with %s taken back: it is '%s'"
                    .formatted(
                            shipment.reference(),
                            skus(shares(there)),
                            shipment.despatch().state()));
            taken.replace(keys(shipment), List.of());
        }
    }

    private void correct(Shipment shipment, List<Placed> there) {
        Correction correction = new Correction(shipment, shares(there), taken.ledger());
        if (!correction.isNeeded()) {
            offer(new Parcels(shipment)
                    .missingFrom(there.getFirst().delivery(), shares(there).getFirst()));
            return;
        }
        Fall fall = correction.isOurs()
                ? new FallingPieces(order, taken.without(keys(shipment)), cancelled).of(shipment, siblings(shipment))
                : correction.byHand();
        switch (fall) {
            case Fall.Nowhere(String reason, String help) -> stays(shipment, there, correction, reason, help);
            case Fall.Partly(List<Share> shares, String reason, String help) -> {
                if (correction.adds(shares)) {
                    correct(shipment, there, correction, shares);
                    cannot(correction.contradicted(reason), help);
                } else {
                    if (correction.is(shares)) {
                        partly.put(shipment.reference(), Correction.byLine(shares));
                    }
                    stays(shipment, there, correction, reason, help);
                }
            }
            case Fall.Into(List<Share> shares) -> correct(shipment, there, correction, shares);
        }
    }

    private void stays(Shipment shipment, List<Placed> there, Correction correction, String reason, String help) {
        offer(new Parcels(shipment)
                .missingFrom(there.getFirst().delivery(), shares(there).getFirst()));
        cannot(correction.contradicted(reason), help);
    }

    private void correct(Shipment shipment, List<Placed> there, Correction correction, List<Share> shares) {
        List<OrderUpdateAction> changes = new ArrayList<>(correction.actions(shares));
        if (changes.isEmpty()) {
            cannot(correction.contradicted("They belong to other shippings now."), Correction.HELP);
            return;
        }
        changes.addAll(new Parcels(shipment).missingFrom(there.getFirst().delivery(), shares.getFirst()));
        if (offer(changes)) {
            notes.add(correction.words(shares));
            taken.replace(keys(shipment), shares);
        }
    }

    private void add(Shipment shipment) {
        if (shipment.reference().isBlank()) {
            cannot("A shipment has no reference.", "Ask OrderFlow; without it a repeat cannot be recognised.");
            return;
        }
        switch (new FallingPieces(order, taken, cancelled).of(shipment, siblings(shipment))) {
            case Fall.Nowhere(String reason, String help) -> cannot(reason, help);
            case Fall.Partly(List<Share> shares, String reason, String help) -> {
                add(shipment, shares);
                cannot(reason, help);
            }
            case Fall.Into(List<Share> shares) -> add(shipment, shares);
        }
    }

    private void add(Shipment shipment, List<Share> shares) {
        if (offer(added(shipment, shares))) {
            taken.replace(Set.of(), shares);
        }
    }

    /** OrderFlow does not say what is in which package: the first delivery has them all. */
    private static List<OrderUpdateAction> added(Shipment shipment, List<Share> shares) {
        ShipmentFields fields = ShipmentFields.ofDelivery(shipment);
        List<OrderUpdateAction> added = new ArrayList<>();
        for (Share share : shares) {
            added.add(OrderAddDeliveryActionBuilder.of()
                    .deliveryKey(share.key())
                    .shippingKey(share.shippingKey())
                    .items(share.items())
                    .parcels(share == shares.getFirst() ? new Parcels(shipment).drafts(share) : List.of())
                    .custom(fields.draft())
                    .build());
        }
        return added;
    }

    private boolean offer(List<OrderUpdateAction> more) {
        int room = most - actions.size();
        boolean fits = more.size() <= room;
        full = full || !fits;
        if (fits || actions.isEmpty()) {
            actions.addAll(fits ? more : more.subList(0, room));
            return true;
        }
        return false;
    }

    private void cannot(String reason, String help) {
        problems.add(new CannotWrite(reason, help));
    }

    private List<Placed> there(Shipment shipment) {
        Set<String> keys = keys(shipment);
        return OrderedPieces.placed(order).stream()
                .filter(placed -> placed.delivery().getKey() != null
                        && keys.contains(placed.delivery().getKey()))
                .toList();
    }

    private static List<Share> shares(List<Placed> there) {
        return there.stream().map(Share::of).toList();
    }

    private Set<String> keys(Shipment shipment) {
        return ShipmentKeys.deliveries(shipment.reference(), order);
    }

    private Set<String> siblings(Shipment shipment) {
        String orderReference = shipment.despatch().orderReference();
        return shipments.stream()
                .filter(each -> each.despatch().orderReference().equals(orderReference))
                .flatMap(each -> keys(each).stream())
                .collect(Collectors.toSet());
    }

    private SequencedMap<String, Long> skus(List<Share> shares) {
        return Correction.skus(shares, taken.ledger());
    }
}
