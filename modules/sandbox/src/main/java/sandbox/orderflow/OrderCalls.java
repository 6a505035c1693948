package sandbox.orderflow;

import sandbox.http.Request;
import sandbox.http.Response;

/** {@code remoteorder/order/…} (reference §2.3, §2.4, §2.6). */
record OrderCalls(SandboxAccount account, OrderBook book, CancelHabits cancels) {

    Response detail(Scope scope, Parameters parameters) {
        StoredOrder order = order(scope, parameters);
        XmlText xml = new XmlText();
        OrderXml.of(account).order(xml, order, order.shipments());
        return Response.xml(200, xml.finish());
    }

    Response cancel(Request request, Scope scope, Parameters parameters) {
        if (!request.method().equals("POST")) {
            throw ErrorAnswer.badRequest("A cancel is a POST");
        }
        StoredOrder order = order(scope, parameters);
        boolean changes = parameters
                .find("cancelChangesExternalReference")
                .map(Boolean::parseBoolean)
                .orElse(account.cancelChangesReference());
        return message(cancels.answer(order, changes));
    }

    /** OrderFlow reads no shop here, so it has nothing to fetch. */
    Response notified(String what) {
        return message("Result 'no_operation' for " + what);
    }

    private StoredOrder order(Scope scope, Parameters parameters) {
        String reference = parameters.require("externalReference");
        return book.find(scope.requireChannel(), reference)
                .orElseThrow(() -> ErrorAnswer.missingData("Order '" + reference + "' is not known"));
    }

    private static Response message(String text) {
        return Response.xml(200, new XmlText().text("message", text).finish());
    }
}
