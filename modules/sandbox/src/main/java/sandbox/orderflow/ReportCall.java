package sandbox.orderflow;

import sandbox.http.Response;

/** {@code remote/report.xml}: the two report keys that are known (reference §2.13), both without rows here. */
final class ReportCall {

    private ReportCall() {}

    static Response answer(Parameters parameters) {
        String key = parameters.require("reportKey");
        XmlText xml = new XmlText();
        return switch (key) {
            case "purchase_order_lines_xml" ->
                Response.xml(
                        200, xml.open("report").open("lines").close().close().finish());
            case "return_line_api_report" ->
                Response.xml(200, xml.open("returns").close().finish());
            default -> throw ErrorAnswer.missingData("Report '" + key + "' is not known");
        };
    }
}
