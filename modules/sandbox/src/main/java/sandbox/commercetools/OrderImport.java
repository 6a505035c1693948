package sandbox.commercetools;

import java.time.Clock;
import java.util.List;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Turns an import draft, or any order given incompletely, into a complete Order (reference §3.6). */
final class OrderImport {

    private static final List<String> LISTS =
            List.of("lineItems", "customLineItems", "shipping", "refusedGifts", "syncInfo", "returnInfo");

    private final Project project;
    private final Clock clock;
    private final Ids ids;

    OrderImport(Project project, Clock clock, Ids ids) {
        this.project = project;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws ApiError 400 when the draft lacks what every order needs */
    ObjectNode order(ObjectNode draft, String clientId) {
        if (!(draft.path("totalPrice") instanceof ObjectNode)) {
            throw ApiError.requiredField("totalPrice");
        }
        if (Json.objects(draft, "lineItems").isEmpty()
                && Json.objects(draft, "customLineItems").isEmpty()) {
            throw ApiError.invalidInput("An order needs at least one line item or custom line item.");
        }
        ObjectNode order = draft.deepCopy();
        completed(order);
        if (!order.hasNonNull("lastModifiedBy")) {
            order.putObject("lastModifiedBy").put("clientId", clientId);
            order.putObject("createdBy").put("clientId", clientId);
        }
        return order;
    }

    private void completed(ObjectNode order) {
        String now = Json.instant(clock.instant());
        Drafts.absent(order, "id", ids.next());
        order.put("version", 1L);
        Drafts.absent(order, "createdAt", now);
        Drafts.absent(order, "lastModifiedAt", now);
        Drafts.absent(order, "orderState", "Open");
        Drafts.absent(order, "origin", "Customer");
        Drafts.absent(order, "shippingMode", "Single");
        LISTS.forEach(list -> Json.arrayIn(order, list));
        Drafts.typedMoney(order);
        Json.objects(order, "lineItems").forEach(this::lineItem);
        Json.objects(order, "customLineItems").forEach(this::customLineItem);
        if (order.path("shippingInfo") instanceof ObjectNode info) {
            Drafts.absent(info, "shippingMethodState", "MatchesCart");
            Json.arrayIn(info, "deliveries");
            if (info.path("shippingRate") instanceof ObjectNode rate) {
                Json.arrayIn(rate, "tiers");
            }
        }
    }

    private void lineItem(ObjectNode line) {
        Drafts.absent(line, "id", ids.next());
        Drafts.absent(line, "productId", ids.next());
        if (!line.path("productType").isObject()) {
            line.set("productType", Json.reference("product-type", ids.next()));
        }
        Drafts.absent(line, "priceMode", "Platform");
        Drafts.absent(line, "lineItemMode", "Standard");
        if (line.path("variant") instanceof ObjectNode variant && !variant.hasNonNull("id")) {
            variant.put("id", 1L);
        }
        if (line.path("price") instanceof ObjectNode price) {
            Drafts.absent(price, "id", ids.next());
            if (!line.path("totalPrice").isObject() && price.path("value") instanceof ObjectNode unit) {
                line.set("totalPrice", Drafts.times(unit, Json.requiredLong(line, "quantity")));
            }
        }
        item(line);
    }

    private void customLineItem(ObjectNode line) {
        Drafts.absent(line, "id", ids.next());
        Drafts.absent(line, "priceMode", "Standard");
        if (!line.path("totalPrice").isObject() && line.path("money") instanceof ObjectNode money) {
            line.set("totalPrice", Drafts.times(money, Json.requiredLong(line, "quantity")));
        }
        item(line);
    }

    private void item(ObjectNode line) {
        long quantity = Json.requiredLong(line, "quantity");
        line.put("quantity", quantity);
        for (String list : List.of("discountedPricePerQuantity", "taxedPricePortions", "perMethodTaxRate")) {
            Json.arrayIn(line, list);
        }
        if (Json.arrayIn(line, "state").isEmpty()) {
            line.putArray("state")
                    .addObject()
                    .put("quantity", quantity)
                    .set("state", Json.reference("state", project.initialLineItemState()));
        }
    }
}
