package connector.orderflow.client;

import connector.orderflow.wire.OrderFlowTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * One question or order for OrderFlow, before scope and credentials are added.
 *
 * @param path below the base URL
 * @param query as it means, not yet encoded
 * @param repeatable true for reads: asking twice changes nothing there
 */
record Ask(String method, String path, Map<String, String> query, byte[] body, boolean repeatable) {

    private static final int SKUS_PER_CALL = 100;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final byte[] NO_BODY = {};

    static Ask importOrders(byte[] document) {
        return new Ask("POST", "remoteorder/imports/importitems.xml", Map.of(), document, false);
    }

    static Ask importWarehouse(byte[] document) {
        return new Ask("POST", "remotewarehouse/imports/importitems.xml", Map.of(), document, false);
    }

    static Ask orderDetail(String reference) {
        Map<String, String> query = Map.of("externalReference", reference);
        return new Ask("POST", "remoteorder/order/detail.xml", query, NO_BODY, true);
    }

    static Ask cancel(String reference, boolean changesReference) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("externalReference", reference);
        query.put("cancelChangesExternalReference", Boolean.toString(changesReference));
        return new Ask("POST", "remoteorder/order/cancel.xml", query, NO_BODY, false);
    }

    static Ask despatches(DespatchWindows.Window window) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("from", window.fromText());
        query.put("to", window.toText());
        query.put("includeOrderLines", "true");
        return new Ask("GET", "remoteorder/shipment/despatches.xml", query, NO_BODY, true);
    }

    static Ask pending() {
        return new Ask("GET", "remoteorder/shipment/pending.xml", Map.of(), NO_BODY, true);
    }

    /** @param day on OrderFlow's calendar, asked for whole */
    static Ask returns(String reportKey, LocalDate day) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("reportKey", reportKey);
        query.put("startDate", OrderFlowTime.text(day.atStartOfDay()));
        query.put("endDate", OrderFlowTime.text(day.atTime(LAST_SECOND)));
        return new Ask("GET", "remote/report.xml", query, NO_BODY, true);
    }

    /** @param skus empty for all, which is one call; else as many calls as keep the address short */
    static List<Ask> inventory(List<String> skus, @Nullable String site) {
        if (skus.isEmpty()) {
            return List.of(inventory(Map.of(), site));
        }
        return skus.stream()
                .gather(Gatherers.windowFixed(SKUS_PER_CALL))
                .map(some -> inventory(Map.of("externalReferences", String.join(",", some)), site))
                .toList();
    }

    private static Ask inventory(Map<String, String> filter, @Nullable String site) {
        Map<String, String> query = new LinkedHashMap<>(filter);
        if (site != null) {
            query.put("site", site);
        }
        return new Ask("GET", "remotewarehouse/inventory.xml", query, NO_BODY, true);
    }
}
