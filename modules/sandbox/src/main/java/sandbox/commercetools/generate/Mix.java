package sandbox.commercetools.generate;

import java.util.List;

/**
 * What the generated orders are like.
 *
 * @param pendingShare share (0 to 1) of the orders that are not paid yet
 * @param yen whether orders in JPY, a currency without minor units, come too
 * @param shapes the unusual kinds of order that come, one after the other; none: only usual ones
 */
public record Mix(double pendingShare, boolean yen, List<Shape> shapes) {

    public Mix {
        shapes = List.copyOf(shapes);
    }

    public Mix(double pendingShare, boolean yen) {
        this(pendingShare, yen, List.of());
    }

    /** Paid orders in pounds and euros that any warehouse can take. */
    public static Mix standard() {
        return new Mix(0, false);
    }

    /** Every unusual kind, in turn. */
    public static Mix everyShape() {
        return shapes(List.of(Shape.values()));
    }

    public static Mix shapes(List<Shape> shapes) {
        return new Mix(0, false, shapes);
    }
}
