package connector.commercetools;

import connector.audit.Failure;

/** What we ask of commercetools about products: what is published, never drafts. */
public interface Products {

    ProductAnswer byId(String productId);

    /** The product one of whose variants has this SKU. */
    ProductAnswer bySku(String sku);

    /** Answer to reading a product. */
    sealed interface ProductAnswer {

        record Found(Product product) implements ProductAnswer {}

        /** There is none, or it is not published (any more). */
        record Missing() implements ProductAnswer {}

        record Failed(Failure failure) implements ProductAnswer {}
    }
}
