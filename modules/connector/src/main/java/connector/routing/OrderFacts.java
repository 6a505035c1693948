package connector.routing;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.type.CustomFields;
import connector.commercetools.OrderJson;
import connector.commercetools.OrderKeys;
import connector.commercetools.OrderParts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as rules look at it: with the keys behind its ids, at a time. Its JSON is read once, and only if asked for. */
public final class OrderFacts {

    private final Order order;
    private final OrderKeys keys;
    private final Instant now;
    private @Nullable Map<String, Object> json;

    public OrderFacts(Order order, OrderKeys keys, Instant now) {
        this.order = order;
        this.keys = keys;
        this.now = now;
    }

    public Order order() {
        return order;
    }

    public OrderKeys keys() {
        return keys;
    }

    Instant now() {
        return now;
    }

    @Nullable
    String store() {
        return order.getStore() == null ? null : order.getStore().getKey();
    }

    @Nullable
    String businessUnit() {
        return order.getBusinessUnit() == null ? null : order.getBusinessUnit().getKey();
    }

    String currency() {
        return order.getTotalPrice() == null ? "" : order.getTotalPrice().getCurrencyCode();
    }

    /** Key of the workflow state; empty: the order is in none, or in one without a key. */
    Optional<String> workflowState() {
        return Optional.ofNullable(order.getState()).map(state -> keys.states().get(state.getId()));
    }

    /** The order as commercetools writes it, for expressions. */
    public Map<String, Object> json() {
        Map<String, Object> known = json;
        if (known == null) {
            known = OrderJson.of(order);
            json = known;
        }
        return known;
    }

    /** JSON of a line item or custom line item. */
    Map<String, Object> jsonOfLine(String id) {
        for (String lines : List.of("lineItems", "customLineItems")) {
            if (json().get(lines) instanceof List<?> list) {
                for (Object line : list) {
                    if (line instanceof Map<?, ?> map && id.equals(map.get("id"))) {
                        return OrderJson.object(map);
                    }
                }
            }
        }
        return new HashMap<>();
    }

    Optional<Object> field(String name) {
        return field(order.getCustom(), name);
    }

    static Optional<Object> field(@Nullable CustomFields custom, String name) {
        return Optional.ofNullable(custom)
                .map(CustomFields::getFields)
                .map(fields -> fields.values().get(name));
    }

    List<LineItem> lines() {
        return OrderParts.lines(order);
    }

    List<CustomLineItem> customLines() {
        return OrderParts.customLines(order);
    }
}
