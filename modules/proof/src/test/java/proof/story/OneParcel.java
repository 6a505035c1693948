package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;

/** The shortest life there is. */
final class OneParcel implements Story {

    @Override
    public String name() {
        return "one-parcel";
    }

    @Override
    public String about() {
        return "A mug leaves in a parcel.";
    }

    @Override
    public void play(Play play) {
        String id = play.orders("Somebody orders a mug", Basket.of(Basket.MUG, 1));
        String number = play.commerce(id).number();
        play.floor("It is packed", floor -> floor.pack(number, List.of("OP-1")));
        play.floor("It leaves", floor -> floor.despatch(number));
        play.until("the order is shipped", id, order -> order.shipmentState().equals("Shipped"));
        play.rest();
        play.ends()
                .commerce(id)
                .has("parcels", CommerceOrder::parcels, List.of("OP-1"))
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "despatched");
    }
}
