package connector.fulfilment;

import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderAddDeliveryActionBuilder;
import com.commercetools.api.models.order.OrderChangeShipmentStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderPlan.CannotWrite;
import connector.commercetools.OrderPlan.Nothing;
import connector.commercetools.OrderPlan.Write;
import connector.ledger.Allotment;
import connector.ledger.LineQuantities;
import connector.ledger.Pieces;
import connector.ledger.QuantityLedger;
import connector.orderflow.Despatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which deliveries and parcels an order lacks, given what OrderFlow despatched. Pure and level-triggered: told the same again, in any
 * order, it finds nothing missing.
 */
final class MissingParcels {

    /** Of one update request (reference, commercetools §4.4). */
    static final int MOST_ACTIONS = 500;

    private final Order order;
    private final List<OrderUpdateAction> actions = new ArrayList<>();
    private QuantityLedger ledger;

    private MissingParcels(Order order) {
        this.order = order;
        ledger = OrderedPieces.of(order);
    }

    static OrderPlan plan(Order order, List<Despatch> despatches) {
        if (despatches.isEmpty()) {
            return new Nothing("OrderFlow has despatched nothing yet");
        }
        if (order.getShippingMode() == ShippingMode.MULTIPLE || order.getShippingInfo() == null) {
            return new CannotWrite(
                    "commercetools takes no delivery for this order: it has %s."
                            .formatted(
                                    order.getShippingMode() == ShippingMode.MULTIPLE
                                            ? "several shippings"
                                            : "no shipping info"),
                    "Record the despatch by hand; deliveries need one shipping method on the order.");
        }
        return new MissingParcels(order).plan(Despatches.byReference(despatches));
    }

    private OrderPlan plan(List<Despatch> despatches) {
        for (Despatch despatch : despatches) {
            Optional<CannotWrite> problem = despatch.reference().isBlank()
                    ? cannot("A shipment has no reference.", "Ask OrderFlow; without it a repeat cannot be recognised.")
                    : add(despatch);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        ShipmentProgress.next(order, ledger)
                .map(state -> OrderChangeShipmentStateActionBuilder.of()
                        .shipmentState(state)
                        .build())
                .ifPresent(actions::add);
        return actions.isEmpty() ? new Nothing("all shipments are on the order") : write();
    }

    private Optional<CannotWrite> add(Despatch despatch) {
        String key = ShipmentKeys.delivery(despatch.reference());
        Optional<Delivery> there = OrderedPieces.deliveries(order).stream()
                .filter(delivery -> key.equals(delivery.getKey()))
                .findFirst();
        if (there.isEmpty()) {
            return addDelivery(despatch);
        }
        actions.addAll(new Parcels(despatch).missingFrom(there.get()));
        return contradiction(despatch, there.get());
    }

    private Optional<CannotWrite> addDelivery(Despatch despatch) {
        List<Pieces> pieces = pieces(despatch);
        if (pieces.stream().noneMatch(piece -> piece.quantity() > 0)) {
            return cannot(
                    "Shipment %s came without lines.".formatted(despatch.reference()),
                    "Look at the shipment in OrderFlow; its order lines say what was in it.");
        }
        return allot(despatch, pieces);
    }

    private Optional<CannotWrite> allot(Despatch despatch, List<Pieces> pieces) {
        return switch (ledger.allot(pieces)) {
            case Allotment.UnknownSku(String sku) ->
                cannot(
                        "Shipment %s holds %s, which the order does not.".formatted(despatch.reference(), sku),
                        "Correct the order or the shipment, or record the delivery by hand.");
            case Allotment.TooMany(String sku, long ordered, long shipped, long more) ->
                cannot(
                        "Shipment %s brings %d of %s: ordered %d, delivered already %d, too many by %d."
                                .formatted(despatch.reference(), more, sku, ordered, shipped, shipped + more - ordered),
                        "Find the delivery that counts twice, or accept the surplus by hand.");
            case Allotment.Fits(SequencedMap<String, Long> byLine, QuantityLedger after) -> {
                ledger = after;
                actions.add(OrderAddDeliveryActionBuilder.of()
                        .deliveryKey(ShipmentKeys.delivery(despatch.reference()))
                        .items(items(byLine))
                        .parcels(new Parcels(despatch).drafts())
                        .build());
                yield Optional.empty();
            }
        };
    }

    private static List<Pieces> pieces(Despatch despatch) {
        return despatch.lines().stream()
                .map(line -> new Pieces(line.thirdPartyReference(), line.sku(), line.quantity()))
                .toList();
    }

    private static List<DeliveryItem> items(Map<String, Long> byLine) {
        return byLine.entrySet().stream()
                .map(entry -> DeliveryItemBuilder.of()
                        .id(entry.getKey())
                        .quantity(entry.getValue())
                        .build())
                .toList();
    }

    /** A shipment is a fact: one whose quantities changed after it was written means that somebody is wrong. */
    private Optional<CannotWrite> contradiction(Despatch despatch, Delivery delivery) {
        Map<String, Long> told = new TreeMap<>();
        pieces(despatch).forEach(piece -> told.merge(skuOf(piece), piece.quantity(), Long::sum));
        Map<String, Long> written = new TreeMap<>();
        OrderedPieces.list(delivery.getItems())
                .forEach(item -> written.merge(skuOfLine(item.getId()).orElse("?"), item.getQuantity(), Long::sum));
        return told.isEmpty() || told.equals(written)
                ? Optional.empty()
                : cannot(
                        "Shipment %s is on the order with %s, OrderFlow now says %s."
                                .formatted(despatch.reference(), written, told),
                        "Set the delivery's items in commercetools to what really left.");
    }

    private String skuOf(Pieces piece) {
        return Optional.ofNullable(piece.lineId()).flatMap(this::skuOfLine).orElse(piece.sku());
    }

    private Optional<String> skuOfLine(String lineId) {
        return ledger.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .map(LineQuantities::sku)
                .findFirst();
    }

    private Write write() {
        String what = actions.stream()
                .collect(Collectors.groupingBy(OrderUpdateAction::getAction, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return actions.size() <= MOST_ACTIONS
                ? new Write(List.copyOf(actions), what)
                : new Write(List.copyOf(actions.subList(0, MOST_ACTIONS)), what + "; the first " + MOST_ACTIONS);
    }

    private static Optional<CannotWrite> cannot(String reason, String help) {
        return Optional.of(new CannotWrite(reason, help));
    }
}
