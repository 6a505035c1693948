package proof.story;

import java.util.List;
import java.util.Map;
import sandbox.commercetools.generate.Basket;

/** A piece is not on the shelf, and the order can be edited. */
final class ShortPickOneLine implements Story {

    @Override
    public String name() {
        return "short-pick-one-line";
    }

    @Override
    public String about() {
        return "One of three mugs is missing and the tea is dropped; an Order Edit takes off what will never come.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders(
                "Jo orders three mugs and a tea", Basket.of(Basket.MUG, 3).and(Basket.TEA, 1));
        String number = play.commerce(id).number();
        long before = play.commerce(id).json().at("/totalPrice/centAmount").asLong();

        play.at("2026-03-02 11:00");
        play.floor("It is picked", floor -> floor.pick(number));
        play.floor("Only two mugs are there", floor -> floor.pickShort(number, 1, 2));
        play.floor("and no tea", floor -> floor.dropLine(number, 2));
        play.at("2026-03-02 16:00");
        play.floor("It is packed", floor -> floor.pack(number, List.of("SO-1")));
        play.floor("It leaves", floor -> floor.despatch(number));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has("what is ordered now", CommerceOrder::quantities, Map.of(Basket.MUG, 2L))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": shipped 2"))
                .has("what was delivered", CommerceOrder::delivered, Map.of(Basket.MUG, 2L))
                .has(
                        "what is paid less",
                        order -> before
                                - order.json().at("/totalPrice/centAmount").asLong(),
                        1_299L + 899L)
                .warehouse(number)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.MUG + " 2 picked"));
    }
}
