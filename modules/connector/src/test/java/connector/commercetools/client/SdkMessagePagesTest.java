package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.FailureKind;
import connector.commercetools.client.MessagePages.PageAnswer;
import connector.commercetools.client.MessagePages.Position;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkMessagePagesTest {

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
        assertThat(pages.after(new Position("2026-11-23T09:00:00.000Z", "m-1"), 500, 0))
                .isInstanceOfSatisfying(
                        PageAnswer.Page.class,
                        page -> assertThat(new String(page.body(), StandardCharsets.UTF_8))
                                .isEqualTo("{\"results\":[]}"));
        assertThat(stub.asked.getFirst().uri().getPath()).isEqualTo("/shop/messages");
        assertThat(query().split("&"))
                .containsExactlyInAnyOrder(
                        "where=resource(typeId=\"order\")"
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
        pages.after(new Position("2026-11-23T09:00:00Z", ""), 500, 0);
        assertThat(query())
                .contains(" and createdAt >= \"2026-11-23T09:00:00Z\"")
                .doesNotContain("id >");
    }

    @Test
    void aSmallPageAndWhatIsSkippedAreAskedFor() {
        stub.answers(200, "{\"results\":[]}");
        pages.after(new Position("2026-11-23T09:00:00Z", ""), 1, 3);
        assertThat(query()).contains("limit=1&").contains("offset=3");
    }

    @Test
    void aPageSaysWhatTheTimeIsThere() {
        stub.answers(200, "{\"results\":[]}"); // with the date of today, which is not that of our clock
        Instant before = Instant.now().minusSeconds(2);
        assertThat(pages.after(new Position("2026-11-23T09:00:00Z", ""), 500, 0))
                .isInstanceOfSatisfying(
                        PageAnswer.Page.class,
                        page -> assertThat(page.asOf())
                                .isBetween(before, Instant.now())
                                .isNotEqualTo(client.clock.instant()));
        assertThat(TheirTime.of(Map.of("date", "Mon, 23 Nov 2026 09:12:13 GMT"), Duration.ofSeconds(3), Instant.EPOCH))
                .isEqualTo(Instant.parse("2026-11-23T09:12:10Z"));
        assertThat(TheirTime.of(Map.of("date", "tomorrow"), Duration.ZERO, Instant.EPOCH))
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void aRefusalIsAFailure() {
        stub.answers(403, "{\"errors\":[{\"code\":\"insufficient_scope\"}]}");
        assertThat(pages.after(new Position("2026-11-23T09:00:00Z", ""), 500, 0))
                .isInstanceOfSatisfying(
                        PageAnswer.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.REFUSED));
    }

    private String query() {
        return URLDecoder.decode(stub.asked.getFirst().uri().getRawQuery(), StandardCharsets.UTF_8);
    }
}
