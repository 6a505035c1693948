package sandbox.commercetools.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** So many units at one price. @param unit minor units, with a fraction in high precision */
record Piece(BigDecimal unit, long quantity) {

    BigDecimal amount() {
        return unit.multiply(BigDecimal.valueOf(quantity));
    }

    /** What the units of a line cost: discounted ones first, else the product discount, else the price. */
    static List<Piece> of(ObjectNode line, JsonNode price) {
        List<Piece> pieces = new ArrayList<>();
        for (ObjectNode part : Json.objects(line, "discountedPricePerQuantity")) {
            pieces.add(new Piece(
                    Cents.exact(part.path("discountedPrice").path("value")),
                    part.path("quantity").longValue()));
        }
        if (pieces.isEmpty()) {
            pieces.add(new Piece(Cents.exact(price), line.path("quantity").longValue()));
        }
        return pieces;
    }

    static BigDecimal sum(List<Piece> pieces) {
        return pieces.stream().map(Piece::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Takes so many units from the front of what is left. */
    static List<Piece> take(List<Piece> left, long units) {
        List<Piece> taken = new ArrayList<>();
        long open = units;
        while (open > 0 && !left.isEmpty()) {
            Piece first = left.removeFirst();
            long some = Math.min(open, first.quantity);
            taken.add(new Piece(first.unit, some));
            if (some < first.quantity) {
                left.addFirst(new Piece(first.unit, first.quantity - some));
            }
            open -= some;
        }
        return taken;
    }
}
