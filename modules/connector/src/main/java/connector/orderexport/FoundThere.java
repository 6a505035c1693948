package connector.orderexport;

import connector.orderflow.OrderDetail;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.routing.WarehouseStatus;

/** What an order found in OrderFlow means for the export of the document that has its reference. Pure. */
sealed interface FoundThere {

    /** The warehouse has what we would send. */
    record Same() implements FoundThere {}

    /** It cannot be told yet. */
    record NotYet(String why) implements FoundThere {}

    record Stuck(String reason, String help) implements FoundThere {}

    /** @param document as it would be sent today @param link as it was sent */
    static FoundThere of(OrderImport document, OrderLink link, WarehouseStatus status) {
        String reference = document.externalReference();
        OrderDetail there = status.detail();
        if (status.isCancelled()) {
            return new Stuck(
                    "OrderFlow has " + reference + ", but cancelled: nobody will pick it",
                    "If it is to be shipped, free the reference in OrderFlow, then replay; else cancel the order here.");
        }
        if (there.shipments().stream().allMatch(shipment -> shipment.lines().isEmpty())) {
            return new NotYet(
                    "OrderFlow shows " + reference + " without lines, so nobody can tell whether it is this one");
        }
        boolean same = SentDocument.fingerprint(document).equals(link.sent().fingerprint())
                ? SentDocument.sameGoods(document, there)
                : SentDocument.sameProducts(link, there);
        return same ? new Same() : anotherOrder(document, there);
    }

    private static Stuck anotherOrder(OrderImport document, OrderDetail there) {
        return new Stuck(
                "OrderFlow has another order under the reference " + document.externalReference() + ": "
                        + SentDocument.goodsOf(document, there),
                "Compare both; cancel the wrong one in OrderFlow or change the reference pattern, then replay.");
    }
}
