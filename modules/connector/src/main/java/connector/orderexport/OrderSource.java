package connector.orderexport;

import com.commercetools.api.models.common.BaseAddress;
import com.commercetools.api.models.order.Order;
import com.fasterxml.jackson.core.JsonProcessingException;
import connector.commercetools.OrderKeys;
import connector.routing.OrderFacts;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An order, and what is known of it besides.
 *
 * @param json the order as commercetools writes it, for expressions; asked for only if there are any
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

    /** As the rules look at it. */
    static OrderSource of(OrderFacts facts) {
        return new OrderSource(facts.order(), new KnownKeys(facts.keys()), facts::json);
    }

    private record KnownKeys(OrderKeys keys) implements Keys {

        @Override
        public @Nullable String ofShippingMethod(@Nullable String id) {
            return id == null ? null : keys.shippingMethods().get(id);
        }

        @Override
        public @Nullable String ofZone(BaseAddress address) {
            return keys.zone(address);
        }
    }

    /** No keys are known, and the JSON is what the SDK makes of the order. */
    static OrderSource alone(Order order) {
        return new OrderSource(order, new NoKeys(), () -> json(order));
    }

    /** JSON of a line item or custom line item; empty if there is none of this id. */
    Map<String, Object> jsonOfLine(@Nullable String id) {
        Map<String, Object> all = json.get();
        for (String lines : List.of("lineItems", "customLineItems")) {
            if (all.get(lines) instanceof List<?> list) {
                for (Object line : list) {
                    if (line instanceof Map<?, ?> map && map.get("id") instanceof String found && found.equals(id)) {
                        return cast(map);
                    }
                }
            }
        }
        return Map.of();
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
