package sandbox.commercetools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sandbox.commercetools.generate.Basket;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /{project}/sandbox/{word}?order=ID-OR-NUMBER}: the {@link Merchant} by HTTP. Answers the order after it.
 *
 * <ul>
 *   <li>{@code basket?lines=SKU:2,SKU:1[&number=N][&inventoryMode=ReserveOnOrder]}: such an order is placed
 *   <li>{@code cancel}, {@code delete}, {@code state?to=Confirmed}, {@code workflow?to=KEY}
 *   <li>{@code quantity?line=1&quantity=2}: an Order Edit, applied at once
 *   <li>{@code move?line=1&quantity=1&to=KEY}: pieces of a line to a state
 *   <li>{@code return?line=1&quantity=1[&comment=TEXT]}: a return is announced
 *   <li>{@code edit} with a body {@code {"actions": [...]}}: whatever else can be done to an order
 *   <li>{@code meddle?share=0.5[&most=3]}: somebody writes an order right after it was read by id; 0 ends it
 * </ul>
 */
record MerchantCalls(Merchant merchant, Meddler meddler) {

    Map<String, Resource> words() {
        return Map.of(
                "basket",
                this::basket,
                "cancel",
                call -> Answers.json(200, merchant.cancel(order(call))),
                "delete",
                this::delete,
                "state",
                call -> Answers.json(200, merchant.orderState(order(call), text(call, "to"))),
                "workflow",
                call -> Answers.json(200, merchant.workflow(order(call), text(call, "to"))),
                "quantity",
                call -> Answers.json(
                        200, merchant.quantity(order(call), (int) number(call, "line"), number(call, "quantity"))),
                "move",
                call -> Answers.json(
                        200,
                        merchant.move(
                                order(call), (int) number(call, "line"), number(call, "quantity"), text(call, "to"))),
                "return",
                this::announce,
                "edit",
                this::edit,
                "meddle",
                this::meddle);
    }

    private Response basket(Call call) {
        List<Basket.Wanted> lines = new ArrayList<>();
        for (String line : text(call, "lines").split(",")) {
            String[] parts = line.split(":", 2);
            if (parts.length < 2 || !parts[1].matches("[1-9]\\d{0,5}")) {
                throw malformed("lines", line);
            }
            lines.add(new Basket.Wanted(parts[0], Long.parseLong(parts[1]), null));
        }
        Map<String, String> query = call.request().query();
        Basket basket = new Basket(lines, query.getOrDefault("inventoryMode", "None"), query.get("number"), false);
        try {
            return Answers.json(201, Json.object().put("id", merchant.place(basket)));
        } catch (IllegalArgumentException unsold) {
            throw ApiError.invalidInput(String.valueOf(unsold.getMessage()));
        }
    }

    private Response delete(Call call) {
        String order = order(call);
        merchant.delete(order);
        return Answers.json(200, Json.object().put("deleted", order));
    }

    private Response announce(Call call) {
        String item = merchant.announceReturn(
                order(call),
                (int) number(call, "line"),
                number(call, "quantity"),
                call.request().query().get("comment"));
        return Answers.json(200, Json.object().put("returnItemId", item));
    }

    private Response edit(Call call) {
        ObjectNode[] actions = Json.objects(call.body(), "actions").toArray(ObjectNode[]::new);
        return Answers.json(200, merchant.edit(order(call), actions));
    }

    private Response meddle(Call call) {
        String share = text(call, "share");
        String most = call.request().query().getOrDefault("most", "3");
        if (!share.matches("[01](\\.\\d+)?") || !most.matches("\\d{1,6}")) {
            throw malformed("share", share + ", " + most);
        }
        meddler.meddle(Double.parseDouble(share), Integer.parseInt(most), 1);
        return Answers.json(200, Json.object().put("meddled", meddler.total()));
    }

    private static String order(Call call) {
        return text(call, "order");
    }

    private static long number(Call call, String name) {
        String given = text(call, name);
        if (!given.matches("\\d{1,9}")) {
            throw malformed(name, given);
        }
        return Long.parseLong(given);
    }

    private static String text(Call call, String name) {
        String given = call.request().query().get(name);
        if (given == null || given.isBlank()) {
            throw ApiError.invalidInput("Malformed parameter: " + name + ": Missing required value.");
        }
        return given;
    }

    private static ApiError malformed(String name, String given) {
        return ApiError.invalidInput("Malformed parameter: " + name + ": " + given + ".");
    }
}
