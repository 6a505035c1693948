package connector.products;

import connector.orderflow.ProductImport;
import java.util.List;

/** A variant as OrderFlow's document. */
sealed interface MappedProduct {

    /** @param notes what was cut or left out because it does not fit */
    record Ready(ProductImport document, List<String> notes) implements MappedProduct {}

    /** @param field OrderFlow's name of what is wrong */
    record CannotMap(String field, String reason) implements MappedProduct {}
}
