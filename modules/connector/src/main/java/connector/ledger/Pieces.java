package connector.ledger;

import org.jspecify.annotations.Nullable;

/** Pieces of a SKU; {@code lineId} where the warehouse knew the line, tried before the SKU. */
public record Pieces(@Nullable String lineId, String sku, long quantity) {}
