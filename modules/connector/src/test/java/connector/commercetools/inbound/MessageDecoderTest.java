package connector.commercetools.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.inbound.Decoded.Malformed;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class MessageDecoderTest {

    private static final String CREATED = """
            {"notificationType":"Message","projectKey":"shop","id":"m-1","version":1,"sequenceNumber":1,
             "resource":{"typeId":"order","id":"o-1"},"resourceVersion":1,
             "resourceUserProvidedIdentifiers":{"orderNumber":"10042","customerNumber":"K-77"},
             "type":"OrderCreated",
             "order":{"id":"o-1","customerEmail":"jo@example.com","shippingAddress":{"firstName":"Jo","city":"Nelson"}},
             "createdAt":"2026-11-23T10:00:00.000Z","lastModifiedAt":"2026-11-23T10:00:00.000Z",
             "createdBy":{"customer":{"typeId":"customer","id":"c-1"}}}""";

    private static final String UPDATED = """
            {"notificationType":"ResourceUpdated","projectKey":"shop","resource":{"typeId":"order","id":"o-1"},
             "version":14,"oldVersion":12,"modifiedAt":"2026-11-23T10:00:00.000Z"}""";

    private static final String CUT = """
            {"notificationType":"Message","projectKey":"shop","id":"m-2","version":1,"sequenceNumber":2,
             "resource":{"typeId":"order","id":"o-1"},"resourceVersion":2,
             "payloadNotIncluded":{"reason":"too large","payloadType":"OrderImported"}}""";

    private final MessageDecoder decoder = new MessageDecoder("shop", 100_000);

    @Test
    void whatNoDatabaseTakesIsReplacedWhereverItStands() {
        String wounded = CREATED.replace("10042", "10\\u0000\\ud83d42")
                .replace("\"type\":\"OrderCreated\"", "\"type\":\"Order\\udc00Created\"");
        for (String notification : new String[] {wounded, pubSub(wounded), cloudEvent(wounded)}) {
            OrderNews news = (OrderNews) decoder.decode(notification.getBytes(StandardCharsets.UTF_8));
            assertThat(news.order()).isEqualTo("10\uFFFD\uFFFD42");
            assertThat(new String(news.body(), StandardCharsets.UTF_8))
                    .contains("10\uFFFD\uFFFD42", "Order\uFFFDCreated");
        }
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("message", CREATED, "OrderCreated", "m-1"),
                Arguments.of("message without its payload", CUT, "OrderImported", "m-2"),
                Arguments.of("change", UPDATED, "ResourceUpdated", "order/o-1/14/ResourceUpdated"),
                Arguments.of(
                        "creation",
                        UPDATED.replace("ResourceUpdated", "ResourceCreated").replace("\"oldVersion\":12,", ""),
                        "ResourceCreated",
                        "order/o-1/14/ResourceCreated"),
                Arguments.of(
                        "deletion",
                        UPDATED.replace("ResourceUpdated", "ResourceDeleted"),
                        "ResourceDeleted",
                        "order/o-1/14/ResourceDeleted"),
                Arguments.of("Pub/Sub push of a message", pubSub(CREATED), "OrderCreated", "m-1"),
                Arguments.of("CloudEvent of a message", cloudEvent(CREATED), "OrderCreated", "m-1"),
                Arguments.of(
                        "CloudEvent of a change",
                        cloudEvent(UPDATED),
                        "ResourceUpdated",
                        "order/o-1/14/ResourceUpdated"),
                Arguments.of("CloudEvent in base64", cloudEventInBase64(CREATED), "OrderCreated", "m-1"),
                Arguments.of("Pub/Sub push of a CloudEvent", pubSub(cloudEvent(CREATED)), "OrderCreated", "m-1"),
                Arguments.of(
                        "message without an id",
                        CREATED.replace("\"id\":\"m-1\",", ""),
                        "OrderCreated",
                        "order/o-1/1/Message"),
                Arguments.of(
                        "a type nobody knows yet",
                        CREATED.replace("OrderCreated", "OrderTeleported"),
                        "OrderTeleported",
                        "m-1"),
                Arguments.of(
                        "a field that comes twice",
                        CREATED.replace("{\"notificationType\"", "{\"version\":1,\"notificationType\""),
                        "OrderCreated",
                        "m-1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void newsOfAnOrderIsFoundInEveryFormat(String name, String json, String messageType, String dedupeKey) {
        assertThat(decode(json)).isInstanceOfSatisfying(OrderNews.class, news -> {
            assertThat(news.projectKey()).isEqualTo("shop");
            assertThat(news.orderId()).isEqualTo("o-1");
            assertThat(news.messageType()).isEqualTo(messageType);
            assertThat(news.dedupeKey()).isEqualTo(dedupeKey);
        });
    }

    @Test
    void theOrderIsNamedByItsNumberOrElseItsId() {
        assertThat(((OrderNews) decode(CREATED)).order()).isEqualTo("10042");
        assertThat(((OrderNews) decode(UPDATED)).order()).isEqualTo("o-1");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        "test notification",
                        "{\"notificationType\":\"ResourceCreated\",\"projectKey\":\"shop\",\"version\":1,"
                                + "\"resource\":{\"typeId\":\"subscription\",\"id\":\"s-1\"}}",
                        "commercetools.subscription",
                        "subscription/s-1/1/ResourceCreated"),
                Arguments.of(
                        "payment",
                        CREATED.replace("\"order\",\"id\"", "\"payment\",\"id\""),
                        "commercetools.payment",
                        "m-1"),
                Arguments.of(
                        "another project",
                        CREATED.replace("\"shop\"", "\"other\""),
                        "commercetools.other-project",
                        "other/m-1"),
                Arguments.of(
                        "event",
                        "{\"notificationType\":\"Event\",\"id\":\"e-1\",\"type\":\"ImportContainerCreated\","
                                + "\"resourceType\":\"import-api\",\"data\":{\"key\":\"k\"}}",
                        "commercetools.event",
                        "e-1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void whatNothingHandlesIsNamedAndKept(String name, String json, String kind, String dedupeKey) {
        assertThat(decode(json)).isInstanceOfSatisfying(NotHandled.class, other -> {
            assertThat(other.kind()).isEqualTo(kind);
            assertThat(other.dedupeKey()).isEqualTo(dedupeKey);
            assertThat(other.why()).isNotBlank();
        });
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("nothing", "", "JSON object"),
                Arguments.of("no JSON", "Nelson jo@example.com", "not JSON"),
                Arguments.of("half of it", CREATED.substring(0, 200), "not JSON"),
                Arguments.of("two of them", CREATED + CREATED, "not JSON"),
                Arguments.of("a list", "[" + CREATED + "]", "JSON object"),
                Arguments.of("an empty object", "{}", "notificationType"),
                Arguments.of("no resource", CREATED.replace("\"resource\":", "\"thing\":"), "resource"),
                Arguments.of("a path as id", CREATED.replace("\"o-1\"},", "\"../o-1\"},"), "resource"),
                Arguments.of("no project", CREATED.replace("\"projectKey\":\"shop\",", ""), "projectKey"),
                Arguments.of("no version", UPDATED.replace("\"version\":14,", ""), "version"),
                Arguments.of("a push without data", "{\"message\":{\"messageId\":\"1\"}}", "message.data"),
                Arguments.of("a push that is not base64", "{\"message\":{\"data\":\"*\"}}", "base64"),
                Arguments.of("a push of no JSON", pubSub("Nelson"), "not JSON"),
                Arguments.of("a push in a push", pubSub(pubSub(CREATED)), "notificationType"),
                Arguments.of("a CloudEvent without data", "{\"specversion\":\"1.0\",\"id\":\"m-1\"}", "data"),
                Arguments.of(
                        "an event in an event",
                        cloudEventInBase64(cloudEvent(CREATED)),
                        "CloudEvent inside a CloudEvent"),
                Arguments.of("65 levels", nested(65), "deeper than 64"),
                Arguments.of("a bomb", nested(50_000), "deeper than 64"),
                Arguments.of("a bomb in a push", pubSub(nested(5_000)), "deeper than 64"),
                Arguments.of("a text beyond the limit", CREATED.replace("10042", "1".repeat(100_001)), "too long"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void whatCannotBeReadSaysWhyWithoutQuotingIt(String name, String json, String why) {
        assertThat(decode(json))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.why())
                                .contains(why)
                                .doesNotContain("Nelson", "jo@example", "10042"));
    }

    @Test
    void sixtyFourLevelsAreRead() {
        assertThat(decode(nested(64))).isInstanceOf(OrderNews.class);
    }

    @Test
    void onlyTheEnvelopeAndPlainStatesAreKept() {
        OrderNews news = (OrderNews) decode(CREATED);
        assertThat(new JsonMapper().readTree(news.body())).isEqualTo(new JsonMapper().readTree("""
                                        {"notificationType":"Message","projectKey":"shop","id":"m-1","version":1,"sequenceNumber":1,
                                         "resource":{"typeId":"order","id":"o-1"},"resourceVersion":1,
                                         "resourceUserProvidedIdentifiers":{"orderNumber":"10042"},"type":"OrderCreated",
                                         "createdAt":"2026-11-23T10:00:00.000Z","lastModifiedAt":"2026-11-23T10:00:00.000Z"}"""));
    }

    static Stream<String> personal() {
        return Stream.of(
                CREATED.replace(
                        "\"type\":\"OrderCreated\"", "\"type\":\"OrderCustomerEmailSet\",\"email\":\"jo@example.com\""),
                CREATED.replace(
                        "\"type\":\"OrderCreated\"",
                        "\"type\":\"OrderShippingAddressSet\",\"address\":{\"city\":\"Nelson\"},\"oldAddress\":{\"firstName\":\"Jo\"}"),
                CREATED.replace("\"order\",\"id\"", "\"customer\",\"id\"").replace("\"order\":{", "\"customer\":{"),
                CREATED.replace("\"shop\"", "\"other\""),
                CREATED.replace(
                        "\"type\":\"OrderCreated\"",
                        "\"type\":\"X\",\"state\":{\"typeId\":\"state\",\"id\":\"s\",\"obj\":{\"name\":\"Jo\"}}"),
                CREATED.replace("\"orderNumber\":\"10042\"", "\"orderNumber\":{\"email\":\"jo@example.com\"}"),
                "{\"notificationType\":\"Event\",\"id\":\"e-1\",\"type\":\"X\",\"data\":{\"email\":\"jo@example.com\"}}");
    }

    @Test
    void aProductIsNewsOfItsOwn() {
        Decoded decoded = decode(CREATED.replace("\"typeId\":\"order\"", "\"typeId\":\"product\"")
                .replace("\"type\":\"OrderCreated\"", "\"type\":\"ProductPublished\""));
        assertThat(decoded).isInstanceOfSatisfying(ProductNews.class, news -> {
            assertThat(news.projectKey()).isEqualTo("shop");
            assertThat(news.productId()).isNotEmpty();
            assertThat(news.messageType()).isEqualTo("ProductPublished");
        });
    }

    @ParameterizedTest
    @MethodSource("personal")
    void noPersonalFieldIsKept(String json) {
        byte[] body = switch (decode(json)) {
            case OrderNews news -> news.body();
            case ProductNews product -> product.body();
            case NotHandled other -> other.body();
            case Malformed malformed -> throw new AssertionError(malformed.why());
        };
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isNotEmpty()
                .doesNotContain("jo@example.com", "Nelson", "Jo", "K-77", "c-1");
    }

    @Test
    void aPlainStateIsKept() {
        OrderNews news = (OrderNews) decode(CREATED.replace(
                "\"type\":\"OrderCreated\"",
                "\"type\":\"OrderStateChanged\",\"orderState\":\"Cancelled\",\"oldOrderState\":\"Open\""));
        assertThat(new String(news.body(), StandardCharsets.UTF_8))
                .contains("\"orderState\":\"Cancelled\"", "\"oldOrderState\":\"Open\"");
    }

    @Test
    void aMessageOfTheListHasTheDedupeKeyOfItsDelivery() {
        String listed = CREATED.replace("\"notificationType\":\"Message\",\"projectKey\":\"shop\",", "");
        assertThat(decoder.decodeListed(new JsonMapper().readTree(listed)))
                .isInstanceOfSatisfying(OrderNews.class, news -> {
                    assertThat(news.dedupeKey()).isEqualTo(((OrderNews) decode(CREATED)).dedupeKey());
                    assertThat(news.body()).isEqualTo(((OrderNews) decode(CREATED)).body());
                });
    }

    private Decoded decode(String json) {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String pubSub(String json) {
        return "{\"subscription\":\"s\",\"message\":{\"messageId\":\"1\",\"data\":\"" + base64(json) + "\"}}";
    }

    private static String cloudEvent(String json) {
        return "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/shop/orders\",\"subject\":\"o-1\",\"sequence\":\"1\","
                + "\"type\":\"com.commercetools.order.message.OrderCreated\",\"data\":" + json + "}";
    }

    private static String cloudEventInBase64(String json) {
        return "{\"specversion\":\"1.0\",\"id\":\"x\",\"data_base64\":\"" + base64(json) + "\"}";
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The message with an order that makes it this many levels deep. */
    private static String nested(int levels) {
        String order = "{\"a\":".repeat(levels - 2) + "{}" + "}".repeat(levels - 2);
        return CREATED.replaceFirst("\"order\":\\{.*}},", "\"order\":" + order + ",");
    }
}
