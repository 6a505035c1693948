package connector.settings;

import com.commercetools.api.models.type.CustomFieldEnumType;
import com.commercetools.api.models.type.CustomFieldEnumValue;
import com.commercetools.api.models.type.CustomFieldLocalizedEnumType;
import com.commercetools.api.models.type.CustomFieldLocalizedEnumValue;
import com.commercetools.api.models.type.FieldDefinition;
import com.commercetools.api.models.type.ResourceTypeId;
import com.commercetools.api.models.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares a table of codes with the values that the project's field can have. Pure. */
record CodesCheck(Mentions.Codes table) {

    /** Empty when the field is no Enum: then it can have any value. */
    List<Problem> problems(List<Type> types) {
        TreeSet<String> values = new TreeSet<>();
        types.stream()
                .filter(type -> type.getResourceTypeIds() != null
                        && type.getResourceTypeIds().contains(ResourceTypeId.ORDER))
                .flatMap(type -> type.getFieldDefinitions() == null
                        ? Stream.empty()
                        : type.getFieldDefinitions().stream())
                .filter(field -> table.field().equals(field.getName()))
                .flatMap(CodesCheck::values)
                .forEach(values::add);
        return values.isEmpty() ? List.of() : problems(values);
    }

    private List<Problem> problems(TreeSet<String> values) {
        List<Problem> problems = new ArrayList<>();
        for (String code : new TreeSet<>(table.codes())) {
            if (!values.contains(code)) {
                problems.add(new Problem(
                        table.path(),
                        "'" + code + "' is no value of the field " + table.field() + ": the row is never used",
                        "It has " + String.join(", ", values) + "."));
            }
        }
        if (table.all()) {
            TreeSet<String> missing = new TreeSet<>(values);
            missing.removeAll(table.codes());
            missing.forEach(code -> problems.add(new Problem(
                    table.path(),
                    "'" + code + "' of the field " + table.field() + " is missing",
                    "Add a row for it, or a default.")));
        }
        return problems;
    }

    private static Stream<String> values(FieldDefinition field) {
        return switch (field.getType()) {
            case CustomFieldEnumType type -> type.getValues().stream().map(CustomFieldEnumValue::getKey);
            case CustomFieldLocalizedEnumType type ->
                type.getValues().stream().map(CustomFieldLocalizedEnumValue::getKey);
            case null, default -> Stream.empty();
        };
    }
}
