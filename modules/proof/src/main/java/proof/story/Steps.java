package proof.story;

import java.util.List;
import java.util.Optional;

/** What several stories have in common. */
final class Steps {

    private Steps() {}

    /** On Monday afternoon the whole order leaves in one parcel. */
    static void shipped(Play play, String id, String number, String tracking) {
        play.at("2026-03-02 16:00");
        play.floor("It is packed", floor -> floor.pack(number, List.of(tracking)));
        play.floor("It leaves", floor -> floor.despatch(number));
        play.until("the order is shipped", id, order -> order.shipmentState().equals("Shipped"));
    }

    /** Authorisation, or else the reference, of the return the warehouse was told to expect. */
    static Optional<String> announced(Play play, String orderNumber) {
        return play.sandbox().orderFlow().returns().stream()
                .filter(each -> orderNumber.equals(each.orderReference()))
                .map(each -> each.fields().getOrDefault("authorisation", each.reference()))
                .findFirst();
    }

    static long backInStock(CommerceOrder order) {
        return pieces(order, "BackInStock");
    }

    /** Pieces that came back, wherever they are now. */
    static long returned(CommerceOrder order) {
        return pieces(order, "Returned") + pieces(order, "BackInStock") + pieces(order, "Unusable");
    }

    private static long pieces(CommerceOrder order, String state) {
        return order.returns().stream()
                .map(each -> each.split(" "))
                .filter(words -> words[2].equals(state))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
