package sandbox.commercetools.generate;

/**
 * What the generated orders are like.
 *
 * @param pendingShare share (0 to 1) of the orders that are not paid yet
 * @param yen whether orders in JPY, a currency without minor units, come too
 */
public record Mix(double pendingShare, boolean yen) {

    public static Mix standard() {
        return new Mix(0, false);
    }
}
