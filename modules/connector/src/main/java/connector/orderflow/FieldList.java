package connector.orderflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects fields in wire order; what is null is not sent, a zero is (reference §1.5). */
final class FieldList {

    private final List<ImportDocument.Field> fields = new ArrayList<>();

    FieldList put(String key, @Nullable String value) {
        if (value != null) {
            fields.add(new ImportDocument.Field(key, value));
        }
        return this;
    }

    FieldList put(String key, @Nullable Money value) {
        return put(key, value == null ? null : value.plain());
    }

    /** {@code <name>PriceNet}, {@code <name>PriceGross}, {@code <name>Tax}: OrderFlow's pattern for every price. */
    FieldList price(String name, @Nullable Price price) {
        return price == null
                ? this
                : put(name + "PriceNet", price.net())
                        .put(name + "PriceGross", price.gross())
                        .put(name + "Tax", price.tax());
    }

    /** Each takes the place of the field of the same key, or comes last; one without a value takes it away. */
    FieldList replace(Stream<ExtraField> extras) {
        extras.forEach(this::replace);
        return this;
    }

    private void replace(ExtraField extra) {
        int at = keys().indexOf(extra.key());
        if (at < 0) {
            put(extra.key(), extra.value());
        } else if (extra.value() == null) {
            fields.remove(at);
        } else {
            fields.set(at, new ImportDocument.Field(extra.key(), extra.value()));
        }
    }

    private List<String> keys() {
        return fields.stream().map(ImportDocument.Field::key).toList();
    }

    List<ImportDocument.Field> fields() {
        return List.copyOf(fields);
    }
}
