package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.Channels.ChannelAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkChannelsTest {

    private static final String NONE = "{\"limit\":1,\"offset\":0,\"count\":0,\"results\":[]}";
    private static final String ONE =
            "{\"limit\":1,\"offset\":0,\"count\":1,\"results\":[{\"id\":\"c-1\",\"version\":1,\"key\":\"orderflow\"}]}";

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());
    private final SdkChannels channels = new SdkChannels(() -> client.project, client.asking);

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aChannelIsLookedUpOnceAndThenRemembered() {
        stub.answers(200, ONE);
        assertThat(channels.byKey("orderflow")).isEqualTo(new ChannelAnswer.Found("c-1"));
        assertThat(channels.byKey("orderflow")).isEqualTo(new ChannelAnswer.Found("c-1"));
        assertThat(stub.asked).hasSize(1);
        assertThat(stub.asked.getFirst().uri().getQuery()).contains("where=key+=+\"orderflow\"");
    }

    @Test
    void aMissingChannelIsLookedUpAgainNextTime() {
        stub.answers(200, NONE).answers(200, ONE);
        assertThat(channels.byKey("orderflow")).isEqualTo(new ChannelAnswer.Missing());
        assertThat(channels.byKey("orderflow")).isEqualTo(new ChannelAnswer.Found("c-1"));
    }

    @Test
    void aFailedLookUpIsAFailureAndRememberedForAMomentOnly() {
        stub.answers(403, "").answers(200, ONE);
        assertThat(channels.byKey("orderflow")).isInstanceOf(ChannelAnswer.Failed.class);
        assertThat(channels.byKey("orderflow")).isInstanceOf(ChannelAnswer.Failed.class);
        assertThat(stub.asked).hasSize(1);
        client.clock.passes(OneCall.MOMENT);
        assertThat(channels.byKey("orderflow")).isEqualTo(new ChannelAnswer.Found("c-1"));
    }
}
