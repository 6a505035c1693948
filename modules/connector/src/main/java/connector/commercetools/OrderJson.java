package connector.commercetools;

import com.commercetools.api.models.order.Order;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import connector.commercetools.OrderFile.Entry;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    static ObjectMapper reading() {
        return JsonUtils.getConfiguredObjectMapper();
    }

    /** A value of a file as an order. commercetools never sends an order without an id, nor lists with holes. */
    static Entry entry(String where, JsonNode json) {
        if (!json.isObject()) {
            return new Entry.Unreadable(where, "it is no order but " + json.getNodeType());
        }
        if (json.path("id").asText("").isBlank()) {
            return new Entry.Unreadable(where, "it is no order: it has no id");
        }
        Optional<String> hole = hole(json, "");
        if (hole.isPresent()) {
            return new Entry.Unreadable(where, hole.get() + " is null");
        }
        try {
            return new Entry.Readable(where, reading().treeToValue(json, Order.class));
        } catch (JsonMappingException wrong) {
            return new Entry.Unreadable(where, path(wrong) + ": " + wrong.getOriginalMessage());
        } catch (JsonProcessingException wrong) {
            return new Entry.Unreadable(where, wrong.getOriginalMessage());
        }
    }

    private static Optional<String> hole(JsonNode json, String path) {
        if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                String place = path + "[" + i + "]";
                Optional<String> hole = json.get(i).isNull() ? Optional.of(place) : hole(json.get(i), place);
                if (hole.isPresent()) {
                    return hole;
                }
            }
            return Optional.empty();
        }
        return json.properties().stream()
                .flatMap(each ->
                        hole(each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey()).stream())
                .findFirst();
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
