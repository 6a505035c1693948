package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.FailureKind;
import connector.commercetools.client.MessagePages.PageAnswer;
import connector.commercetools.client.MessagePages.Position;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkMessagePagesTest {

    private static final Instant UNTIL = Instant.parse("2026-11-23T09:59:00Z");

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());
    private final SdkMessagePages pages = new SdkMessagePages(() -> client.project, client.asking);

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aPageIsAskedForByPlaceAndNeverByOffset() {
        stub.answers(200, "{\"results\":[]}");
        assertThat(pages.after(new Position("2026-11-23T09:00:00.000Z", "m-1"), UNTIL))
                .isInstanceOfSatisfying(
                        PageAnswer.Page.class,
                        page -> assertThat(new String(page.body(), StandardCharsets.UTF_8))
                                .isEqualTo("{\"results\":[]}"));
        assertThat(stub.asked.getFirst().uri().getPath()).isEqualTo("/shop/messages");
        assertThat(query().split("&"))
                .containsExactlyInAnyOrder(
                        "where=resource(typeId=\"order\") and createdAt < \"2026-11-23T09:59:00Z\""
                                + " and (createdAt > \"2026-11-23T09:00:00.000Z\""
                                + " or (createdAt = \"2026-11-23T09:00:00.000Z\" and id > \"m-1\"))",
                        "sort=createdAt asc",
                        "sort=id asc",
                        "limit=500",
                        "withTotal=false");
    }

    @Test
    void aPlaceWithoutAMessageIncludesItsMoment() {
        stub.answers(200, "{\"results\":[]}");
        pages.after(new Position("2026-11-23T09:00:00Z", ""), UNTIL);
        assertThat(query())
                .contains(" and createdAt >= \"2026-11-23T09:00:00Z\"")
                .doesNotContain("id >");
    }

    @Test
    void aRefusalIsAFailure() {
        stub.answers(403, "{\"errors\":[{\"code\":\"insufficient_scope\"}]}");
        assertThat(pages.after(new Position("2026-11-23T09:00:00Z", ""), UNTIL))
                .isInstanceOfSatisfying(
                        PageAnswer.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.REFUSED));
    }

    private String query() {
        return URLDecoder.decode(stub.asked.getFirst().uri().getRawQuery(), StandardCharsets.UTF_8);
    }
}
