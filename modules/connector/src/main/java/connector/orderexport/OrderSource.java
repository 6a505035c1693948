package connector.orderexport;

import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.order.Order;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order, and what is known of it besides.
 *
 * @param json the order as commercetools writes it, for expressions; asked for once, and only if there are any
 */
record OrderSource(Order order, Keys keys, Supplier<Map<String, Object>> json) {

    /** The keys behind what an order names by id or not at all. */
    interface Keys {

        /** Null: it has none. */
        @Nullable
        String ofShippingMethod(@Nullable String id);

        /** Null: no zone covers the address. */
        @Nullable
        String ofZone(BaseAddress address);
    }

    /** No keys are known, and the JSON is what the SDK makes of the order. */
    static OrderSource alone(Order order) {
        return new OrderSource(order, new NoKeys(), () -> json(order));
    }

    /** JSON of each line item and custom line item of an order, by id. */
    static Map<String, Map<String, Object>> linesOf(Map<String, Object> json) {
        Map<String, Map<String, Object>> lines = new HashMap<>();
        Stream.of("lineItems", "customLineItems")
                .map(json::get)
                .flatMap(list -> list instanceof List<?> found ? found.stream() : Stream.empty())
                .forEach(line -> {
                    if (line instanceof Map<?, ?> map && map.get("id") instanceof String id) {
                        lines.put(id, cast(map));
                    }
                });
        return lines;
    }

    private static Map<String, Object> json(Order order) {
        try {
            return cast(JsonUtils.fromJsonString(JsonUtils.toJsonString(order), Map.class));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record NoKeys() implements Keys {
        @Override
        public @Nullable String ofShippingMethod(@Nullable String id) {
            return null;
        }

        @Override
        public @Nullable String ofZone(BaseAddress address) {
            return null;
        }
    }

    @SuppressWarnings("unchecked") // keys of a JSON object are texts
    private static Map<String, Object> cast(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }
}
