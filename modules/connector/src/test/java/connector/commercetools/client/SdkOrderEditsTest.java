package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.StagedOrderUpdateAction;
import com.commercetools.api.models.order_edit.OrderEditApplied;
import com.commercetools.api.models.order_edit.OrderEditPreviewSuccess;
import com.commercetools.api.models.order_edit.StagedOrderChangeLineItemQuantityActionBuilder;
import connector.commercetools.OrderEdits.EditAnswer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkOrderEditsTest {

    private static final String EDIT = """
            {"id":"e-1","version":3,"key":"of-cancel-1","resource":{"typeId":"order","id":"o-1"},
             "stagedActions":[{"action":"changeLineItemQuantity","lineItemId":"l-1","quantity":2}],"result":%s}""";
    private static final String PREVIEW = EDIT.formatted(
            "{\"type\":\"PreviewSuccess\",\"preview\":{\"id\":\"o-1\",\"version\":4,\"lineItems\":[]},\"messagePayloads\":[]}");
    private static final String APPLIED = EDIT.formatted("""
            {"type":"Applied","appliedAt":"2026-03-01T10:00:00.000Z","excerptBeforeEdit":{"version":4},
             "excerptAfterEdit":{"version":5}}""");
    private static final List<StagedOrderUpdateAction> TWO = List.of(StagedOrderChangeLineItemQuantityActionBuilder.of()
            .lineItemId("l-1")
            .quantity(2L)
            .build());

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void an_edit_is_deleted_on_its_exact_version() {
        stub.answers(200, PREVIEW).answers(409, "{}").answers(404, "{}");

        assertThat(client.edits().delete("e-1", 3)).isInstanceOf(EditAnswer.Found.class);
        assertThat(client.edits().delete("e-1", 3)).isInstanceOf(EditAnswer.Conflict.class);
        assertThat(client.edits().delete("e-1", 3)).isInstanceOf(EditAnswer.Missing.class);
        assertThat(stub.asked.getFirst().method()).isEqualTo("DELETE");
        assertThat(stub.asked.getFirst().uri())
                .hasToString(stub.asked.getFirst().uri().getPath() + "?version=3");
    }

    @Test
    void an_edit_is_tried_created_and_applied_on_exact_versions() {
        stub.answers(201, PREVIEW).answers(201, PREVIEW).answers(200, APPLIED);

        assertThat(client.edits().preview("o-1", TWO)).isInstanceOfSatisfying(EditAnswer.Found.class, found -> {
            assertThat(found.edit().getResult()).isInstanceOf(OrderEditPreviewSuccess.class);
            assertThat(found.edit().getStagedActions()).isEqualTo(TWO);
        });
        client.edits().create("of-cancel-1", "o-1", TWO);
        assertThat(client.edits().apply("e-1", 3, 4))
                .isInstanceOfSatisfying(
                        EditAnswer.Found.class,
                        found -> assertThat(found.edit().getResult()).isInstanceOf(OrderEditApplied.class));

        assertThat(stub.asked)
                .extracting(asked -> asked.method() + " " + asked.uri().getRawPath())
                .containsExactly(
                        "POST /shop/orders/edits", "POST /shop/orders/edits", "POST /shop/orders/edits/e-1/apply");
        assertThat(stub.asked.get(0).body()).contains("\"dryRun\":true").doesNotContain("of-cancel-1");
        assertThat(stub.asked.get(1).body()).contains("\"key\":\"of-cancel-1\"").doesNotContain("dryRun");
        assertThat(stub.asked.get(2).body()).contains("\"editVersion\":3", "\"resourceVersion\":4");
    }

    @Test
    void an_edit_is_looked_up_by_its_key() {
        stub.answers(200, APPLIED).answers(404, "{\"statusCode\":404,\"message\":\"x\",\"errors\":[]}");

        assertThat(client.edits().byKey("of-cancel-1")).isInstanceOf(EditAnswer.Found.class);
        assertThat(client.edits().byKey("of-cancel-2")).isEqualTo(new EditAnswer.Missing());
        assertThat(stub.asked.getFirst().uri().getRawPath()).isEqualTo("/shop/orders/edits/key=of-cancel-1");
    }

    @Test
    void a_stale_version_is_a_conflict_and_applied_once() {
        stub.answers(409, "{\"statusCode\":409,\"message\":\"x\",\"errors\":[{\"code\":\"ConcurrentModification\"}]}");

        assertThat(client.edits().apply("e-1", 3, 4)).isEqualTo(new EditAnswer.Conflict());
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void an_apply_without_an_answer_may_have_happened_and_is_not_repeated() {
        stub.answers(500, "{\"statusCode\":500,\"message\":\"x\",\"errors\":[{\"code\":\"General\"}]}");

        assertThat(client.edits().apply("e-1", 3, 4))
                .isInstanceOfSatisfying(
                        EditAnswer.Failed.class,
                        failed -> assertThat(failed.failure().mayHaveHappened()).isTrue());
        assertThat(stub.asked).hasSize(1);
    }
}
