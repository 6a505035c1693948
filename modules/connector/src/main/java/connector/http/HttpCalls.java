package connector.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Sends HTTP calls to either system. Every call is added to the current {@link connector.audit.Trail}, sent or not. */
public interface HttpCalls {

    /** Never throws for what the network or the other side does: that is a {@link HttpAnswer.NoAnswer}. */
    HttpAnswer send(HttpCall call);

    /**
     * The same for an answer that may have any length: the body of a 2xx passes through the reader, and what is received (and audited)
     * is its beginning.
     */
    default HttpAnswer send(HttpCall call, BodyReader reader) {
        HttpAnswer answer = send(call);
        if (answer instanceof HttpAnswer.Received received && received.status() / 100 == 2) {
            try {
                reader.read(new ByteArrayInputStream(received.body()));
            } catch (IOException broken) {
                return new HttpAnswer.NoAnswer("the answer broke off", true);
            }
        }
        return answer;
    }
}
