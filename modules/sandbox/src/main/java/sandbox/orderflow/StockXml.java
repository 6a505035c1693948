package sandbox.orderflow;

import sandbox.orderflow.Stock.Level;

/** Inventory records as pull and push name them (reference §2.7, §3.2). */
final class StockXml {

    private StockXml() {}

    static void pulled(XmlText xml, Level level) {
        named(xml.open("product"), level)
                .attribute("inspection", 0)
                .attribute("damaged", level.damaged())
                .attribute("quarantined", 0)
                .close();
    }

    static void pushed(XmlText xml, Level level) {
        named(xml.open("product").attribute("sequenceId", level.sequence()), level)
                .attribute("organisation", level.organisation())
                .close();
    }

    private static XmlText named(XmlText xml, Level level) {
        return xml.attribute("inventoryId", level.inventoryId())
                .attribute("externalReference", level.sku())
                .attribute("site", level.site())
                .attribute("total", level.total())
                .attribute("allocated", level.allocated())
                .attribute("available", level.available())
                .attribute("frozen", 0)
                .attribute("onOrder", 0)
                .attribute("lastStockChangeId", level.marks().stockChange())
                .attribute("lastLineRequirementChangeId", level.marks().requirementChange());
    }
}
