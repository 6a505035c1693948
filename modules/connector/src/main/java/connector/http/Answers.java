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

/**
 * Reads an answer to its end.
 *
 * @param limit in bytes, after unpacking
 */
record Answers(int limit) {

    private static final byte[] NOTHING = {};

    HttpAnswer read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = headers(response);
        return new HttpAnswer.Received(
                response.getCode(), headers, body(response.getEntity(), response.getCode(), headers));
    }

    /** The body of a good answer passes through the reader, however long it is. */
    HttpAnswer read(ClassicHttpResponse response, BodyReader reader) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() / 100 != 2 || entity == null || entity.getContent() == null) {
            return read(response);
        }
        TruncatedBody body = new TruncatedBody(entity.getContent());
        reader.read(body);
        return new HttpAnswer.Received(response.getCode(), headers(response), body.kept());
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    header.getValue() == null ? "" : header.getValue(),
                    (one, other) -> one + ", " + other);
        }
        return headers;
    }

    /** The stream is not closed here when too much comes: closing would read on to its end. */
    private byte[] body(@Nullable HttpEntity entity, int status, Map<String, String> headers) throws IOException {
        if (entity == null || entity.getContent() == null) {
            return NOTHING;
        }
        InputStream content = entity.getContent();
        byte[] body = content.readNBytes(limit + 1);
        if (body.length > limit) {
            throw new AnswerTooLarge(status, headers, limit);
        }
        content.close();
        return body;
    }
}
