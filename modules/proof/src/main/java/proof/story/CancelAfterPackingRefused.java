package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;

/** The shopper cancels too late. */
final class CancelAfterPackingRefused implements Story {

    @Override
    public String name() {
        return "cancel-after-packing-refused";
    }

    @Override
    public String about() {
        return "Cancelled when the parcel is taped: the warehouse refuses, commerce is told, and the parcel is on the order.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Ivo orders a mug", Basket.of(Basket.MUG, 1));
        String number = play.commerce(id).number();
        play.at("2026-03-02 14:00");
        play.floor("It is packed", floor -> floor.pack(number, List.of("CP-1")));
        play.at("2026-03-02 14:05");
        play.shop("Ivo cancels", shop -> shop.cancel(id));
        play.until(
                "the refusal is on the order",
                id,
                order -> !order.field("cancelAnswer").equals("none"));
        play.at("2026-03-02 17:00");
        play.floor("The courier takes it", floor -> floor.despatch(number));

        play.ends()
                .commerce(id)
                .has(
                        "the refusal is still there",
                        order -> !order.field("cancelAnswer").equals("none"),
                        true)
                .has("deliveries", CommerceOrder::deliveryLines, List.of("{" + Basket.MUG + "=1} [CP-1]"))
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "despatched");
    }
}
