package sandbox.orderflow;

/** Returns as they go over the wire (reference §2.13, §3.6). */
final class ReturnXml {

    private ReturnXml() {}

    static void pushed(XmlText xml, ReturnReceipt receipt) {
        xml.open("return")
                .attribute("id", receipt.id())
                .attribute("authorised", receipt.authorised())
                .attribute("type", receipt.type())
                .attribute("site", receipt.site())
                .attribute("authorisation", receipt.authorisation())
                .attribute("orderReference", receipt.orderReference())
                .attribute("note", receipt.note())
                .attribute("organisation", receipt.organisation());
        receipt.lines()
                .forEach(line -> xml.open("returnLine")
                        .attribute("product", line.product())
                        .attribute("quantity", line.quantity())
                        .attribute("reason", line.reason())
                        .attribute("condition", line.condition())
                        .attribute("refund", line.refund())
                        .close());
        xml.close();
    }

    /** One row a line; the report knows neither the return's id nor the verdict. */
    static void reported(XmlText xml, ReturnReceipt receipt, String completed) {
        receipt.lines()
                .forEach(line -> xml.open("return")
                        .text("organisation", receipt.organisation())
                        .text("channel", receipt.channel())
                        .text("orderReference", receipt.orderReference())
                        .text("product", line.product())
                        .text("quantity", line.quantity())
                        .text("returnedDate", completed)
                        .text("completedDate", completed)
                        .text("authorised", receipt.authorised())
                        .text("authorisation", receipt.authorisation())
                        .text("type", receipt.type())
                        .text("note", receipt.note())
                        .text("lineReason", line.reason())
                        .text("lineCondition", line.condition())
                        .close());
    }
}
