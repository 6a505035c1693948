package connector.commercetools;

import com.commercetools.api.models.order.Order;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.Map;

/** An order as plain maps, lists, texts, numbers and truths: the JSON that commercetools' documentation shows. */
public final class OrderJson {

    private OrderJson() {}

    /** Times are texts, absent fields are not there. Costs about as much as reading the order: do it once per order. */
    public static Map<String, Object> of(Order order) {
        return object(JsonUtils.getConfiguredObjectMapper().convertValue(order, Map.class));
    }

    /** A part of it. */
    @SuppressWarnings("unchecked") // the names in a JSON object are texts
    public static Map<String, Object> object(Map<?, ?> part) {
        return (Map<String, Object>) part;
    }
}
