package sandbox.commercetools;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.generate.Shape;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /{project}/sandbox/orders?count=N&shape=NAME}: N shoppers order, each an order of that kind. Ours, not commercetools': so that a stand-alone
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
        shop.place(count, shape(call.request().query().get("shape"))).forEach(ids::add);
        return Answers.json(201, answer);
    }

    private static @Nullable Shape shape(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Shape.named(name)
                .orElseThrow(() -> ApiError.invalidInput(
                        "Malformed parameter: shape: " + name + " is none of " + List.of(Shape.values()) + "."));
    }
}
