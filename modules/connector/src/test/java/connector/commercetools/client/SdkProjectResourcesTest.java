package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.type.Type;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.ProjectResources.Listed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkProjectResourcesTest {

    private static final int LARGEST = 400;
    private static final String TOO_LONG = page("\"key\":\"" + "x".repeat(LARGEST) + "\"", "t-1");

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url(), LARGEST);
    private final SdkProjectResources resources = new SdkProjectResources(() -> client.project, client.asking);

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aPageThatIsTooLargeIsAskedForInHalvesUntilItCanBeHad() {
        stub.answers(200, TOO_LONG).answers(200, TOO_LONG).answers(200, page("\"key\":\"a\"", "t-1"));
        assertThat(resources.types()).isInstanceOf(Listed.All.class);
        assertThat(stub.asked)
                .extracting(asked -> limit(asked.uri().getQuery()))
                .containsExactly("limit=500", "limit=250", "limit=125");
    }

    @Test
    void whatCanBeHadOnlyOneByOneIsReadToItsEnd() {
        for (int limit = 500; limit > 1; limit /= 2) {
            stub.answers(200, TOO_LONG);
        }
        stub.answers(200, page("\"key\":\"a\"", "t-1"))
                .answers(200, page("\"key\":\"b\"", "t-2"))
                .answers(200, "{\"limit\":1,\"offset\":0,\"count\":0,\"results\":[]}");
        Listed<Type> types = resources.types();
        assertThat(types).isInstanceOf(Listed.All.class);
        assertThat(((Listed.All<Type>) types).resources())
                .extracting(Type::getId)
                .containsExactly("t-1", "t-2");
        assertThat(stub.asked.getLast().uri().getQuery()).contains("limit=1").contains("id+>+\"t-2\"");
        assertThat(stub.toldEverything()).isTrue();
    }

    @Test
    void oneThatIsTooLargeEvenAloneIsAFailureAndNoEndlessLoop() {
        for (int limit = 500; limit >= 1; limit /= 2) {
            stub.answers(200, TOO_LONG);
        }
        Listed<Type> types = resources.types();
        assertThat(types).isInstanceOf(Listed.Failed.class);
        Failure failure = ((Listed.Failed<Type>) types).failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        assertThat(failure.words()).contains("more than " + LARGEST + " bytes");
        assertThat(stub.toldEverything()).isTrue();
    }

    private static String limit(String query) {
        return query.replaceAll(".*(limit=\\d+).*", "$1");
    }

    private static String page(String fields, String id) {
        return "{\"limit\":1,\"offset\":0,\"count\":1,\"results\":[{\"id\":\"" + id + "\",\"version\":1," + fields
                + "}]}";
    }
}
