package connector.http;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/** How far one call got. */
final class Sending {

    private static final String SENT = "connector.sent";

    private final HttpClientContext context = HttpClientContext.create();
    private volatile boolean expired;

    HttpClientContext context() {
        return context;
    }

    /** Ends the call from another thread, wherever it hangs. */
    void expire(HttpUriRequestBase request) {
        expired = true;
        request.cancel();
    }

    /** The words name what broke and never what was sent: exceptions may quote a URL. */
    HttpAnswer.NoAnswer noAnswer(IOException cause, HttpCall call) {
        return noAnswer("(" + words(cause) + ")", call);
    }

    /** The client says so where the deadline met it between two of its steps. */
    HttpAnswer.NoAnswer cancelled(IllegalStateException cause, HttpCall call) {
        if (!expired) {
            throw cause;
        }
        return noAnswer("", call);
    }

    private HttpAnswer.NoAnswer noAnswer(String why, HttpCall call) {
        boolean sent = context.getAttribute(SENT) != null;
        String host = call.uri().getHost()
                + (call.uri().getPort() < 0 ? "" : ":" + call.uri().getPort());
        String what = expired ? "within " + call.timeout().toMillis() + " ms" : why;
        return new HttpAnswer.NoAnswer((sent ? "No answer from " : "No connection to ") + host + " " + what, sent);
    }

    private static String words(IOException cause) {
        return switch (cause) {
            case UnknownHostException unknown -> "unknown host";
            default ->
                cause.getClass()
                        .getSimpleName()
                        .replaceAll("Exception$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
        };
    }

    /** Notes the moment from which the other side may have got something: the connection is there, writing begins. */
    static final class Witness extends HttpRequestExecutor {

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(SENT, true);
            return super.execute(request, connection, callback, context);
        }
    }
}
