package sandbox.orderflow;

import java.util.Map;

/** A product as imported; fields of later imports lie over those of earlier ones (reference §2.1). */
public record StoredProduct(String organisation, String sku, Map<String, String> fields) {}
