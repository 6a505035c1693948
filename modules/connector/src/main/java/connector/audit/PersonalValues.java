package connector.audit;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The personal values that were found in the bodies of one trail, so that they can be taken out of free text as well: an
 * error message likes to quote the value it complains about.
 */
final class PersonalValues {

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}(?:@|%40)[\\w-]{1,64}(?:\\.[\\w-]{1,64})+");
    private static final int SHORTEST = 3;
    private static final int SHORTEST_NUMBER = 8;

    private final Set<String> values = new LinkedHashSet<>();

    void add(String value) {
        String stripped = value.strip();
        boolean number = stripped.chars().allMatch(Character::isDigit);
        if (stripped.length() >= (number ? SHORTEST_NUMBER : SHORTEST) && !stripped.startsWith("[")) {
            values.add(stripped);
        }
    }

    /** The text without e-mail addresses and without any known value that stands in it as words of its own. */
    String scrub(String text) {
        String scrubbed = text.indexOf('@') < 0 && !text.contains("%40")
                ? text
                : EMAIL.matcher(text).replaceAll(FieldNames.PERSONAL);
        for (String value : values) {
            scrubbed = without(value, scrubbed);
        }
        return scrubbed;
    }

    @Nullable
    String scrubOrNull(@Nullable String text) {
        return text == null ? null : scrub(text);
    }

    private static String without(String value, String text) {
        int found = text.indexOf(value);
        if (found < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        while (found >= 0) {
            int end = found + value.length();
            boolean alone = !wordAt(text, found - 1) && !wordAt(text, end);
            kept.append(text, from, found).append(alone ? FieldNames.PERSONAL : value);
            from = end;
            found = text.indexOf(value, end);
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static boolean wordAt(String text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }
}
