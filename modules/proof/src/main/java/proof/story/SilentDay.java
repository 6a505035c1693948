package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.Pusher;

/** No news for a day; the queries answer. */
final class SilentDay implements Story {

    @Override
    public String name() {
        return "silent-day";
    }

    @Override
    public String about() {
        return "The warehouse pushes nothing for a day; what happened is asked for, and the late news changes nothing.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Eve orders two mugs", Basket.of(Basket.MUG, 2));
        String number = play.commerce(id).number();

        play.news("The warehouse falls silent", Pusher::hold);
        play.at("2026-03-02 10:00");
        play.floor("The mugs are allocated", floor -> floor.allocate(number, "Leeds"));
        play.until(
                "nobody said so, it was asked for",
                id,
                order -> order.lineStates().equals(List.of(Basket.MUG + ": allocated 2")));
        play.at("2026-03-02 16:00");
        play.floor("It is packed", floor -> floor.pack(number, List.of("SD-1", "SD-2")));
        play.floor("It leaves", floor -> floor.despatch(number));
        play.until("the parcels are on the order", id, order -> order.parcels().equals(List.of("SD-1", "SD-2")));

        play.at("2026-03-03 16:00");
        play.news("A day later all news comes twice", news -> news.release(2));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has("deliveries", CommerceOrder::deliveryLines, List.of("{" + Basket.MUG + "=2} [SD-1, SD-2]"))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": shipped 2"))
                .warehouse(number)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.MUG + " 2 picked"));
    }
}
