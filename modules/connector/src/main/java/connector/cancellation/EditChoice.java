package connector.cancellation;

import com.commercetools.api.models.cart.InventoryMode;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemPriceMode;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import connector.commercetools.OrderParts;
import connector.ledger.Dropped;
import connector.routing.CancelRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether dropped pieces can leave the order by an Order Edit (reference, commercetools §0 no. 1, §3.5). Pure. */
final class EditChoice {

    private static final String KEY = "of-cancel-";
    private static final int HASH_BYTES = 12;

    private EditChoice() {}

    /** Why it must be line item states; empty: an edit may be tried. */
    static Optional<String> against(Order order, List<Dropped> dropped, CancelRules rules) {
        if (dropped.isEmpty()) {
            return Optional.of("order edits are for line items");
        }
        if (!rules.lines().orderEdits()) {
            return Optional.of("order edits are switched off");
        }
        if (isTracked(order.getInventoryMode())
                || OrderParts.lines(order).stream().anyMatch(line -> isTracked(line.getInventoryMode()))) {
            return Optional.of("the order reserves stock");
        }
        if (OrderState.CANCELLED.equals(order.getOrderState()) || OrderState.COMPLETE.equals(order.getOrderState())) {
            return Optional.of("the order is " + order.getOrderState().getJsonName());
        }
        if (order.getTaxMode() == TaxMode.EXTERNAL || order.getTaxMode() == TaxMode.EXTERNAL_AMOUNT) {
            return Optional.of("its taxes come from outside");
        }
        if (order.getShippingMode() == ShippingMode.MULTIPLE) {
            return Optional.of("it has several shippings");
        }
        return OrderParts.lines(order).stream()
                .filter(line -> dropped.stream().anyMatch(each -> each.lineId().equals(line.getId())))
                .flatMap(line -> against(line).stream())
                .findFirst();
    }

    /** Those of line items. */
    static List<Dropped> ofLines(Order order, List<Dropped> dropped) {
        return dropped.stream()
                .filter(each -> OrderParts.lines(order).stream()
                        .anyMatch(line -> line.getId().equals(each.lineId())))
                .toList();
    }

    private static Optional<String> against(LineItem line) {
        if (line.getPriceMode() != null && line.getPriceMode() != LineItemPriceMode.PLATFORM) {
            return Optional.of("a price comes from outside");
        }
        return line.getShippingDetails() != null
                        && line.getShippingDetails().getTargets() != null
                        && !line.getShippingDetails().getTargets().isEmpty()
                ? Optional.of("a line has shipping targets")
                : Optional.empty();
    }

    private static boolean isTracked(@Nullable InventoryMode mode) {
        return mode != null && mode != InventoryMode.NONE;
    }

    /** Made from the facts: whoever looks for the edit of the same pieces finds it. */
    static String key(String orderId, List<Dropped> dropped) {
        List<String> facts = new ArrayList<>();
        dropped.forEach(each -> facts.add(each.key() + " " + each.quantity()));
        String all = orderId + facts.stream().sorted().toList();
        return KEY + HexFormat.of().formatHex(sha256(all), 0, HASH_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
