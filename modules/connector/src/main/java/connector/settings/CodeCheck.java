package connector.settings;

import com.commercetools.api.models.type.CustomFieldEnumType;
import com.commercetools.api.models.type.CustomFieldEnumValue;
import com.commercetools.api.models.type.CustomFieldLocalizedEnumType;
import com.commercetools.api.models.type.CustomFieldLocalizedEnumValue;
import com.commercetools.api.models.type.CustomFieldSetType;
import com.commercetools.api.models.type.FieldType;
import com.commercetools.api.models.type.ResourceTypeId;
import com.commercetools.api.models.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares tables with the values that their fields may have in the project: what is missing, and what nobody can ever say. */
final class CodeCheck {

    private CodeCheck() {}

    static List<Problem> of(List<Mentions.Codes> tables, List<Type> types) {
        List<Problem> problems = new ArrayList<>();
        for (Mentions.Codes table : tables) {
            Set<String> possible = values(table.field(), types);
            if (!possible.isEmpty() && !table.known().isEmpty()) {
                compare(table, possible, problems);
            }
        }
        return problems;
    }

    private static void compare(Mentions.Codes table, Set<String> possible, List<Problem> problems) {
        Set<String> unused = new TreeSet<>(table.known());
        unused.removeAll(possible);
        if (!unused.isEmpty()) {
            problems.add(new Problem(
                    table.path(),
                    "the table translates " + unused + ", which the field '" + table.field() + "' cannot hold",
                    "It holds one of " + possible + ". Correct the table, or add the values to the field."));
        }
        Set<String> missing = new TreeSet<>(possible);
        missing.removeAll(table.known());
        if (!missing.isEmpty() && !table.otherwise()) {
            problems.add(new Problem(
                    table.path(),
                    "the field '" + table.field() + "' may hold " + missing + ", which the table does not translate",
                    "Add them, or give a word for all others; else an order that says so is parked."));
        }
    }

    /** Empty where no type lists them. */
    private static Set<String> values(String field, List<Type> types) {
        Set<String> values = new TreeSet<>();
        types.stream()
                .filter(CodeCheck::isOfReturnsOrOrders)
                .flatMap(type ->
                        type.getFieldDefinitions() == null ? Stream.empty() : type.getFieldDefinitions().stream())
                .filter(definition -> field.equals(definition.getName()))
                .forEach(definition -> values.addAll(values(definition.getType())));
        return values;
    }

    private static boolean isOfReturnsOrOrders(Type type) {
        return type.getResourceTypeIds() != null
                && (type.getResourceTypeIds().contains(ResourceTypeId.ORDER_RETURN_ITEM)
                        || type.getResourceTypeIds().contains(ResourceTypeId.ORDER));
    }

    private static List<String> values(FieldType type) {
        return switch (type) {
            case CustomFieldEnumType listed ->
                listed.getValues().stream().map(CustomFieldEnumValue::getKey).toList();
            case CustomFieldLocalizedEnumType listed ->
                listed.getValues().stream()
                        .map(CustomFieldLocalizedEnumValue::getKey)
                        .toList();
            case CustomFieldSetType many -> values(many.getElementType());
            default -> List.of();
        };
    }
}
