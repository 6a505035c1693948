package proof.story;

import sandbox.commercetools.generate.Basket;

/** It never ends well. */
final class WaitsForNothing implements Story {

    @Override
    public String name() {
        return "waits-for-nothing";
    }

    @Override
    public String about() {
        return "Waits for what never happens.";
    }

    @Override
    public void play(Play play) {
        String id = play.ordersOnly("Somebody orders a mug", Basket.of(Basket.MUG, 1));
        play.until("the moon", id, order -> false);
    }
}
