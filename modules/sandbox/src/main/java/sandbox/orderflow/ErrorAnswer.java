package sandbox.orderflow;

import java.util.Map;
import sandbox.http.Response;

/** A request OrderFlow answers with an error document instead of a result (reference §1.7). */
final class ErrorAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Some clients send credentials only when challenged (reference §1.3). */
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Basic realm=\"OrderFlow\"");

    private final int status;
    private final String name;

    private ErrorAnswer(int status, String name, String message) {
        super(message, null, false, false);
        this.status = status;
        this.name = name;
    }

    static ErrorAnswer badRequest(String message) {
        return new ErrorAnswer(400, "rtd.exceptions.BadRequestException", message);
    }

    static ErrorAnswer unauthorised(int status) {
        return new ErrorAnswer(status, "rtd.exceptions.AuthenticationException", "User or password is wrong");
    }

    static ErrorAnswer notFound(String path) {
        return new ErrorAnswer(404, "rtd.exceptions.NotFoundException", "There is nothing at " + path);
    }

    /** Status 200: the vendor's client looks for an exception in good answers (reference §1.7). */
    static ErrorAnswer missingData(String message) {
        return new ErrorAnswer(200, "rtd.exceptions.MissingDataException", message);
    }

    Response response() {
        XmlText xml = new XmlText();
        xml.open("error").text("exception", name).text("message", String.valueOf(getMessage()));
        Response plain = Response.xml(status, xml.close().finish());
        return status == 401 ? new Response(status, plain.contentType(), plain.body(), CHALLENGE) : plain;
    }
}
