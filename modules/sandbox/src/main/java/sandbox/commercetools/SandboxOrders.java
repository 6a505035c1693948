package sandbox.commercetools;

import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /{project}/sandbox/orders?count=N}: N shoppers order. Ours, not commercetools': so that a stand-alone
 * stand-in can be played with. Needs no token.
 */
final class SandboxOrders implements Resource {

    private static final int MOST = 10_000;

    private final Shop shop;

    SandboxOrders(Shop shop) {
        this.shop = shop;
    }

    @Override
    public Response handle(Call call) {
        if (!call.post() || !"orders".equals(call.element())) {
            throw ApiError.methodNotAllowed();
        }
        String given = call.request().query().getOrDefault("count", "1");
        int count = given.matches("\\d{1,5}") ? Integer.parseInt(given) : 0;
        if (count < 1 || count > MOST) {
            throw ApiError.invalidInput("Malformed parameter: count: " + given + " is not within 1 and " + MOST + ".");
        }
        ObjectNode answer = Json.object();
        ArrayNode ids = answer.putArray("ids");
        shop.place(count).forEach(ids::add);
        return Answers.json(201, answer);
    }
}
