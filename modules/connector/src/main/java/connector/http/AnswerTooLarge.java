package connector.http;

import java.io.IOException;
import java.util.Map;

/** An answer so long that to keep it would endanger everything else this process does. */
final class AnswerTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;
    private final int limit;

    AnswerTooLarge(int status, Map<String, String> headers, int limit) {
        super("more than " + limit + " bytes");
        this.status = status;
        this.headers = headers;
        this.limit = limit;
    }

    HttpAnswer.TooLarge answer() {
        return new HttpAnswer.TooLarge(status, headers, limit);
    }
}
