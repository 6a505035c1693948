package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.commercetools.notify.Intake;
import sandbox.commercetools.wire.Json;
import sandbox.faults.FaultDial;
import sandbox.http.Request;
import sandbox.http.Response;
import sandbox.http.SandboxServer;
import tools.jackson.databind.node.ObjectNode;

class SubscriptionsTest extends SandboxStory {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Queue<Request> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private SandboxServer receiver;

    @BeforeEach
    void receive() {
        receiver = SandboxServer.start(0, this::receive, new FaultDial(1));
    }

    @AfterEach
    void stopReceiving() {
        receiver.close();
    }

    @Test
    void everyMessageArrivesOnceWithTheSecret() {
        Intake intake = attached(DeliveryOptions.of(Envelope.PLATFORM));
        sandbox.placeOrders(40);
        assertThat(intake.awaitDelivered(LONG)).isTrue();
        assertThat(intake.deliveries()).isEqualTo(40);
        assertThat(received).hasSize(40).allSatisfy(request -> {
            assertThat(request.header("x-secret")).isEqualTo("s3cret");
            ObjectNode payload = Json.read(request.body());
            assertThat(payload.path("notificationType").stringValue()).isEqualTo("Message");
            assertThat(payload.path("projectKey").stringValue()).isEqualTo("shop");
            assertThat(payload.path("type").stringValue()).isEqualTo("OrderCreated");
            assertThat(payload.path("order").path("id"))
                    .isEqualTo(payload.path("resource").path("id"));
        });
        assertThat(messageIds()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() {
        refusals.set(5);
        Intake intake = attached(DeliveryOptions.of(Envelope.PLATFORM)
                .pauses(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(5)));
        sandbox.placeOrders(3);
        assertThat(intake.awaitDelivered(LONG)).isTrue();
        assertThat(intake.failures()).isEqualTo(5);
        assertThat(intake.deliveries()).isEqualTo(3);
        assertThat(received).hasSize(8);
    }

    @Test
    void misbehavingBringsRepeatsAndSmallPayloadsButLosesNothing() {
        Intake intake = attached(DeliveryOptions.of(Envelope.PLATFORM)
                .misbehaving(0.5, 0.5, 0.3)
                .pauses(Duration.ofMillis(30), Duration.ofMillis(1), Duration.ofMillis(5)));
        sandbox.placeOrders(100);
        assertThat(intake.awaitDelivered(LONG)).isTrue();
        assertThat(intake.repeats()).isBetween(25L, 75L);
        assertThat(received).hasSize(100 + (int) intake.repeats());
        assertThat(messageIds().stream().distinct()).hasSize(100);
        List<String> placed = sandbox.orderIds();
        assertThat(orderIds().stream().distinct()).containsExactlyInAnyOrderElementsOf(placed);
        assertThat(orderIds().stream().distinct().toList()).isNotEqualTo(placed);
        assertThat(received).anySatisfy(request -> {
            ObjectNode small = Json.read(request.body());
            assertThat(small.path("payloadNotIncluded").path("payloadType").asString(""))
                    .isEqualTo("OrderCreated");
            assertThat(small.has("type")).isFalse();
            assertThat(small.has("order")).isFalse();
        });
    }

    @Test
    void whilePausedNothingGoesOutAndAfterwardsAllOfIt() {
        Intake intake = attached(DeliveryOptions.of(Envelope.PLATFORM));
        sandbox.deliveryPaused(true);
        sandbox.placeOrders(5);
        assertThat(intake.awaitDelivered(Duration.ofMillis(200))).isFalse();
        assertThat(received).isEmpty();
        assertThat(intake.pending()).isEqualTo(5);
        sandbox.deliveryPaused(false);
        assertThat(intake.awaitDelivered(LONG)).isTrue();
        assertThat(received).hasSize(5);
    }

    @Test
    void cloudEventsWrapThePayload() {
        Intake intake = attached(DeliveryOptions.of(Envelope.CLOUD_EVENTS));
        String id = sandbox.placeOrder();
        assertThat(intake.awaitDelivered(LONG)).isTrue();
        ObjectNode event = Json.read(received.element().body());
        assertThat(received.element().header("content-type")).startsWith("application/cloudevents+json");
        assertThat(event.path("specversion").stringValue()).isEqualTo("1.0");
        assertThat(event.path("type").stringValue()).isEqualTo("com.commercetools.order.message.OrderCreated");
        assertThat(event.path("source").stringValue()).isEqualTo("/shop/orders");
        assertThat(event.path("subject").stringValue()).isEqualTo(id);
        assertThat(event.path("sequence").stringValue()).isEqualTo("1");
        assertThat(event.path("dataref").stringValue())
                .isEqualTo("/shop/messages/" + event.path("id").stringValue());
        assertThat(event.path("data").path("order").path("id").stringValue()).isEqualTo(id);
    }

    @Test
    void pubSubPushCarriesThePayloadInBase64() {
        Intake intake = attached(DeliveryOptions.of(Envelope.PUBSUB_PUSH));
        String id = sandbox.placeOrder();
        assertThat(intake.awaitDelivered(LONG)).isTrue();
        String data = Json.read(received.element().body())
                .path("message")
                .path("data")
                .stringValue();
        ObjectNode payload = Json.read(Base64.getDecoder().decode(data));
        assertThat(payload.path("order").path("id").stringValue()).isEqualTo(id);
    }

    @Test
    void ownDestinationIsTestedThenGetsWhatItAskedFor() {
        Http.Answer created = subscribe("OrderStateChanged", receiver.url().toString());
        assertThat(created.status()).isEqualTo(201);
        ObjectNode test = Json.read(received.remove().body());
        assertThat(test.path("notificationType").stringValue()).isEqualTo("ResourceCreated");
        assertThat(test.path("resource").path("typeId").stringValue()).isEqualTo("subscription");
        String id = sandbox.placeOrder();
        http.update(id, 1, "{'action':'changeOrderState','orderState':'Confirmed'}");
        assertThat(sandbox.awaitDelivered(LONG)).isTrue();
        assertThat(Json.read(received.element().body()).path("type").stringValue())
                .isEqualTo("OrderStateChanged");
        String subscription = "/shop/subscriptions/" + created.body().path("id").stringValue();
        assertThat(http.get(subscription).body().path("status").stringValue()).isEqualTo("Healthy");
        assertThat(http.delete(subscription).status()).isEqualTo(200);
        assertThat(http.get(subscription).status()).isEqualTo(404);
    }

    @Test
    void destinationThatRefusesTheTestGetsNoSubscription() {
        refusals.set(1);
        assertThat(subscribe("OrderCreated", receiver.url().toString()).status())
                .isEqualTo(400);
        assertThat(http.get("/shop/subscriptions").body().path("results")).isEmpty();
    }

    private Http.Answer subscribe(String type, String url) {
        return http.post(
                "/shop/subscriptions",
                ("{'key':'mine','destination':{'type':'HTTP','url':'" + url + "','headerName':'x-secret',"
                                + "'headerValue':'s3cret'},'messages':[{'resourceTypeId':'order','types':['" + type
                                + "']}]}")
                        .replace('\'', '"'));
    }

    private Intake attached(DeliveryOptions options) {
        return sandbox.deliverTo(receiver.url(), "X-Secret", "s3cret", options);
    }

    private List<String> messageIds() {
        return received.stream()
                .map(request -> Json.read(request.body()).path("id").stringValue())
                .toList();
    }

    private List<String> orderIds() {
        return received.stream()
                .map(request ->
                        Json.read(request.body()).path("resource").path("id").stringValue())
                .toList();
    }

    private Response receive(Request request) {
        received.add(request);
        return Response.of(refusals.getAndDecrement() > 0 ? 503 : 204, "text/plain", "");
    }
}
