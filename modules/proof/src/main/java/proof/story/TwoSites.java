package proof.story;

import java.time.LocalDate;
import java.util.List;
import sandbox.commercetools.generate.Basket;

/** Two warehouses, one order. */
final class TwoSites implements Story {

    @Override
    public String name() {
        return "two-sites";
    }

    @Override
    public String about() {
        return "Lines leave from Leeds on Monday and from Venlo, out of stock at first, on Thursday; the order is whole again.";
    }

    @Override
    public void play(Play play) {
        play.at("2026-03-02 09:12");
        String id = play.orders(
                "Ben orders two mugs from Leeds and a tea from Venlo",
                Basket.of(Basket.MUG, 2)
                        .from("warehouse-leeds")
                        .and(Basket.TEA, 1)
                        .from("warehouse-venlo"));
        play.until("each warehouse has its own order", () -> play.stored(id).size() == 2);
        String leeds = play.reference(id, "Leeds");
        String venlo = play.reference(id, "Venlo");

        play.at("2026-03-02 10:00");
        play.floor("Venlo has no tea until Thursday", floor -> floor.outOfStock(venlo, LocalDate.of(2026, 3, 5)));
        play.until("the tea is on backorder", id, order -> order.lineStates().contains(Basket.TEA + ": backorder 1"));

        play.at("2026-03-02 15:00");
        play.floor("Leeds packs", floor -> floor.pack(leeds, List.of("TS-L")));
        play.floor("Leeds sends it", floor -> floor.despatch(leeds));
        play.until(
                "the order is partly shipped",
                id,
                order -> order.shipmentState().equals("Partial"));

        play.at("2026-03-05 08:00");
        play.floor("Venlo gets its tea", floor -> floor.allocate(venlo, "Venlo"));
        play.at("2026-03-05 16:00");
        play.floor("Venlo packs", floor -> floor.pack(venlo, List.of("TS-V")));
        play.floor("Venlo sends it", floor -> floor.despatch(venlo));

        play.ends()
                .commerce(id)
                .has("the shipment state", CommerceOrder::shipmentState, "Shipped")
                .has(
                        "deliveries",
                        CommerceOrder::deliveryLines,
                        List.of("{" + Basket.MUG + "=2} [TS-L]", "{" + Basket.TEA + "=1} [TS-V]"))
                .has(
                        "states of lines",
                        CommerceOrder::lineStates,
                        List.of(Basket.MUG + ": shipped 2", Basket.TEA + ": shipped 1"))
                .has("the site of the mugs", order -> order.lineField(Basket.MUG, "warehouseSite"), "Leeds")
                .has("the site of the tea", order -> order.lineField(Basket.TEA, "warehouseSite"), "Venlo")
                .warehouse(leeds)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.MUG + " 2 picked"))
                .warehouse(venlo)
                .has("shipments", WarehouseOrder::shipments, List.of("despatched: " + Basket.TEA + " 1 picked"));
    }
}
