package proof.story;

import java.util.List;
import java.util.Map;
import sandbox.commercetools.generate.Basket;

/** A piece is not on the shelf, and the order cannot be edited. */
final class ShortPick implements Story {

    @Override
    public String name() {
        return "short-pick";
    }

    @Override
    public String about() {
        return "One of three mugs is missing; the order reserves stock, so its piece is moved to cancelled and a refund is due.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders(
                "Cleo orders three mugs and a tea",
                Basket.of(Basket.MUG, 3).and(Basket.TEA, 1).reserving());
        String number = play.commerce(id).number();

        play.at("2026-03-02 11:00");
        play.floor("It is picked", floor -> floor.pick(number));
        play.floor("Only two mugs are there", floor -> floor.pickShort(number, 1, 2));
        play.rest();
        play.until(
                "nothing is judged before the shipment is final",
                id,
                order -> order.lineStates().stream().noneMatch(line -> line.contains("cancelled")));

        play.at("2026-03-02 16:00");
        play.floor("It is packed", floor -> floor.pack(number, List.of("SP-1")));
        play.floor("It leaves", floor -> floor.despatch(number));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has(
                        "states of lines",
                        CommerceOrder::lineStates,
                        List.of(Basket.MUG + ": cancelled 1, shipped 2", Basket.TEA + ": shipped 1"))
                .has("what was ordered", CommerceOrder::quantities, Map.of(Basket.MUG, 3L, Basket.TEA, 1L))
                .has("what was delivered", CommerceOrder::delivered, Map.of(Basket.MUG, 2L, Basket.TEA, 1L))
                .has(
                        "whether a refund is told",
                        order -> !order.lineField(Basket.MUG, "refundAmount").equals("none"),
                        true)
                .has("parcels", CommerceOrder::parcels, List.of("SP-1"))
                .warehouse(number)
                .has(
                        "shipments",
                        WarehouseOrder::shipments,
                        List.of("despatched: " + Basket.MUG + " 2 picked, " + Basket.TEA + " 1 picked"));
    }
}
