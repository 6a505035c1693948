package connector.console;

import connector.orderflow.DestinationSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a person goes on reading. */
@Component
class DeepLinks {

    /** A path segment that no proxy or server reads otherwise than it is written. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    private final Map<String, DestinationSettings> destinations;

    DeepLinks(List<DestinationSettings> destinations) {
        this.destinations = destinations.stream()
                .collect(Collectors.toUnmodifiableMap(DestinationSettings::name, Function.identity(), (one, _) -> one));
    }

    /** OrderFlow's page of an order (reference §6.4); null when the destination is not configured any more. */
    @Nullable
    String orderFlow(String destination, String reference) {
        DestinationSettings settings = destinations.get(destination);
        if (settings == null) {
            return null;
        }
        String base = settings.baseUrl().toString();
        return base + (base.endsWith("/") ? "" : "/") + "despatch/order/referenceDetail.htm?externalReference="
                + encoded(reference) + "&channel=" + encoded(settings.channel());
    }

    /** Our page of an order: by number where a path can carry it, else by id. */
    static String story(OrderRow row) {
        String number = row.orderNumber();
        return "/orders/" + (number != null && PLAIN.matcher(number).matches() ? number : encoded(row.orderId()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
