package connector.settings;

import connector.routing.Expression;
import connector.routing.InvalidExpression;
import connector.routing.OwnField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code mapping.fields:}, OrderFlow's key to an expression. */
final class OwnFieldsTable {

    private OwnFieldsTable() {}

    static List<OwnField> fields(String path, Map<String, String> table, Problems problems) {
        List<OwnField> fields = new ArrayList<>();
        table.forEach((key, text) -> {
            if (!OwnField.isKey(key)) {
                problems.add(
                        path + key,
                        "is not a key of OrderFlow's",
                        "Write one such as userDefined1, shipment.despatchComment, orderLine.n.userDefined1 or"
                                + " orderAttribute.name.");
            } else if (OwnField.isReserved(key)) {
                problems.add(
                        path + key,
                        "is filled by the connector and nobody else",
                        "Use another field; what an order is, costs, and where it goes comes from commercetools.");
            } else {
                add(fields, path, key, text, problems);
            }
        });
        return List.copyOf(fields);
    }

    private static void add(List<OwnField> fields, String path, String key, String text, Problems problems) {
        try {
            OwnField field = new OwnField(key, Expression.parse(text));
            if (field.expression().usesLine() && !field.ofLine()) {
                problems.add(path + key, "asks for $line, and there is none", "Use $line in orderLine.n. fields only.");
            }
            field.expression()
                    .unknownFields()
                    .forEach(each -> problems.add(path + key, each.words(), "Correct the name of the field."));
            fields.add(field);
        } catch (InvalidExpression wrong) {
            problems.add(
                    path + key,
                    "is no expression: " + wrong.getMessage(),
                    "Write JSONata over the order, such as custom.fields.giftMessage.");
        }
    }
}
