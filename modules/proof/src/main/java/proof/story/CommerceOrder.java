package proof.story;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An order as commercetools shows it, in words.
 *
 * @param stateKeys keys of the project's States by id
 */
public record CommerceOrder(JsonNode json, Map<String, String> stateKeys) {

    public String orderState() {
        return json.path("orderState").asString("");
    }

    public String shipmentState() {
        return json.path("shipmentState").asString("none");
    }

    /** Key of its workflow state, {@code none} without one. */
    public String workflow() {
        return key(json.path("state"));
    }

    public boolean accepted() {
        return !json.path("syncInfo").isEmpty();
    }

    public long version() {
        return json.path("version").asLong();
    }

    public String number() {
        return json.path("orderNumber").asString();
    }

    /** Ordered pieces by SKU. */
    public Map<String, Long> quantities() {
        Map<String, Long> pieces = new TreeMap<>();
        lines().forEach(line -> pieces.merge(sku(line), line.path("quantity").asLong(), Long::sum));
        return pieces;
    }

    /** For example {@code MUG: shipped 2, cancelled 1}; states in the alphabet's order. */
    public List<String> lineStates() {
        return lines().map(line -> {
                    Map<String, Long> states = new TreeMap<>();
                    line.path("state")
                            .forEach(part -> states.merge(
                                    key(part.path("state")),
                                    part.path("quantity").asLong(),
                                    Long::sum));
                    return sku(line) + ": "
                            + String.join(
                                    ", ",
                                    states.entrySet().stream()
                                            .map(each -> each.getKey() + " " + each.getValue())
                                            .toList());
                })
                .toList();
    }

    /** Pieces by SKU on its deliveries. */
    public Map<String, Long> delivered() {
        Map<String, Long> pieces = new TreeMap<>();
        deliveries()
                .flatMap(each -> each.path("items").valueStream())
                .forEach(item -> pieces.merge(
                        skuOf(item.path("id").asString()), item.path("quantity").asLong(), Long::sum));
        return pieces;
    }

    /** One line for each delivery: its pieces by SKU, then the tracking ids of its parcels; in the alphabet's order. */
    public List<String> deliveryLines() {
        return deliveries()
                .map(delivery -> {
                    Map<String, Long> pieces = new TreeMap<>();
                    delivery.path("items")
                            .forEach(item -> pieces.merge(
                                    skuOf(item.path("id").asString()),
                                    item.path("quantity").asLong(),
                                    Long::sum));
                    List<String> parcels = delivery.path("parcels")
                            .valueStream()
                            .map(CommerceOrder::tracking)
                            .sorted()
                            .toList();
                    return pieces + " " + parcels;
                })
                .sorted()
                .toList();
    }

    /** Tracking ids of all parcels, in the alphabet's order. */
    public List<String> parcels() {
        return deliveries()
                .flatMap(delivery -> delivery.path("parcels").valueStream())
                .map(CommerceOrder::tracking)
                .sorted()
                .toList();
    }

    /** For example {@code TSHIRT 1 BackInStock}, in the alphabet's order. */
    public List<String> returns() {
        return returnItems()
                .map(item -> skuOf(item.path("lineItemId").asString()) + " "
                        + item.path("quantity").asLong() + " "
                        + item.path("shipmentState").asString())
                .sorted()
                .toList();
    }

    public List<String> returnPayments() {
        return returnItems()
                .map(item -> item.path("paymentState").asString())
                .sorted()
                .toList();
    }

    /** A custom field of the order as text, {@code none} without it. */
    public String field(String name) {
        return json.at("/custom/fields").path(name).asString("none");
    }

    /** A custom field of the line with this SKU as text, {@code none} without it. */
    public String lineField(String sku, String name) {
        return lines().filter(line -> sku(line).equals(sku))
                .map(line -> line.at("/custom/fields").path(name))
                .map(value -> value.isObject() ? value.toString() : value.asString("none"))
                .findFirst()
                .orElse("none");
    }

    private Stream<JsonNode> lines() {
        return json.path("lineItems").valueStream();
    }

    private Stream<JsonNode> deliveries() {
        return Stream.concat(
                        Stream.of(json.path("shippingInfo")),
                        json.path("shipping").valueStream().map(each -> each.path("shippingInfo")))
                .flatMap(info -> info.path("deliveries").valueStream());
    }

    private Stream<JsonNode> returnItems() {
        return json.path("returnInfo")
                .valueStream()
                .flatMap(info -> info.path("items").valueStream());
    }

    private String skuOf(String lineId) {
        return lines().filter(line -> line.path("id").asString().equals(lineId))
                .map(CommerceOrder::sku)
                .findFirst()
                .orElse("unknown line");
    }

    private String key(JsonNode state) {
        String id = state.path("id").asString("none");
        return stateKeys.getOrDefault(id, id);
    }

    private static String sku(JsonNode line) {
        return line.at("/variant/sku").asString();
    }

    private static String tracking(JsonNode parcel) {
        return parcel.at("/trackingData/trackingId").asString("no tracking");
    }
}
