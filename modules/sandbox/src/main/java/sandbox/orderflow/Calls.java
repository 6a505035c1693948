package sandbox.orderflow;

import sandbox.http.Request;
import sandbox.http.Response;

/** Which path is answered by whom (reference §2). */
record Calls(
        Gate gate,
        ImportCall imports,
        OrderCalls orders,
        ShipmentCalls shipments,
        StockCalls stock,
        ReportCall reports) {

    Response answer(Request request) {
        String path = request.path();
        if (!path.startsWith(OrderFlowSandbox.CONTEXT)) {
            throw ErrorAnswer.notFound(path);
        }
        gate.authenticate(request);
        Parameters parameters = Parameters.of(request);
        String call = path.substring(OrderFlowSandbox.CONTEXT.length());
        return call.equals("remote/report.xml") ? reports.answer(parameters) : scoped(call, request, parameters);
    }

    private Response scoped(String call, Request request, Parameters parameters) {
        Scope scope = gate.scope(request, parameters);
        return switch (call) {
            case "remoteorder/imports/importitems.xml" -> imports.answer(request, scope, "remoteorder");
            case "remotewarehouse/imports/importitems.xml" -> imports.answer(request, scope, "remotewarehouse");
            case "remoteorder/order/detail.xml" -> orders.detail(scope, parameters);
            case "remoteorder/order/cancel.xml" -> orders.cancel(request, scope, parameters);
            case "remoteorder/order/update.xml" -> orders.notified("order");
            case "remotewarehouse/product/update.xml" -> orders.notified("product");
            case "remotewarehouse/inventory.xml" -> stock.inventory(scope, parameters);
            case "remoteorder/shipment/despatches.xml" -> shipments.despatches(scope, parameters);
            case "remoteorder/shipment/pending.xml" -> shipments.pending(scope);
            default -> throw ErrorAnswer.notFound(request.path());
        };
    }
}
