package connector.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a changed field of an order's document is worth, by the names that OrderFlow has for fields. The first row that fits counts;
 * a field in no row is worth another import.
 */
public record ChangedFields(List<Row> rows) {

    /** What the warehouse neither ships by nor prints. */
    public static final ChangedFields DEFAULT = new ChangedFields(Stream.of(
                    "authorised",
                    "paymentGatewayIdentifier",
                    "paymentTransactionInfo",
                    "originatingExternalReference",
                    "partialOrder",
                    "placed",
                    "source",
                    "currency*",
                    "goods*",
                    "shippingPrice*",
                    "shippingTax*",
                    "total*",
                    "taxCode",
                    "promotion*",
                    "invoice*",
                    "orderLine.*.unit*",
                    "orderLine.*.total*",
                    "orderLine.*.promotion*")
            .map(pattern -> new Row(pattern, Worth.NOTHING))
            .toList());

    public ChangedFields {
        rows = List.copyOf(rows);
    }

    /** What is done about an order whose document differs in such a field. */
    public enum Worth {
        /** The warehouse goes on with what it has. */
        NOTHING,
        /** Imported with the operation {@code update}. */
        UPDATE,
        /** As the destination's changes after an export are brought there. */
        REIMPORT
    }

    /**
     * One row.
     *
     * @param pattern a field's name; {@code *} stands for any text
     */
    public record Row(String pattern, Worth worth) {

        boolean fits(String field) {
            String expression =
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return field.matches(expression);
        }
    }

    /** The same with rows before the others, in their order. */
    public ChangedFields with(Map<String, Worth> own) {
        List<Row> all = new ArrayList<>();
        own.forEach((pattern, worth) -> all.add(new Row(pattern, worth)));
        all.addAll(rows);
        return new ChangedFields(all);
    }

    public Worth of(String field) {
        return rows.stream()
                .filter(row -> row.fits(field))
                .map(Row::worth)
                .findFirst()
                .orElse(Worth.REIMPORT);
    }
}
