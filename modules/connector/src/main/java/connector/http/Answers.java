package connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads an answer to its end. */
final class Answers {

    private static final byte[] NOTHING = {};

    private Answers() {}

    static HttpAnswer read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    header.getValue() == null ? "" : header.getValue(),
                    (one, other) -> one + ", " + other);
        }
        return new HttpAnswer.Received(response.getCode(), headers, body(response.getEntity()));
    }

    /** The stream is not closed here when too much comes: closing would read on to its end. */
    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null || entity.getContent() == null) {
            return NOTHING;
        }
        InputStream content = entity.getContent();
        byte[] body = content.readNBytes(AnswerTooLarge.LIMIT + 1);
        if (body.length > AnswerTooLarge.LIMIT) {
            throw new AnswerTooLarge();
        }
        content.close();
        return body;
    }
}
