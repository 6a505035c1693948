package connector.http;

import java.util.Map;

/** What came back from a call. */
public sealed interface HttpAnswer {

    /**
     * Any HTTP answer, whatever its status.
     *
     * @param headers names in lower case, several values joined by a comma
     * @param body not compressed any more
     */
    record Received(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {}

    /**
     * Time-out, refused or broken connection.
     *
     * @param sent false when the connection was never made, so that nothing can have happened
     */
    record NoAnswer(String why, boolean sent) implements HttpAnswer {}
}
