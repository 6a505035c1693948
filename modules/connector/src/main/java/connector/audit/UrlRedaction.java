package connector.audit;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Takes secrets out of URLs and of forms, which are written like a URL's query. */
final class UrlRedaction {

    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@?#]*@");
    private static final int SHORTEST_TOKEN = 20;
    private static final Pattern LONG_RUN = Pattern.compile("(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{20,}");
    private static final Pattern MIXED = Pattern.compile("(?=.*\\d)(?=.*[A-Z])(?=.*[a-z])[\\w-]{32,}");

    private final FieldNames names;
    private final PersonalValues values;

    UrlRedaction(FieldNames names, PersonalValues values) {
        this.names = names;
        this.values = values;
    }

    /** Commercetools' ids and order numbers stay; a part of the path that can only be a generated token does not. */
    String url(String url) {
        int question = url.indexOf('?');
        String path = CREDENTIALS
                .matcher(question < 0 ? url : url.substring(0, question))
                .replaceFirst("");
        StringJoiner kept = new StringJoiner("/");
        for (String part : path.split("/", -1)) {
            kept.add(token(part) ? FieldNames.SECRET : part);
        }
        return values.scrub(kept + (question < 0 ? "" : "?" + form(url.substring(question + 1))));
    }

    /** {@code name=value&name=value} */
    String form(String pairs) {
        StringJoiner kept = new StringJoiner("&");
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals >= 0 && names.secretInUrl(name)) {
                kept.add(name + "=" + FieldNames.SECRET);
            } else if (equals >= 0 && names.personalInOrderFlow(name)) {
                kept.add(name + "=" + FieldNames.PERSONAL);
            } else {
                kept.add(pair);
            }
        }
        return kept.toString();
    }

    private static boolean token(String part) {
        return part.length() >= SHORTEST_TOKEN
                && (LONG_RUN.matcher(part).matches() || MIXED.matcher(part).matches());
    }
}
