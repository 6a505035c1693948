package sandbox.commercetools.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sandbox.commercetools.wire.ApiError;

/** Cuts a predicate into words: names, texts, numbers, operators, brackets. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\s*(?:(?<text>\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<number>-?\\d+(?:\\.\\d+)?(?![A-Za-z_]))"
            + "|(?<name>:?[A-Za-z_][A-Za-z0-9_-]*)"
            + "|(?<quoted>`[^`]+`)"
            + "|(?<sign><>|!=|<=|>=|[=<>(),]))");

    enum Kind {
        TEXT,
        NUMBER,
        NAME,
        QUOTED,
        SIGN,
        END
    }

    record Word(Kind kind, String text, int position) {}

    private Words() {}

    static List<Word> of(String where) {
        List<Word> words = new ArrayList<>();
        String trimmed = where.stripTrailing();
        Matcher matcher = WORD.matcher(trimmed);
        int position = 0;
        while (position < trimmed.length()) {
            if (!matcher.region(position, trimmed.length()).lookingAt()) {
                throw malformed(where, position, "unexpected character");
            }
            words.add(word(matcher));
            position = matcher.end();
        }
        words.add(new Word(Kind.END, "end of input", trimmed.length()));
        return words;
    }

    static ApiError malformed(String where, int position, String why) {
        return ApiError.invalidInput("Malformed parameter: where: Syntax error while parsing 'where'. At position "
                + (position + 1) + " of '" + where + "': " + why + ".");
    }

    private static Word word(Matcher matcher) {
        int position = matcher.start();
        for (Kind kind : List.of(Kind.TEXT, Kind.NUMBER, Kind.NAME, Kind.QUOTED, Kind.SIGN)) {
            String group = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (group != null) {
                return new Word(kind, kind == Kind.QUOTED ? group.substring(1, group.length() - 1) : group, position);
            }
        }
        throw new IllegalStateException("a match without a group");
    }
}
