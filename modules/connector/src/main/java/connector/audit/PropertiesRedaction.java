package connector.audit;

/** Takes the personal values out of lines of {@code key=value} (OrderFlow's reference §1.5). */
final class PropertiesRedaction {

    private final FieldNames names;
    private final PersonalValues values;

    PropertiesRedaction(FieldNames names, PersonalValues values) {
        this.names = names;
        this.values = values;
    }

    /** A line without a key that follows a personal value is taken for its continuation. */
    String redact(String lines) {
        StringBuilder kept = new StringBuilder(lines.length());
        boolean personal = false;
        boolean first = true;
        for (String line : lines.split("\n", -1)) {
            int equals = keyEnd(line);
            personal = equals < 0
                    ? personal && !line.isBlank()
                    : names.personalInOrderFlow(line.substring(0, equals).strip());
            kept.append(first ? "" : "\n");
            first = false;
            if (!personal) {
                kept.append(line);
            } else if (equals < 0) {
                kept.append(hide(line));
            } else {
                kept.append(line.substring(0, equals).stripTrailing())
                        .append('=')
                        .append(hide(withoutReturn(line.substring(equals + 1))));
            }
        }
        return kept.toString();
    }

    /** Where the {@code =} behind a key is; -1 for a line without a key. */
    private static int keyEnd(String line) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? "" : line.substring(0, equals).strip();
        return !key.isEmpty() && key.chars().allMatch(PropertiesRedaction::ofKey) ? equals : -1;
    }

    private static boolean ofKey(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.[]-".indexOf(c) >= 0;
    }

    private static String withoutReturn(String value) {
        return value.endsWith("\r") ? value.substring(0, value.length() - 1) : value;
    }

    private String hide(String value) {
        if (value.isBlank()) {
            return value;
        }
        for (String part : value.split("\\[BR\\]", -1)) {
            values.add(part);
        }
        return FieldNames.PERSONAL;
    }
}
