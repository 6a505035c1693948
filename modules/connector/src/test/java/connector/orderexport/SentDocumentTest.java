package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderImport;
import connector.routing.ExportRules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentDocumentTest {

    @Test
    void the_same_order_has_the_same_fingerprint_and_a_changed_one_another() throws IOException {
        OrderImport document = document("single-line-tax-included");
        Order moved = ExportRulesTest.story("single-line-tax-included");
        moved.getShippingAddress().setCity("York");

        assertThat(SentDocument.fingerprint(document))
                .matches("[0-9a-f]{64}")
                .isEqualTo(SentDocument.fingerprint(document("single-line-tax-included")))
                .isNotEqualTo(SentDocument.fingerprint(
                        ((Mapped.Ready) Rendered.whole(moved, ExportRules.DEFAULT)).document()));
    }

    @Test
    void a_value_cannot_pose_as_two_fields() {
        ImportDocument two = fields(new ImportDocument.Field("a", "1"), new ImportDocument.Field("b", "2"));
        ImportDocument one = fields(new ImportDocument.Field("a", "1\nb=2"));
        ImportDocument shifted = fields(new ImportDocument.Field("a", "1b"), new ImportDocument.Field("", "2"));

        assertThat(SentDocument.fingerprint(two))
                .isNotEqualTo(SentDocument.fingerprint(one))
                .isNotEqualTo(SentDocument.fingerprint(shifted));
    }

    @Test
    void goods_are_the_same_however_the_warehouse_split_them() throws IOException {
        OrderImport sent = document("same-sku-on-two-lines");

        assertThat(SentDocument.sameGoods(sent, there(List.of(line("KET-BLU", 1)), List.of(line("KET-BLU", 1)))))
                .isTrue();
        assertThat(SentDocument.sameGoods(sent, there(List.of(line("KET-BLU", 2)))))
                .isTrue();
    }

    @Test
    void goods_differ_by_a_piece_or_a_sku() throws IOException {
        OrderImport sent = document("same-sku-on-two-lines");

        assertThat(SentDocument.sameGoods(sent, there(List.of(line("KET-BLU", 1)))))
                .isFalse();
        assertThat(SentDocument.sameGoods(sent, there(List.of(line("KET-BLU", 2), line("HAT", 1)))))
                .isFalse();
        assertThat(SentDocument.goodsOf(sent, there(List.of(line("KET-BLU", 1)))))
                .isEqualTo("sent {KET-BLU=2}, OrderFlow has {KET-BLU=1}");
    }

    private static OrderImport document(String story) throws IOException {
        return ((Mapped.Ready) Rendered.whole(ExportRulesTest.story(story), ExportRules.DEFAULT)).document();
    }

    private static OrderDetail.Line line(String sku, long quantity) {
        return new OrderDetail.Line(sku, quantity, "picked");
    }

    @SafeVarargs
    private static OrderDetail there(List<OrderDetail.Line>... shipments) {
        return new OrderDetail(
                "W-1001",
                "processing",
                List.of(shipments).stream()
                        .map(lines -> new OrderDetail.Shipment("S", "picked", null, null, null, lines))
                        .toList());
    }

    private static ImportDocument fields(ImportDocument.Field... fields) {
        return new ImportDocument() {
            @Override
            public String type() {
                return "order";
            }

            @Override
            public String operation() {
                return "insert";
            }

            @Override
            public String externalReference() {
                return "A";
            }

            @Override
            public List<Field> fields() {
                return List.of(fields);
            }
        };
    }
}
