package connector.cancellation;

import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentSetCustomFieldActionBuilder;
import com.commercetools.api.models.payment.PaymentSetCustomTypeActionBuilder;
import com.commercetools.api.models.payment.PaymentUpdateAction;
import com.commercetools.api.models.payment.Transaction;
import com.commercetools.api.models.payment.TransactionState;
import com.commercetools.api.models.payment.TransactionType;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.cancellation.Ended.By;
import connector.commercetools.OrderParts;
import connector.ledger.Dropped;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order's payment is told of pieces that the warehouse did not ship and that are still in the order: one line, made from
 * facts alone, so that whoever makes it again makes the same. Pure.
 *
 * @param text such as {@code not shipped: 1 x MUG (short), 5.00 EUR}; the amount is what was paid for the units, with tax, without
 *     shipping and fees. Of an order of which nothing is left, goods, shipping and fees are named, each and together
 */
record PaymentNote(String text) {

    private static final String CANCELLED = "cancelled by the warehouse";
    private static final String NOT_SHIPPED = "not shipped: ";

    /** What a payment lacks. */
    sealed interface Plan {

        record Says() implements Plan {}

        record Write(List<PaymentUpdateAction> actions) implements Plan {}

        /** It has no custom fields, and no type is configured for such payments. */
        record NoType() implements Plan {}
    }

    /** Empty: there is nothing to say, or an Order Edit or commerce itself has said it. */
    static Optional<PaymentNote> of(CaseFile file, Desk desk) {
        boolean whole = Telling.isWhole(file, desk);
        Reasons reasons = Reasons.of(file, desk.rules(), whole);
        if (whole) {
            return reasons.byWarehouse()
                    ? Optional.of(new PaymentNote(CANCELLED
                            + reasons.inBrackets()
                            + new WholeRefund(file, desk.rules().payment()).words(cancelled(file))))
                    : Optional.empty();
        }
        Map<String, Long> what = new TreeMap<>();
        Map<String, Long> pieces = new HashMap<>();
        for (Dropped each : file.dropped()) {
            long byStates = each.editKey() == null ? each.quantity() - each.edited() : 0;
            if (byStates > 0) {
                what.merge(each.sku() + reason(each, desk.rules()), byStates, Long::sum);
                pieces.merge(each.lineId(), byStates, Long::sum);
            }
        }
        String words = what.entrySet().stream()
                .map(each -> each.getValue() + " x " + each.getKey())
                .collect(Collectors.joining(", "));
        return what.isEmpty() ? Optional.empty() : Optional.of(note(NOT_SHIPPED + words, file, pieces));
    }

    private static String reason(Dropped dropped, CancelRules rules) {
        return dropped.code().equals(Shortfall.BY_COMMERCE)
                ? ""
                : rules.warehouseReasons()
                        .of(dropped.code())
                        .map(each -> " (" + each + ")")
                        .orElse("");
    }

    /** By line: what the warehouse had when it cancelled, and is in the order still. */
    private static Map<String, Long> cancelled(CaseFile file) {
        Map<String, Long> pieces = new HashMap<>();
        for (OrderLink link : file.links()) {
            if (file.ended(link).filter(each -> each.by() == By.WAREHOUSE).isPresent()) {
                Shortfall.parts(file, link).forEach(part -> pieces.merge(part.lineId(), part.quantity(), Long::sum));
            }
        }
        file.dropped().forEach(each -> pieces.merge(each.lineId(), -each.edited(), Long::sum));
        return pieces;
    }

    private static PaymentNote note(String words, CaseFile file, Map<String, Long> units) {
        Refund refund = Refund.in(file.order());
        return goods(refund, units)
                .map(goods -> new PaymentNote(words + ", " + words(goods)))
                .orElseGet(() -> new PaymentNote(words));
    }

    /** What was paid for these units in all; empty where nothing of it has a price. */
    static Optional<CentPrecisionMoney> goods(Refund refund, Map<String, Long> units) {
        List<CentPrecisionMoney> refunds = units.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .flatMap(each -> Stream.ofNullable(refund.of(each.getKey(), each.getValue())))
                .toList();
        return refunds.isEmpty() ? Optional.empty() : Optional.of(sum(refunds));
    }

    /** An order has one currency. */
    static CentPrecisionMoney sum(List<CentPrecisionMoney> amounts) {
        CentPrecisionMoney like = amounts.getFirst();
        return CentPrecisionMoneyBuilder.of()
                .centAmount(amounts.stream()
                        .mapToLong(CentPrecisionMoney::getCentAmount)
                        .reduce(0, Math::addExact))
                .currencyCode(like.getCurrencyCode())
                .fractionDigits(like.getFractionDigits())
                .build();
    }

    static String words(CentPrecisionMoney amount) {
        return BigDecimal.valueOf(amount.getCentAmount(), amount.getFractionDigits())
                        .toPlainString() + " " + amount.getCurrencyCode();
    }

    /**
     * The payment that is told: the one that was told before, else the newest that took or reserved money, else the first.
     *
     * @param payments in the order's sequence
     * @return empty only without payments
     */
    static Optional<Payment> told(List<Payment> payments, String field) {
        return payments.stream()
                .filter(each -> isOurs(Fields.value(each.getCustom(), field)))
                .findFirst()
                .or(() -> payments.stream()
                        .filter(PaymentNote::isPaid)
                        .max(Comparator.comparing(
                                Payment::getCreatedAt,
                                Comparator.nullsFirst(Comparator.<ZonedDateTime>naturalOrder()))))
                .or(() -> payments.stream().findFirst());
    }

    private static boolean isOurs(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.startsWith(CANCELLED) || text.startsWith(NOT_SHIPPED);
    }

    private static boolean isPaid(Payment payment) {
        return OrderParts.list(payment.getTransactions()).stream().anyMatch(PaymentNote::succeeded);
    }

    private static boolean succeeded(Transaction transaction) {
        return TransactionState.SUCCESS.equals(transaction.getState())
                && (TransactionType.CHARGE.equals(transaction.getType())
                        || TransactionType.AUTHORIZATION.equals(transaction.getType()));
    }

    /** @param payment as just read */
    Plan plan(Payment payment, String field, CancelRules.Payment rules) {
        if (text.equals(Fields.value(payment.getCustom(), field))) {
            return new Plan.Says();
        }
        if (payment.getCustom() != null) {
            return new Plan.Write(List.of(PaymentSetCustomFieldActionBuilder.of()
                    .name(field)
                    .value(text)
                    .build()));
        }
        return rules.type() == null
                ? new Plan.NoType()
                : new Plan.Write(List.of(PaymentSetCustomTypeActionBuilder.of()
                        .type(TypeResourceIdentifierBuilder.of()
                                .key(rules.type())
                                .build())
                        .fields(FieldContainerBuilder.of().addValue(field, text).build())
                        .build()));
    }
}
