package proof.story;

import java.util.List;
import java.util.Map;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.Pusher;

/** The later shipment is told first, and everything twice. */
final class SplitReverseNews implements Story {

    @Override
    public String name() {
        return "split-reverse-news";
    }

    @Override
    public String about() {
        return "Split in three; the news comes late, backwards and twice, tracking is corrected, a parcel is added.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders("Dan orders five mugs", Basket.of(Basket.MUG, 5));
        String number = play.commerce(id).number();

        play.at("2026-03-02 11:00");
        play.news("The warehouse's news is stuck", Pusher::hold);
        play.happens(
                "Two mugs go into a shipment of their own",
                sandbox -> sandbox.orderFlow().warehouse().split(number, Map.of(1, 2L)));
        play.happens("and one more", sandbox -> sandbox.orderFlow().warehouse().split(number + "_S1", Map.of(1, 1L)));
        play.floor("The third is packed without tracking", floor -> floor.pack(number + "_S3", List.of("")));
        play.floor("and leaves", floor -> floor.despatch(number + "_S3"));
        play.at("2026-03-02 12:00");
        play.floor("The second is packed", floor -> floor.pack(number + "_S2", List.of("SN-2x")));
        play.floor("and leaves", floor -> floor.despatch(number + "_S2"));
        play.at("2026-03-02 15:00");
        play.floor("The first is packed", floor -> floor.pack(number + "_S1", List.of("SN-1")));
        play.floor("and leaves", floor -> floor.despatch(number + "_S1"));

        play.at("2026-03-02 18:00");
        play.news("All news comes at once, the latest first, each twice", news -> news.releaseReversed(2));
        play.until("the order is shipped", id, order -> order.shipmentState().equals("Shipped"));

        play.at("2026-03-02 19:00");
        play.happens(
                "The courier tells the third's tracking",
                sandbox -> sandbox.orderFlow().warehouse().relabel(number + "_S3", List.of("SN-3")));
        play.happens(
                "and corrects the second's",
                sandbox -> sandbox.orderFlow().warehouse().relabel(number + "_S2", List.of("SN-2")));
        play.floor("A parcel was forgotten", floor -> floor.addPackage(number + "_S1", "SN-1b"));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has(
                        "deliveries",
                        CommerceOrder::deliveryLines,
                        List.of(
                                "{" + Basket.MUG + "=1} [SN-3]",
                                "{" + Basket.MUG + "=2} [SN-1, SN-1b]",
                                "{" + Basket.MUG + "=2} [SN-2]"))
                .has("states of lines", CommerceOrder::lineStates, List.of(Basket.MUG + ": shipped 5"))
                .warehouse(number)
                .has("the state", WarehouseOrder::state, "despatched")
                .has(
                        "shipments",
                        WarehouseOrder::shipments,
                        List.of(
                                "despatched: " + Basket.MUG + " 2 picked",
                                "despatched: " + Basket.MUG + " 1 picked",
                                "despatched: " + Basket.MUG + " 2 picked"));
    }
}
