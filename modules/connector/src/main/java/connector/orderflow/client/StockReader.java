package connector.orderflow.client;

import connector.orderflow.StockLine;
import connector.orderflow.wire.Quantity;
import connector.orderflow.wire.SecureXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the inventory pull (reference §2.7) line by line: it may hold every product of the channel. */
final class StockReader implements AnswerReader<List<StockLine>> {

    @Override
    public List<StockLine> read(byte[] xml) {
        List<StockLine> lines = new ArrayList<>();
        SecureXml.stream(xml, (depth, name, attributes) -> {
            if (depth == 1 && !name.equals("inventory")) {
                throw new UnusableAnswer("no inventory in the answer, but " + Words.shown(name));
            }
            if (name.equals("product")) {
                lines.add(line(attributes));
            }
        });
        return List.copyOf(lines);
    }

    private static StockLine line(Map<String, String> product) {
        String sku = text(product, "externalReference");
        if (sku == null) {
            throw new UnusableAnswer("a stock line without product");
        }
        long total = Quantity.of(product.get("total"), sku);
        long allocated = orZero(product.get("allocated"), sku);
        return new StockLine(
                sku,
                text(product, "site"),
                total,
                allocated,
                Quantity.of(product.get("available"), sku),
                Quantity.orNull(product.get("onOrder")));
    }

    private static long orZero(@Nullable String text, String sku) {
        return text == null || text.isBlank() ? 0 : Quantity.of(text, sku);
    }

    private static @Nullable String text(Map<String, String> product, String name) {
        String value = product.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }
}
