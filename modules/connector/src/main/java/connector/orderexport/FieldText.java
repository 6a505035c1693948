package connector.orderexport;

import com.commercetools.api.models.common.LocalizedString;
import connector.orderflow.LegalText;
import connector.routing.ExportRules;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts of one document: trimmed, blank is absent, in the order's language, no longer than the field. */
final class FieldText {

    /** UTF-16 units beyond the limit that are looked at: no visible character is longer. */
    private static final int LONGEST_CHARACTER = 100;

    private final ExportRules rules;
    private final @Nullable String locale;
    private final List<String> truncations = new ArrayList<>();

    FieldText(ExportRules rules, @Nullable String locale) {
        this.rules = rules;
        this.locale = locale;
    }

    List<String> truncations() {
        return List.copyOf(truncations);
    }

    @Nullable
    String name(String field, @Nullable String value) {
        return cut(field, value, rules.limits().name());
    }

    @Nullable
    String addressLine(String field, @Nullable String value) {
        return cut(field, value, rules.limits().addressLine());
    }

    @Nullable
    String text(String field, @Nullable String value) {
        return cut(field, value, rules.limits().text());
    }

    /** The order's locale, its language, the fallbacks, then whatever there is, first by locale so that it never wavers. */
    @Nullable
    String localized(@Nullable LocalizedString text) {
        Map<String, String> values = text == null || text.values() == null ? Map.of() : text.values();
        List<String> wanted = new ArrayList<>();
        if (locale != null) {
            wanted.add(locale);
            wanted.add(Locale.forLanguageTag(locale.replace('_', '-')).getLanguage());
        }
        wanted.addAll(rules.texts().localeFallback());
        wanted.addAll(new TreeMap<>(values).keySet());
        for (String tag : wanted) {
            String value = filled(values.get(tag));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Without what XML cannot carry; a text of nothing else is none. */
    static @Nullable String filled(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String legal = LegalText.of(value).strip();
        return legal.isEmpty() ? null : legal;
    }

    /** A reference that would arrive as another one is useless: it must need no cleaning. */
    static boolean isReference(String value) {
        return value.strip().equals(filled(value))
                && value.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    private @Nullable String cut(String field, @Nullable String value, int limit) {
        String text = filled(value);
        if (text == null || text.length() <= limit) {
            return text;
        }
        truncations.add("%s: %d characters, cut to %d".formatted(field, text.length(), limit));
        return text.substring(0, lastBoundary(text, limit)).strip();
    }

    /** Never between the parts of one visible character; if one alone is too long, at least between code points. */
    private static int lastBoundary(String text, int limit) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(0, Math.min(text.length(), limit + LONGEST_CHARACTER)));
        int boundary = characters.preceding(limit + 1);
        if (boundary > 0) {
            return boundary;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
