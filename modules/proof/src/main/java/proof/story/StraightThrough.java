package proof.story;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import sandbox.commercetools.generate.Basket;

/** Nothing goes wrong. */
final class StraightThrough implements Story {

    @Override
    public String name() {
        return "straight-through";
    }

    @Override
    public String about() {
        return "Allocated, picked, packed and shipped within a day, each milestone seen on the order.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders(
                "Ann orders two mugs and a tea", Basket.of(Basket.MUG, 2).and(Basket.TEA, 1));
        String number = play.commerce(id).number();

        play.at("2026-03-02 10:00");
        play.floor("Leeds allocates all of it", floor -> floor.allocate(number, "Leeds"));
        play.until("the lines are allocated", id, allIn("allocated"));
        play.until("and the order is ready", id, order -> order.shipmentState().equals("Ready"));

        play.at("2026-03-02 13:00");
        play.floor("It is picked", floor -> floor.pick(number));
        play.until("the lines are being picked", id, allIn("picking"));

        play.at("2026-03-02 14:00");
        play.floor("It is packed into one parcel", floor -> floor.pack(number, List.of("ST-1")));
        play.until("the lines are packed", id, allIn("packed"));

        play.at("2026-03-02 17:00");
        play.floor("The courier takes it", floor -> floor.despatch(number));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has(
                        "states of lines",
                        CommerceOrder::lineStates,
                        List.of(Basket.MUG + ": shipped 2", Basket.TEA + ": shipped 1"))
                .has("what was delivered", CommerceOrder::delivered, Map.of(Basket.MUG, 2L, Basket.TEA, 1L))
                .has("parcels", CommerceOrder::parcels, List.of("ST-1"))
                .has("the site of the mugs", order -> order.lineField(Basket.MUG, "warehouseSite"), "Leeds")
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "despatched")
                .has(
                        "shipments",
                        WarehouseOrder::shipments,
                        List.of("despatched: " + Basket.MUG + " 2 picked, " + Basket.TEA + " 1 picked"));
    }

    private static Predicate<CommerceOrder> allIn(String state) {
        return order ->
                order.lineStates().equals(List.of(Basket.MUG + ": " + state + " 2", Basket.TEA + ": " + state + " 1"));
    }
}
