package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.Arrival;

/** Announced, sent back, on the shelf again. */
final class WrongSizeReturned implements Story {

    @Override
    public String name() {
        return "wrong-size-returned";
    }

    @Override
    public String about() {
        return "A shirt of the wrong size is announced, arrives as new and is back in stock; one shirt is kept.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Kim orders two shirts", Basket.of(Basket.SHIRT, 2));
        String number = play.commerce(id).number();
        Steps.shipped(play, id, number, "WS-1");

        play.at("2026-03-06 10:00");
        play.shop("Kim wants to send one back", shop -> shop.announceReturn(id, 1, 1, "Wrong size"));
        play.until(
                "the warehouse expects it", () -> Steps.announced(play, number).isPresent());
        play.at("2026-03-10 09:00");
        play.desk(
                "It arrives as new",
                desk -> desk.receive(
                        Arrival.announced(Steps.announced(play, number).orElseThrow())
                                .with(Basket.SHIRT, 1, "C - Wrong size", "As new", true)));
        play.until(
                "it is back in stock", id, order -> order.returns().equals(List.of(Basket.SHIRT + " 1 BackInStock")));
        play.desk(
                "The warehouse tells it again",
                desk -> desk.tellAgain(desk.receipts().getFirst().id()));

        play.ends()
                .commerce(id)
                .has("returns", CommerceOrder::returns, List.of(Basket.SHIRT + " 1 BackInStock"))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.SHIRT + ": returned 1, shipped 1"))
                .has("parcels", CommerceOrder::parcels, List.of("WS-1"))
                .warehouse(number)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.SHIRT + " 2 picked"));
    }
}
