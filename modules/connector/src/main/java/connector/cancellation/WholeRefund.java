package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.common.CentPrecisionMoney;
import connector.commercetools.OrderParts;
import connector.routing.CancelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was paid for an order of which nothing was and nothing will be delivered: goods, and by rule shipping and fees. */
record WholeRefund(CaseFile file, CancelRules.Payment rules) {

    /** Such as {@code : goods 28.01 EUR, shipping 4.90 EUR, fees 0.00 EUR, together 32.91 EUR}. @param units by line, that are to be paid back */
    String words(Map<String, Long> units) {
        Refund refund = Refund.in(file.order());
        List<CentPrecisionMoney> amounts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        PaymentNote.goods(refund, units).ifPresent(goods -> add("goods", goods, words, amounts));
        if (rules.shipping()) {
            add("shipping", refund.shipping(), words, amounts);
        }
        if (rules.fees()) {
            add("fees", refund.fees(fees(units)), words, amounts);
        }
        if (amounts.isEmpty()) {
            return "";
        }
        words.add("together " + PaymentNote.words(PaymentNote.sum(amounts)));
        return ": " + String.join(", ", words);
    }

    private static void add(
            String what, CentPrecisionMoney amount, List<String> words, List<CentPrecisionMoney> amounts) {
        words.add(what + " " + PaymentNote.words(amount));
        amounts.add(amount);
    }

    /** Custom line items that never went to a warehouse as lines. */
    private List<String> fees(Map<String, Long> units) {
        return OrderParts.customLines(file.order()).stream()
                .map(CustomLineItem::getId)
                .filter(id -> !units.containsKey(id))
                .toList();
    }
}
