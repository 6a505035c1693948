package proof.story;

import java.util.List;
import java.util.Map;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.Arrival;

/** Two shipments out, two parcels back. */
final class ReturnOfSplitOrder implements Story {

    @Override
    public String name() {
        return "return-of-split-order";
    }

    @Override
    public String about() {
        return "Four mugs leave in two shipments, three are announced and come back in two parcels; each counts once.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Mia orders four mugs", Basket.of(Basket.MUG, 4));
        String number = play.commerce(id).number();
        play.happens(
                "Two of them leave later",
                sandbox -> sandbox.orderFlow().warehouse().split(number, Map.of(1, 2L)));
        play.at("2026-03-02 16:00");
        play.floor("The first two are packed", floor -> floor.pack(number + "_S1", List.of("RS-1")));
        play.floor("and leave", floor -> floor.despatch(number + "_S1"));
        play.at("2026-03-03 16:00");
        play.floor("The others are packed", floor -> floor.pack(number + "_S2", List.of("RS-2")));
        play.floor("and leave", floor -> floor.despatch(number + "_S2"));
        play.until("the order is shipped", id, order -> order.shipmentState().equals("Shipped"));

        play.at("2026-03-09 10:00");
        play.shop("Mia wants to send three back", shop -> shop.announceReturn(id, 1, 3, "Not wanted"));
        play.until(
                "the warehouse expects them",
                () -> Steps.announced(play, number).isPresent());
        play.at("2026-03-12 09:00");
        play.desk(
                "Two arrive as new",
                desk -> desk.receive(
                        Arrival.announced(Steps.announced(play, number).orElseThrow())
                                .with(Basket.MUG, 2, "A - Not wanted", "As new", true)));
        play.until("two are back in stock", id, order -> Steps.backInStock(order) == 2);
        play.at("2026-03-13 09:00");
        play.desk(
                "The third arrives as new",
                desk -> desk.receive(
                        Arrival.announced(Steps.announced(play, number).orElseThrow())
                                .with(Basket.MUG, 1, "A - Not wanted", "As new", true)));

        play.ends()
                .commerce(id)
                .has("pieces back in stock", Steps::backInStock, 3L)
                .has("pieces of all returns", Steps::returned, 3L)
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": returned 3, shipped 1"))
                .has("parcels", CommerceOrder::parcels, List.of("RS-1", "RS-2"))
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "despatched");
    }
}
