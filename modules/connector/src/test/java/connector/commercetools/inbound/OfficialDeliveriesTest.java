package connector.commercetools.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.OfficialReference;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every example of a delivery that commercetools publishes is understood. */
class OfficialDeliveriesTest {

    private final MessageDecoder decoder = new MessageDecoder("project-key", 100_000);

    @ParameterizedTest
    @CsvSource({
        "message-payload, customer",
        "cloudevents-payload, product",
        "resource-created-payload, product",
        "resource-updated-payload, product",
        "resource-deleted-payload, product"
    })
    void anExampleIsKeptAsItStandsAndIsNewsWhenItIsAboutAnOrder(String name, String typeId) {
        String example = filledIn(OfficialReference.example(name));
        if (typeId.equals("product")) {
            assertThat(decode(example)).isInstanceOf(ProductNews.class);
        } else {
            assertThat(decode(example))
                    .isInstanceOfSatisfying(
                            NotHandled.class, other -> assertThat(other.kind()).isEqualTo("commercetools." + typeId));
        }
        String typed = example.replaceAll("\"typeId\"\\s*:\\s*\"" + typeId + "\"", "\"typeId\":\"order\"");
        assertThat(typed).isNotEqualTo(example);
        assertThat(decode(typed)).isInstanceOf(OrderNews.class);
    }

    @Test
    void theEventExampleIsKept() {
        assertThat(decode(filledIn(OfficialReference.example("event-payload"))))
                .isInstanceOfSatisfying(
                        NotHandled.class, other -> assertThat(other.kind()).isEqualTo("commercetools.event"));
    }

    @Test
    void theNoteOfAnOmittedPayloadNamesTheType() {
        String note = OfficialReference.example("payload-not-included");
        String delivery = """
                {"notificationType":"Message","projectKey":"project-key","id":"m-1","version":1,"sequenceNumber":1,
                 "resource":{"typeId":"order","id":"o-1"},"resourceVersion":1,"payloadNotIncluded":%s}""".formatted(note);
        assertThat(decode(delivery))
                .isInstanceOfSatisfying(
                        OrderNews.class,
                        news -> assertThat(news.messageType())
                                .isEqualTo(new JsonMapper()
                                        .readTree(note)
                                        .path("payloadType")
                                        .asString()));
    }

    @Test
    void theListedMessagesAreUnderstood() {
        JsonNode results =
                new JsonMapper().readTree(OfficialReference.example("messages")).path("results");
        assertThat(results.size()).isPositive();
        results.forEach(message -> assertThat(decoder.decodeListed(message)).isNotInstanceOf(Decoded.Malformed.class));
    }

    private Decoded decode(String json) {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The examples have placeholders for what differs: {@code <project_key>}, {@code <message_id>}. */
    private static String filledIn(String example) {
        return example.replaceAll("<project[_-]key>", "project-key").replaceAll("<([a-z_-]+)>", "$1");
    }
}
