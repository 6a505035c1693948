package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * How an order was paid (reference §2.2).
 *
 * @param authorised {@code yyyy-MM-dd HH:mm:ss} in the destination's zone
 * @param gatewayIdentifier names of the payment services
 * @param transactionInfo their names for the payments
 */
public record OrderImportPayment(
        @Nullable String authorised,
        @Nullable String gatewayIdentifier,
        @Nullable String transactionInfo) {}
