package connector.orderflow;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An announced return (reference §2.8): what the warehouse is to expect, of one of its orders.
 *
 * @param externalReference of the announcement itself; sent again under the same one it is a duplicate, never a second return
 * @param authorisation what the warehouse finds it by when the parcel arrives
 * @param orderReference OrderFlow's order that the goods left with
 * @param returnType from the tenant's list, null: not sent
 * @param returnDate on the wall clock of the destination, null: not sent
 * @param site the warehouse that expects it, null: OrderFlow decides
 */
public record ReturnImport(
        String externalReference,
        String authorisation,
        String orderReference,
        @Nullable String returnType,
        @Nullable LocalDateTime returnDate,
        @Nullable String site,
        @Nullable String note,
        List<Line> lines)
        implements ImportDocument {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    public ReturnImport {
        lines = List.copyOf(lines);
    }

    /** @param reason, condition from the tenant's lists, null: not sent */
    public record Line(
            String product,
            long quantity,
            @Nullable String reason,
            @Nullable String condition) {}

    @Override
    public String type() {
        return "return";
    }

    @Override
    public String operation() {
        return "insert";
    }

    @Override
    public List<Field> fields() {
        FieldList fields = new FieldList()
                .put("return.externalReference", externalReference)
                .put("return.authorisation", authorisation)
                .put("return.orderReference", orderReference)
                .put("return.authorised", "true")
                .put("return.type", returnType)
                .put("return.returnDate", returnDate == null ? null : DATE.format(returnDate))
                .put("return.site", site)
                .put("return.note", note);
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            String key = "returnLine." + (index + 1) + ".";
            fields.put(key + "product", line.product)
                    .put(key + "quantity", Long.toString(line.quantity))
                    .put(key + "reason", line.reason)
                    .put(key + "condition", line.condition)
                    .put(key + "returnItem", "return");
        }
        return fields.fields();
    }
}
