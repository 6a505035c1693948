package connector.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the personal values out of lines of {@code key=value} (OrderFlow's reference §1.5). */
final class PropertiesRedaction {

    private static final Pattern LINE = Pattern.compile("^(\\s*)([\\w.\\[\\]-]+)(\\s*=)(.*)$");

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
            Matcher matcher = LINE.matcher(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            boolean keyed = matcher.matches();
            personal = keyed ? names.personalInOrderFlow(matcher.group(2)) : personal && !line.isBlank();
            kept.append(first ? "" : "\n");
            first = false;
            if (!personal) {
                kept.append(line);
            } else if (keyed) {
                kept.append(matcher.group(1))
                        .append(matcher.group(2))
                        .append("=")
                        .append(hide(matcher.group(4)));
            } else {
                kept.append(hide(line));
            }
        }
        return kept.toString();
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
