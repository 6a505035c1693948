package connector.orderflow;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A product for the warehouse (reference §2.1), merged: made when its SKU is new, changed when it is known. What is not
 * among the values stays as the warehouse has it.
 *
 * @param externalReference the SKU
 */
public record ProductImport(String externalReference, Map<ProductField, String> values) implements ImportDocument {

    /** The longest SKU OrderFlow takes; a cut one would be another product. */
    public static final int LONGEST_SKU = 120;

    public ProductImport {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    @Override
    public String type() {
        return "product";
    }

    @Override
    public String operation() {
        return "merge";
    }

    @Override
    public List<Field> fields() {
        FieldList fields = new FieldList().put("externalReference", externalReference);
        values.forEach((field, value) -> fields.put(field.key(), value));
        return fields.fields();
    }
}
