package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.Arrival;

/** Announced, and broken when it arrives. */
final class DamagedReturn implements Story {

    @Override
    public String name() {
        return "damaged-return";
    }

    @Override
    public String about() {
        return "A mug comes back in pieces: it is unusable, and the warehouse's verdict, no refund, is on the return.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Lea orders two mugs", Basket.of(Basket.MUG, 2));
        String number = play.commerce(id).number();
        Steps.shipped(play, id, number, "DR-1");

        play.at("2026-03-06 10:00");
        play.shop("Lea wants to send one back", shop -> shop.announceReturn(id, 1, 1, "Not wanted"));
        play.until(
                "the warehouse expects it", () -> Steps.announced(play, number).isPresent());
        play.at("2026-03-10 09:00");
        play.desk(
                "It arrives in pieces",
                desk -> desk.receive(
                        Arrival.announced(Steps.announced(play, number).orElseThrow())
                                .with(Basket.MUG, 1, "A - Not wanted", "Product damaged (irreparable)", false)));

        play.ends()
                .commerce(id)
                .has("returns", CommerceOrder::returns, List.of(Basket.MUG + " 1 Unusable"))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": returned 1, shipped 1"))
                .has("what is paid back", CommerceOrder::returnPayments, List.of("NotRefunded"))
                .warehouse(number)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.MUG + " 2 picked"));
    }
}
