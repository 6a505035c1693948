package connector.cancellation;

import connector.orderflow.OrderDetail;

/** Order detail as it was before anything left. */
final class FloorBefore {

    private FloorBefore() {}

    static OrderDetail open(OrderDetail now) {
        return new OrderDetail(
                now.externalReference(),
                "validated",
                now.shipments().stream()
                        .map(each -> new OrderDetail.Shipment(
                                each.externalReference(), "packed", null, null, null, each.lines()))
                        .toList());
    }
}
