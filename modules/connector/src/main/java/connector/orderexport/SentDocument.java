package connector.orderexport;

import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderImportLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells whether what was sent is what would be sent, and whether it is what the warehouse has. */
final class SentDocument {

    private SentDocument() {}

    /** SHA-256 over all fields in wire order, as hex. Each text is preceded by its length, so that none can pose as two. */
    static String fingerprint(ImportDocument document) {
        MessageDigest digest = sha256();
        for (ImportDocument.Field field : document.fields()) {
            update(digest, field.key());
            update(digest, field.value());
        }
        return HexFormat.of().formatHex(digest.digest());
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

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
