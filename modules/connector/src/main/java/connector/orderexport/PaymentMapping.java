package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentReference;
import com.commercetools.api.models.payment.Transaction;
import com.commercetools.api.models.payment.TransactionState;
import com.commercetools.api.models.payment.TransactionType;
import connector.commercetools.OrderParts;
import connector.orderflow.OrderImportPayment;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the warehouse may know of the payment. An order names its payments by id; without them nothing is known. */
final class PaymentMapping {

    private final FieldText text;
    private final WallClock clock;

    PaymentMapping(FieldText text, WallClock clock) {
        this.text = text;
        this.clock = clock;
    }

    OrderImportPayment map(Order order) {
        List<Payment> payments = order.getPaymentInfo() == null
                ? List.of()
                : OrderParts.list(order.getPaymentInfo().getPayments()).stream()
                        .map(PaymentReference::getObj)
                        .filter(Objects::nonNull)
                        .toList();
        return new OrderImportPayment(
                authorised(payments),
                text.name("paymentGatewayIdentifier", joined(payments, PaymentMapping::gateway)),
                text.text("paymentTransactionInfo", joined(payments, Payment::getInterfaceId)));
    }

    /** The first time that money was promised or taken. */
    private @Nullable String authorised(List<Payment> payments) {
        return payments.stream()
                .flatMap(payment -> OrderParts.list(payment.getTransactions()).stream())
                .filter(PaymentMapping::approves)
                .map(Transaction::getTimestamp)
                .filter(Objects::nonNull)
                .min(ZonedDateTime::compareTo)
                .map(clock::time)
                .orElse(null);
    }

    private static boolean approves(Transaction transaction) {
        return Objects.equals(transaction.getState(), TransactionState.SUCCESS)
                && (Objects.equals(transaction.getType(), TransactionType.AUTHORIZATION)
                        || Objects.equals(transaction.getType(), TransactionType.CHARGE));
    }

    private static @Nullable String gateway(Payment payment) {
        return payment.getPaymentMethodInfo() == null
                ? null
                : payment.getPaymentMethodInfo().getPaymentInterface();
    }

    private static String joined(List<Payment> payments, Function<Payment, @Nullable String> part) {
        return payments.stream()
                .map(part)
                .map(value -> Objects.requireNonNullElse(filled(value), ""))
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
    }
}
