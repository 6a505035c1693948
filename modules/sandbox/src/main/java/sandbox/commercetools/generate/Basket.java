package sandbox.commercetools.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order somebody has in mind: these goods, paid, to an address in the United Kingdom. No discounts, gifts or fees.
 *
 * @param inventoryMode {@code None}: Order Edits are possible; {@code ReserveOnOrder} or {@code TrackOnly}: they are not
 * @param number null: the next free one
 */
public record Basket(
        List<Wanted> lines, String inventoryMode, @Nullable String number, boolean severalAddresses) {

    /** SKUs of the catalogue, for people who have none in mind. */
    public static final String MUG = "MUG-BLU-350";

    public static final String SHIRT = "TSH-ORG-M";
    public static final String TEA = "TEA-EARL-250";

    private static final Map<String, String> CHANNELS = Map.of(
            "warehouse-leeds", "channel-warehouse-leeds",
            "warehouse-venlo", "channel-warehouse-venlo",
            "store-london", "channel-store-london");

    public Basket {
        lines = List.copyOf(lines);
    }

    /** @param supplyChannel key of the channel, null: none */
    public record Wanted(
            String sku, long quantity, @Nullable String supplyChannel) {}

    public static Basket of(String sku, long quantity) {
        return new Basket(List.of(), "None", null, false).and(sku, quantity);
    }

    public Basket and(String sku, long quantity) {
        List<Wanted> more = new ArrayList<>(lines);
        more.add(new Wanted(sku, quantity, null));
        return new Basket(more, inventoryMode, number, severalAddresses);
    }

    /** The line added last is to come from this warehouse. @param channelKey for example {@code warehouse-leeds} */
    public Basket from(String channelKey) {
        List<Wanted> changed = new ArrayList<>(lines);
        Wanted last = changed.removeLast();
        changed.add(new Wanted(last.sku, last.quantity, channelKey));
        return new Basket(changed, inventoryMode, number, severalAddresses);
    }

    /** The platform reserves stock for it, so it cannot be edited (reference §0.1). */
    public Basket reserving() {
        return new Basket(lines, "ReserveOnOrder", number, severalAddresses);
    }

    public Basket numbered(String orderNumber) {
        return new Basket(lines, inventoryMode, orderNumber, severalAddresses);
    }

    /** Shipping mode Multiple: one piece of each line of several goes to the office, the rest home. */
    public Basket toSeveralAddresses() {
        return new Basket(lines, inventoryMode, number, true);
    }

    void into(ObjectNode order, Draw draw, Ids ids, Market market) {
        for (String field : List.of("discountCodes", "discountOnTotalPrice")) {
            order.remove(field);
        }
        order.putArray("customLineItems");
        ArrayNode items = order.putArray("lineItems");
        lines.forEach(wanted -> items.add(line(wanted, ids, market)));
        order.put("inventoryMode", inventoryMode);
        if (number != null) {
            order.put("orderNumber", number);
        }
        if (severalAddresses) {
            ShippingShapes.multiple(order, draw);
        }
    }

    private ObjectNode line(Wanted wanted, Ids ids, Market market) {
        Product product = Product.CATALOGUE.stream()
                .filter(each -> each.sku().equals(wanted.sku))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody sells " + wanted.sku));
        ObjectNode line = Lines.item(product, market.amounts(), ids).put("quantity", wanted.quantity);
        line.set("taxRate", (product.reduced() ? market.reduced() : market.standard()).json());
        line.putArray("discountedPricePerQuantity");
        line.putArray("taxedPricePortions");
        line.putArray("perMethodTaxRate");
        if (wanted.supplyChannel != null) {
            String id = CHANNELS.get(wanted.supplyChannel);
            if (id == null) {
                throw new IllegalArgumentException("No warehouse is called " + wanted.supplyChannel);
            }
            line.set("supplyChannel", Json.reference("channel", id));
        }
        return line;
    }
}
