package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;

/** The shopper cancels in time. */
final class CancelAfterAllocation implements Story {

    @Override
    public String name() {
        return "cancel-after-allocation";
    }

    @Override
    public String about() {
        return "Cancelled when the goods are bound and not yet packed: the warehouse agrees, and both sides say so.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders(
                "Hana orders two mugs and a tea", Basket.of(Basket.MUG, 2).and(Basket.TEA, 1));
        String number = play.commerce(id).number();
        play.at("2026-03-02 10:00");
        play.floor("Leeds allocates it", floor -> floor.allocate(number, "Leeds"));
        play.at("2026-03-02 10:30");
        play.shop("Hana cancels", shop -> shop.cancel(id));
        play.at("2026-03-02 11:30");

        play.ends()
                .commerce(id)
                .has("the order state", CommerceOrder::orderState, "Cancelled")
                .has("the shipment state", CommerceOrder::shipmentState, "Canceled")
                .has(
                        "states of lines",
                        CommerceOrder::lineStates,
                        List.of(Basket.MUG + ": cancelled 2", Basket.TEA + ": cancelled 1"))
                .has("parcels", CommerceOrder::parcels, List.of())
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "cancelled");
    }
}
