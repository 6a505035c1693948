package connector.orderflow;

import org.jspecify.annotations.Nullable;

/** Stock of one product at one site (reference §2.7), in pieces. */
public record StockLine(
        String sku,
        @Nullable String site,
        long total,
        long allocated,
        long available,
        @Nullable Long onOrder) {}
