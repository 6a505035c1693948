package connector.orderexport;

import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderImportLine;
import connector.orderflow.OrderLink.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells whether what was sent is what would be sent, and whether it is what the warehouse has. */
final class SentDocument {

    /** Enough to notice a change, too little to find a name by trying names. */
    private static final int SHORT = 8;

    private SentDocument() {}

    /** What is remembered of a document. @param content fingerprint of what the order says */
    static Sent of(ImportDocument document, String content) {
        return new Sent(fingerprint(document), content, fields(document));
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
            String salted = document.externalReference() + field.key();
            fields.put(
                    field.key(), Fingerprint.of(List.of(salted, field.value())).substring(0, SHORT));
        }
        return fields;
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
