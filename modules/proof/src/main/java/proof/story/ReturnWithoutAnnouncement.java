package proof.story;

import java.util.List;
import java.util.Map;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.Arrival;

/** Nobody said it would come. */
final class ReturnWithoutAnnouncement implements Story {

    @Override
    public String name() {
        return "return-without-announcement";
    }

    @Override
    public String about() {
        return "A mug comes back that nobody announced: the return is made on the order, received and back in stock.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Nia orders two mugs", Basket.of(Basket.MUG, 2));
        String number = play.commerce(id).number();
        Steps.shipped(play, id, number, "RN-1");

        play.at("2026-03-10 09:00");
        play.desk(
                "A parcel arrives with a delivery note and a mug",
                desk -> desk.receive(Arrival.ofOrder(number).with(Basket.MUG, 1, "A - Not wanted", "As new", true)));
        play.until("it is on the order", id, order -> Steps.returned(order) == 1);
        play.desk("The warehouse tells it twice more", desk -> {
            desk.tellAgain(desk.receipts().getFirst().id());
            desk.tellAgain(desk.receipts().getFirst().id());
        });

        play.ends()
                .commerce(id)
                .has("returns", CommerceOrder::returns, List.of(Basket.MUG + " 1 BackInStock"))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": returned 1, shipped 1"))
                .has("what was delivered", CommerceOrder::delivered, Map.of(Basket.MUG, 2L))
                .warehouse(number)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.MUG + " 2 picked"));
    }
}
