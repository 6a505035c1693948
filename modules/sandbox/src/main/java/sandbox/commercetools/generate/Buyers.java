package sandbox.commercetools.generate;

import java.util.List;
import java.util.Random;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Who buys, and where it goes. */
final class Buyers {

    private static final List<String> PLACE = List.of(
            "streetName",
            "streetNumber",
            "postalCode",
            "city",
            "additionalStreetInfo",
            "building",
            "apartment",
            "region");

    private final Market market;
    private final Random random;
    private final Ids ids;

    Buyers(Market market, Random random, Ids ids) {
        this.market = market;
        this.random = random;
        this.ids = ids;
    }

    void into(ObjectNode order) {
        String[] person = drawn(market.people()).split("\\|", -1);
        String email = "shopper-" + ids.next().substring(0, 8) + "@example.com";
        ObjectNode shipping = address(person, email);
        order.put("customerEmail", email).set("shippingAddress", shipping);
        if (random.nextInt(3) > 0) {
            order.put("customerId", ids.next());
        } else {
            order.put("anonymousId", ids.next());
        }
        boolean same = random.nextInt(4) > 0;
        order.set("billingAddress", same ? shipping.deepCopy() : address(person, email));
        if (market.business()) {
            order.put("purchaseOrderNumber", "PO-" + (10_000 + random.nextInt(90_000)));
        }
    }

    private ObjectNode address(String[] person, String email) {
        ObjectNode address = Json.object()
                .put("id", ids.next().substring(0, 8))
                .put("firstName", person[0])
                .put("lastName", person[1]);
        String[] place = drawn(market.places()).split("\\|", -1);
        for (int part = 0; part < PLACE.size(); part++) {
            if (!place[part].isEmpty()) {
                address.put(PLACE.get(part), place[part]);
            }
        }
        if (market.business()) {
            address.put("company", "Kantoor & Co. B.V.").put("department", "Inkoop");
        }
        if (random.nextBoolean()) {
            address.put("phone", "+44 20 7946 0" + (100 + random.nextInt(900)));
        }
        return address.put("email", email).put("country", market.country());
    }

    private String drawn(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
