package sandbox.commercetools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;

/** What only one order of the project may have: its number, its payments. Also the index to find orders by them. */
final class Claims {

    private final Map<String, String> orderIdByNumber = new ConcurrentHashMap<>();
    private final Map<String, String> orderIdByPayment = new ConcurrentHashMap<>();

    Optional<String> byNumber(String orderNumber) {
        return Optional.ofNullable(orderIdByNumber.get(orderNumber));
    }

    Optional<String> byPayment(String paymentId) {
        return Optional.ofNullable(orderIdByPayment.get(paymentId));
    }

    /** Takes everything the order has now, or nothing. @throws ApiError 400 DuplicateField */
    void take(String orderId, JsonNode order) {
        Map<String, Map<String, String>> taken = new LinkedHashMap<>();
        String number = Json.text(order, "orderNumber");
        if (number != null) {
            claim(orderIdByNumber, number, orderId, "orderNumber", taken);
        }
        for (String payment : payments(order)) {
            claim(orderIdByPayment, payment, orderId, "paymentInfo", taken);
        }
    }

    /** Gives back the payments the order no longer has. */
    void release(String orderId, JsonNode before, JsonNode after) {
        List<String> kept = payments(after);
        payments(before).stream()
                .filter(payment -> !kept.contains(payment))
                .forEach(payment -> orderIdByPayment.remove(payment, orderId));
    }

    /** The order is gone: others may have its number and its payments. */
    void releaseAll(String orderId, JsonNode order) {
        String number = Json.text(order, "orderNumber");
        if (number != null) {
            orderIdByNumber.remove(number, orderId);
        }
        payments(order).forEach(payment -> orderIdByPayment.remove(payment, orderId));
    }

    private static void claim(
            Map<String, String> index,
            String value,
            String orderId,
            String field,
            Map<String, Map<String, String>> taken) {
        String owner = index.putIfAbsent(value, orderId);
        if (owner == null) {
            taken.put(value, index);
        } else if (!owner.equals(orderId)) {
            taken.forEach((each, in) -> in.remove(each, orderId));
            throw ApiError.duplicateField(field, value);
        }
    }

    private static List<String> payments(JsonNode order) {
        List<String> payments = new ArrayList<>();
        order.path("paymentInfo")
                .path("payments")
                .forEach(payment -> payments.add(payment.path("id").asString("")));
        return payments;
    }
}
