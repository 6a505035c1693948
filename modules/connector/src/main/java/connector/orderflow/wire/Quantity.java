package connector.orderflow.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whole units, however they are written: {@code 2} or {@code 2.0}. */
public final class Quantity {

    private Quantity() {}

    /** Null when it is absent, no number or not whole. */
    public static @Nullable Long orNull(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(new BigDecimal(text.strip()).longValueExact());
        } catch (NumberFormatException | ArithmeticException notWholeUnits) {
            return null;
        }
    }

    /** @throws MalformedXml when it is absent, no number or not whole: a guessed quantity would be a wrong fact */
    public static long of(@Nullable String text, String whose) {
        Long quantity = orNull(text);
        if (quantity == null) {
            throw new MalformedXml("no whole quantity at " + whose);
        }
        return quantity;
    }
}
