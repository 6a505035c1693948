package connector.orderexport;

import com.commercetools.api.models.order.Order;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.vrap.rmf.base.client.utils.json.JsonException;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Breaks an order's JSON in places that chance picks: things go missing, turn absurd, or come twice. */
final class Wounds {

    private static final List<Object> TEXTS = Arrays.asList(
            null,
            "",
            "   ",
            "NoSuchValue",
            "x".repeat(10_000),
            "\uD83C\uDF75".repeat(300),
            "a\u0000b\u0007",
            "\u0001",
            "line one\r\nline two\u2028line three",
            "back\\slash");
    private static final List<Object> NUMBERS =
            Arrays.asList(null, 0, -1, 1, 7, Long.MAX_VALUE, Long.MIN_VALUE, 999_999_999_999L);
    private static final List<Object> OTHERS = Arrays.asList(null, Map.of(), List.of());

    private Wounds() {}

    /** Empty if the SDK itself cannot read it any more. */
    static Optional<Order> in(Order order, int count, Random chance) {
        try {
            Map<?, ?> json = JsonUtils.fromJsonString(JsonUtils.toJsonString(order), Map.class);
            for (int i = 0; i < count; i++) {
                List<Runnable> places = new ArrayList<>();
                collect(json, places, chance);
                if (!places.isEmpty()) {
                    places.get(chance.nextInt(places.size())).run();
                }
            }
            return Optional.ofNullable(JsonUtils.fromJsonString(JsonUtils.toJsonString(json), Order.class));
        } catch (JsonException | JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // a tree of JSON
    private static void collect(Object node, List<Runnable> places, Random chance) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> object = (Map<String, Object>) map;
            for (String key : List.copyOf(object.keySet())) {
                places.add(() -> {
                    if (chance.nextInt(3) == 0) {
                        object.remove(key);
                    } else {
                        object.put(key, absurd(object.get(key), chance));
                    }
                });
                collect(object.get(key), places, chance);
            }
        } else if (node instanceof List<?> list && !list.isEmpty()) {
            List<Object> items = (List<Object>) list;
            places.add(() -> items.add(items.getFirst()));
            items.forEach(item -> collect(item, places, chance));
        }
    }

    /** Of the same kind most of the time: the SDK does not even read a price that is a text. */
    private static @Nullable Object absurd(@Nullable Object now, Random chance) {
        List<Object> choice = now instanceof String ? TEXTS : now instanceof Number ? NUMBERS : OTHERS;
        return choice.get(chance.nextInt(choice.size()));
    }
}
