package connector.orderexport;

import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderImportLine;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether what was sent is what would be sent, and whether it is what the warehouse has. */
final class SentDocument {

    /** Enough to notice a change, too little to find a name by trying names. */
    private static final int SHORT = 8;

    private static final Pattern PRODUCT = Pattern.compile("orderLine\\.\\d+\\.product\\.externalReference");

    private SentDocument() {}

    /** What is remembered of a document. @param content fingerprint of what the order says */
    static Sent of(OrderImport document, String content, List<OrderLink.Part> parts) {
        return new Sent(
                fingerprint(document),
                content,
                fields(document),
                document.shipment().site(),
                parts);
    }

    /** Over all fields in wire order. */
    static String fingerprint(ImportDocument document) {
        List<String> texts = new ArrayList<>();
        for (ImportDocument.Field field : document.fields()) {
            texts.add(field.key());
            texts.add(field.value());
        }
        return Fingerprint.of(texts);
    }

    /** Names of the fields that are new, gone or different since it was sent; values are personal and not remembered. */
    static List<String> differences(Sent sent, ImportDocument today) {
        Map<String, String> now = fields(today);
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(sent.fields().keySet());
        names.removeIf(name ->
                now.containsKey(name) && now.get(name).equals(sent.fields().get(name)));
        return List.copyOf(names);
    }

    private static Map<String, String> fields(ImportDocument document) {
        Map<String, String> fields = new TreeMap<>();
        for (ImportDocument.Field field : document.fields()) {
            fields.put(field.key(), shortly(document.externalReference(), field.key(), field.value()));
        }
        return fields;
    }

    private static String shortly(String reference, String field, String value) {
        return Fingerprint.of(List.of(reference + field, value)).substring(0, SHORT);
    }

    /** Same SKUs as were sent, for a document that nobody can make again because the order has changed. */
    static boolean sameProducts(OrderLink sent, OrderDetail there) {
        Set<String> skus = quantities(there).keySet();
        Set<String> found = new TreeSet<>();
        for (Map.Entry<String, String> field : sent.sent().fields().entrySet()) {
            if (PRODUCT.matcher(field.getKey()).matches()) {
                List<String> same = skus.stream()
                        .filter(sku ->
                                shortly(sent.reference(), field.getKey(), sku).equals(field.getValue()))
                        .toList();
                if (same.isEmpty()) {
                    return false;
                }
                found.addAll(same);
            }
        }
        return found.equals(skus);
    }

    /** Same pieces of the same SKUs, however OrderFlow has split them into shipments and whatever state they are in. */
    static boolean sameGoods(OrderImport sent, OrderDetail there) {
        return quantities(sent).equals(quantities(there));
    }

    /** For the operator: {@code sent {A=2}, OrderFlow has {A=1}}. */
    static String goodsOf(OrderImport sent, OrderDetail there) {
        return "sent %s, OrderFlow has %s".formatted(quantities(sent), quantities(there));
    }

    private static Map<String, Long> quantities(OrderImport sent) {
        return sent.lines().stream()
                .collect(Collectors.groupingBy(
                        OrderImportLine::product, TreeMap::new, Collectors.summingLong(OrderImportLine::quantity)));
    }

    private static Map<String, Long> quantities(OrderDetail there) {
        return there.shipments().stream()
                .flatMap(shipment -> shipment.lines().stream())
                .collect(Collectors.groupingBy(
                        OrderDetail.Line::sku, TreeMap::new, Collectors.summingLong(OrderDetail.Line::quantity)));
    }
}
