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

    /** The other side answered with more than we keep of one answer; what it says is not known. */
    record TooLarge(int status, Map<String, String> headers, int limit) implements HttpAnswer {

        /** For the operator. */
        public String why() {
            return "an answer of more than " + limit + " bytes";
        }
    }

    /**
     * Time-out, refused or broken connection.
     *
     * @param sent false when the connection was never made, so that nothing can have happened
     */
    record NoAnswer(String why, boolean sent) implements HttpAnswer {}
}
