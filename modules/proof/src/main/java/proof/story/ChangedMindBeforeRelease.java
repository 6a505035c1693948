package proof.story;

import sandbox.commercetools.generate.Basket;

/** The shopper cancels while the order is held. */
final class ChangedMindBeforeRelease implements Story {

    @Override
    public String name() {
        return "changed-mind-before-release";
    }

    @Override
    public String about() {
        return "Cancelled ten minutes after placing, while orders are held for half an hour: it never reaches the warehouse.";
    }

    @Override
    public String configuration() {
        return "release: {rules: [{name: half an hour to think, hold-for: 30m}]}";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.ordersOnly("Gus orders a mug", Basket.of(Basket.MUG, 1));
        String number = play.commerce(id).number();

        play.at("2026-03-02 09:22");
        play.shop("Gus changes his mind", shop -> shop.cancel(id));
        play.at("2026-03-02 15:00");
        play.rest();

        play.ends()
                .commerce(id)
                .has("the order state", CommerceOrder::orderState, "Cancelled")
                .has("whether the warehouse accepted it", CommerceOrder::accepted, false)
                .warehouseHasNo(number);
    }
}
