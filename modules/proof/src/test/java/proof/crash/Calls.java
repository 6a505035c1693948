package proof.crash;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sandbox.http.Request;

/** What a call to one of the stand-ins is about, read from the wire. */
final class Calls {

    private static final Pattern ORDER_PATH = Pattern.compile(".*/orders/([^/=]+)");
    private static final Pattern IMPORTED = Pattern.compile("externalReference=\"([^\"]+)\"");

    private Calls() {}

    /** An order sent to the warehouse. */
    static boolean isImport(Request request) {
        return request.path().endsWith("/remoteorder/imports/importitems.xml");
    }

    /** The question whether the warehouse has an order. */
    static boolean isDetail(Request request) {
        return request.path().endsWith("/remoteorder/order/detail.xml");
    }

    /** A write to an order in commercetools that contains this. */
    static boolean isUpdate(Request request, String action) {
        return request.method().equals("POST")
                && ORDER_PATH.matcher(request.path()).matches()
                && request.text().contains("\"" + action + "\"");
    }

    /** OrderFlow's reference, of an import or an order detail. */
    static Optional<String> reference(Request request) {
        if (isDetail(request)) {
            return Optional.ofNullable(request.query().get("externalReference"));
        }
        Matcher matcher = IMPORTED.matcher(request.text());
        return isImport(request) && matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** commercetools' order id. */
    static Optional<String> orderId(Request request) {
        Matcher matcher = ORDER_PATH.matcher(request.path());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
