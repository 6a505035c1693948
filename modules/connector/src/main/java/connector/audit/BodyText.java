package connector.audit;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A kept body, for a person to read. */
public final class BodyText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private BodyText() {}

    /** JSON is indented; everything else, and JSON that cannot be read, is as it was kept. Not escaped for any medium. */
    public static String readable(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }
}
