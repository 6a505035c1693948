package proof.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import proof.bench.SandboxWords.Addresses;
import proof.bench.SandboxWords.Call;
import proof.bench.SandboxWords.Placed;
import proof.bench.SandboxWords.Side;

/**
 * The calls with which the connector exported one order, to be made again for another: same methods, paths, headers and
 * bodies, only the order's id and number are exchanged. The version stays: both orders are new, so it is 1 in both.
 */
record Recording(Placed order, List<Call> calls) {

    private static final Set<String> WRITTEN_BY_THE_CLIENT =
            Set.of("host", "content-length", "connection", "transfer-encoding");

    /** A call that is ready to be sent. */
    record Ready(String method, URI uri, Map<String, String> headers, byte[] body) {}

    Recording {
        calls = calls.stream().map(Recording::withoutFraming).toList();
    }

    List<Ready> forOrder(Placed other, Addresses addresses) {
        Pattern number = Pattern.compile("\\b" + Pattern.quote(order.number()) + "\\b");
        return calls.stream()
                .map(call -> {
                    String target = swapped(call.path() + query(call), number, other);
                    URI base = call.side() == Side.COMMERCETOOLS ? addresses.commercetools() : addresses.orderFlow();
                    byte[] body = swapped(call.body(), number, other).getBytes(StandardCharsets.UTF_8);
                    return new Ready(call.method(), base.resolve(target), call.headers(), body);
                })
                .toList();
    }

    private String swapped(String text, Pattern number, Placed other) {
        return number.matcher(text.replace(order.id(), other.id()))
                .replaceAll(Matcher.quoteReplacement(other.number()));
    }

    private static String query(Call call) {
        return call.query().isEmpty()
                ? ""
                : call.query().entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Call withoutFraming(Call call) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.keySet().removeAll(WRITTEN_BY_THE_CLIENT);
        return new Call(call.side(), call.method(), call.path(), call.query(), Map.copyOf(headers), call.body());
    }
}
