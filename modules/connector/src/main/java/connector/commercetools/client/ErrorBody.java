package connector.commercetools.client;

import connector.audit.Storable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What commercetools says when it says no (reference §4.1, §4.2). Unreadable bodies read as one without errors.
 *
 * @param message their words, empty when there are none
 */
record ErrorBody(String message, List<Error> errors) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 300;

    /** @param field empty when they name none; currentVersion 0 when they name none */
    record Error(String code, String message, String field, long currentVersion) {}

    static ErrorBody read(byte[] body) {
        try {
            return of(JSON.readTree(Storable.json(body)));
        } catch (JacksonException _) {
            return new ErrorBody("", List.of());
        }
    }

    private static ErrorBody of(JsonNode root) {
        var errors = new ArrayList<Error>();
        for (JsonNode error : root.path("errors")) {
            errors.add(new Error(
                    error.path("code").asString(""),
                    error.path("message").asString(""),
                    error.path("field").asString(""),
                    error.path("currentVersion").asLong(0)));
        }
        // the token endpoint speaks OAuth: error and error_description
        String message = root.path("message")
                .asString(root.path("error_description")
                        .asString(root.path("error").asString("")));
        return new ErrorBody(message, List.copyOf(errors));
    }

    List<String> codes() {
        return errors.stream().map(Error::code).filter(code -> !code.isEmpty()).toList();
    }

    long currentVersion() {
        return errors.stream().mapToLong(Error::currentVersion).max().orElse(0);
    }

    /** Codes, fields and their message, at most 300 characters, e-mail addresses masked. */
    String words() {
        String named = errors.stream()
                .map(error -> error.field().isEmpty() ? error.code() : error.code() + " (" + error.field() + ")")
                .filter(code -> !code.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String said =
                message.isEmpty() ? errors.stream().map(Error::message).collect(Collectors.joining(" ")) : message;
        String words = Stream.of(named, said).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
        String masked = words.replaceAll("[^\\s\"'<>]+@[^\\s\"'<>]+", "***@***");
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
    }
}
