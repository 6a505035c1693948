package sandbox.orderflow;

import java.time.LocalDateTime;
import java.util.function.Function;
import sandbox.http.Response;

/**
 * {@code remote/report.xml}: the two report keys that are known (reference §2.13). Of purchase orders there are none
 * here. ASSUMED: {@code startDate} and {@code endDate} are days or times, both inclusive, of {@code completedDate}.
 */
record ReportCall(ReturnsDesk returns, LocalTimes times) {

    Response answer(Parameters parameters) {
        String key = parameters.require("reportKey");
        XmlText xml = new XmlText();
        return switch (key) {
            case "purchase_order_lines_xml" ->
                Response.xml(
                        200, xml.open("report").open("lines").close().close().finish());
            case "return_line_api_report" -> Response.xml(200, returned(xml, parameters));
            default -> throw ErrorAnswer.missingData("Report '" + key + "' is not known");
        };
    }

    private String returned(XmlText xml, Parameters parameters) {
        LocalDateTime from = limit(parameters, "startDate", LocalDateTime.MIN, day -> day);
        LocalDateTime to = limit(
                parameters, "endDate", LocalDateTime.MAX, day -> day.plusDays(1).minusSeconds(1));
        xml.open("returns");
        returns.receipts().stream()
                .filter(receipt -> !times.local(receipt.completed()).isBefore(from))
                .filter(receipt -> !times.local(receipt.completed()).isAfter(to))
                .forEach(receipt -> ReturnXml.reported(xml, receipt, times.text(receipt.completed())));
        return xml.close().finish();
    }

    private static LocalDateTime limit(
            Parameters parameters,
            String name,
            LocalDateTime otherwise,
            Function<LocalDateTime, LocalDateTime> ofMidnight) {
        return parameters
                .find(name)
                .map(text -> LocalTimes.parse(text)
                        .or(() -> LocalTimes.parseDay(text).map(day -> ofMidnight.apply(day.atStartOfDay())))
                        .orElseThrow(() -> ErrorAnswer.badRequest("Parameter '" + name + "' is not a time")))
                .orElse(otherwise);
    }
}
