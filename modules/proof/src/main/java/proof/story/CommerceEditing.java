package proof.story;

import java.util.List;
import sandbox.commercetools.generate.Basket;

/** Others write the order at the same time. */
final class CommerceEditing implements Story {

    @Override
    public String name() {
        return "commerce-editing";
    }

    @Override
    public String about() {
        return "Somebody writes the order after each read of it, and a clerk edits it too; nobody's work is lost.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Finn orders two mugs", Basket.of(Basket.MUG, 2));
        String number = play.commerce(id).number();

        play.at("2026-03-02 14:00");
        play.happens(
                "Another program begins to write the order right after everybody's reads",
                sandbox -> sandbox.commercetools().meddle(1, 3));
        play.floor("It is packed", floor -> floor.pack(number, List.of("CE-1")));
        play.shop("A clerk notes a call", shop -> shop.field(id, "parkedReason", "customer called"));
        play.floor("It leaves", floor -> floor.despatch(number));
        play.shop("The clerk notes another", shop -> shop.field(id, "parkedReason", "customer called twice"));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has("deliveries", CommerceOrder::deliveryLines, List.of("{" + Basket.MUG + "=2} [CE-1]"))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": shipped 2"))
                .has("the clerk's note", order -> order.field("parkedReason"), "customer called twice")
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "despatched");
    }
}
