package connector.settings;

import connector.routing.Condition;
import connector.routing.Expression;
import connector.routing.InvalidExpression;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while sections turn themselves into settings, so that all of it is told at once. */
final class Problems {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, String> environment;
    private final List<Problem> found = new ArrayList<>();
    private final List<Mentions.Name> names = new ArrayList<>();
    private final List<Mentions.Formula> formulas = new ArrayList<>();
    private final List<Mentions.Codes> codes = new ArrayList<>();

    Problems(Map<String, String> environment) {
        this.environment = environment;
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    void add(String path, String reason, String fix) {
        found.add(new Problem(path, reason, fix));
    }

    /** Names that only the project can confirm. */
    void mention(String path, Mentions.Thing thing, Collection<String> names) {
        names.forEach(each -> this.names.add(new Mentions.Name(path, thing, each)));
    }

    /** A field whose values a table translates. @param otherwise also those that it does not have */
    void codes(String path, String field, Set<String> known, boolean otherwise) {
        codes.add(new Mentions.Codes(path, field, known, otherwise));
    }

    Mentions mentions() {
        return new Mentions(names, formulas, codes);
    }

    /** A condition in JSONata; null where there is none, or none that can be used. */
    @Nullable
    Condition condition(String path, @Nullable String text) {
        Expression expression = text == null ? null : expression(path, text, Mentions.Gives.TRUTH);
        return expression == null ? null : new Condition(expression);
    }

    /** An expression in JSONata; null when it cannot be used. */
    @Nullable
    Expression expression(String path, String text, Mentions.Gives gives) {
        try {
            Expression read = Expression.parse(text);
            read.unknownFields()
                    .forEach(each -> add(
                            path,
                            each.words(),
                            "Custom fields are found below custom.fields, those of a line at $line."));
            formulas.add(new Mentions.Formula(path, read, gives));
            return read;
        } catch (InvalidExpression wrong) {
            add(path, String.valueOf(wrong.getMessage()), "Write JSONata, such as: shippingAddress.country = 'GB'.");
            return null;
        }
    }

    String destination(String path, @Nullable String value, Set<String> known) {
        String given = required(path, value, "Name one of " + known + ".");
        if (!given.isEmpty() && !known.contains(given)) {
            add(path, "there is no destination '" + given + "'", "Name one of " + known + ".");
        }
        return given;
    }

    String required(String path, @Nullable String value, String fix) {
        if (value == null || value.isBlank()) {
            add(path, "is missing", fix);
            return "";
        }
        return value;
    }

    void atLeast(String path, int value, int least) {
        if (value < least) {
            add(path, "must be at least " + least, "It is " + value + "; leave it out for the default.");
        }
    }

    /** A number without a unit is milliseconds to the reader, which is hardly ever what was meant. */
    void between(String path, Duration value, Duration shortest, Duration longest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            add(
                    path,
                    "must lie between " + text(shortest) + " and " + text(longest),
                    "It is " + text(value) + "; write a unit, such as 30s, 5m or 2h.");
        }
    }

    /** Names of destinations and sources are parts of paths. */
    void name(String path, String name) {
        if (!NAME.matcher(name).matches()) {
            add(path, "is no usable name", "Use letters, digits, '-' and '_' only: it is part of a path.");
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 != 0 ? duration.toMillis() + "ms" : inSeconds(duration.toSeconds());
    }

    private static String inSeconds(long seconds) {
        boolean whole = seconds != 0 && seconds % 60 == 0;
        return !whole ? seconds + "s" : seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }

    URI url(String path, @Nullable String value, String example) {
        String text = required(path, value, "Give a URL such as " + example + ".");
        if (text.isEmpty()) {
            return URI.create(example);
        }
        try {
            URI url = new URI(text);
            if (url.getRawUserInfo() != null) {
                add(path, "carries a user or password", "Leave it out of the URL; there are settings for both.");
                return URI.create(example);
            }
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // told below like any other wrong URL
        }
        add(path, shown(text) + "is not an http or https URL", "Give one such as " + example + ".");
        return URI.create(example);
    }

    /** Behind an '@' or a '?' there may be a password. */
    private static String shown(String url) {
        return url.contains("@") || url.contains("?") ? "" : "'" + url + "' ";
    }

    /** Secrets never stand in the file: {@code env:NAME} or {@code file:/path}. */
    String secret(String path, @Nullable String reference) {
        return new Secrets(environment, this).read(path, reference);
    }

    @Nullable
    String optionalSecret(String path, @Nullable String reference) {
        return reference == null || reference.isBlank() ? null : secret(path, reference);
    }
}
