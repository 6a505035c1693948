package sandbox.orderflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sandbox.faults.Fault;
import sandbox.faults.FaultDial;
import sandbox.http.Request;
import sandbox.http.Response;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steers the stand-in from outside, below {@code /sandbox/}; needs no account.
 *
 * <ul>
 *   <li>{@code POST /sandbox/warehouse/work}: works until idle; {@code steps=n}: so many steps only
 *   <li>{@code GET /sandbox/faults}: what went wrong so far; {@code POST} with {@code share} (0 to 1), {@code kinds}
 *       (comma-separated names of faults, all when left out) and {@code path} (only paths that hold this text)
 *   <li>{@code GET /sandbox/orders}, with {@code reference}: only that one; everything an import said, also what
 *       order detail does not show (reference §2.3): site, priority, user defined fields
 *   <li>{@code POST /sandbox/warehouse/{word}}: one step by hand, see {@link FloorCalls}
 *   <li>{@code GET /sandbox/returns}; {@code POST}: a parcel comes back, see {@link DeskCalls}
 *   <li>{@code POST /sandbox/pushes/hold}, {@code release}, {@code forget}: news is kept back for a while
 *   <li>{@code GET /sandbox/products}, with {@code sku}: only that one
 * </ul>
 */
record AdminCalls(Warehouse warehouse, FaultDial dial, OrderBook orders, Catalogue products, DeskCalls desk) {

    private static final String FLOOR = "/sandbox/warehouse/";
    private static final String PUSHES = "/sandbox/pushes/";

    private static final JsonMapper JSON = JsonMapper.shared();

    Response answer(Request request) {
        Parameters parameters = Parameters.of(request);
        return switch (request.method() + " " + request.path()) {
            case "POST /sandbox/warehouse/work" -> json(Map.of("moved", work(parameters)));
            case "GET /sandbox/orders" -> orders(parameters);
            case "GET /sandbox/products" -> products(parameters);
            case "GET /sandbox/faults" -> faults();
            case "POST /sandbox/faults" -> {
                turn(parameters);
                yield faults();
            }
            case "GET /sandbox/returns" -> json(desk.returns());
            case "POST /sandbox/returns" -> json(desk.receive(parameters));
            default -> byWord(request, parameters);
        };
    }

    private Response byWord(Request request, Parameters parameters) {
        String path = request.path();
        if (request.method().equals("POST") && path.startsWith(FLOOR)) {
            String word = path.substring(FLOOR.length());
            return json(Map.of("order", new FloorCalls(warehouse).answer(word, parameters)));
        }
        if (request.method().equals("POST") && path.startsWith(PUSHES)) {
            return json(desk.pushes(path.substring(PUSHES.length()), parameters));
        }
        throw ErrorAnswer.notFound(path);
    }

    /** A reference means every order imported as it, cancelled ones among them. */
    private Response orders(Parameters parameters) {
        Optional<String> reference = parameters.find("reference");
        return json(Map.of(
                "orders",
                orders.all().stream()
                        .filter(order -> reference.isEmpty()
                                || reference.get().equals(order.reference())
                                || reference.get().equals(order.importedReference()))
                        .toList()));
    }

    private Response products(Parameters parameters) {
        Optional<String> sku = parameters.find("sku");
        return json(Map.of(
                "products",
                products.all().stream()
                        .filter(product -> sku.isEmpty() || sku.get().equals(product.sku()))
                        .toList()));
    }

    private int work(Parameters parameters) {
        if (parameters.find("steps").isEmpty()) {
            return warehouse.workUntilIdle();
        }
        int moved = 0;
        for (int left = (int) number(parameters, "steps"); left > 0; left--) {
            moved += warehouse.step();
        }
        return moved;
    }

    private void turn(Parameters parameters) {
        double share = number(parameters, "share");
        String path = parameters.find("path").orElse("");
        List<Fault> kinds = parameters.find("kinds").map(AdminCalls::kinds).orElse(List.of(Fault.values()));
        dial.draw(share, kinds, request -> request.path().contains(path));
    }

    private Response faults() {
        return json(Map.of(
                "injected",
                dial.injected(),
                "repeats",
                dial.repeats(),
                "reorders",
                dial.reorders(),
                "total",
                dial.total()));
    }

    private static List<Fault> kinds(String names) {
        try {
            return Arrays.stream(names.split(","))
                    .map(name -> Fault.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException unknown) {
            throw ErrorAnswer.badRequest("Faults are " + Arrays.toString(Fault.values()));
        }
    }

    private static double number(Parameters parameters, String name) {
        try {
            return Double.parseDouble(parameters.require(name));
        } catch (NumberFormatException unreadable) {
            throw ErrorAnswer.badRequest("Parameter '" + name + "' is not a number");
        }
    }

    private static Response json(Map<String, ?> values) {
        return Response.json(200, JSON.writeValueAsString(values));
    }
}
