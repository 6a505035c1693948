package sandbox.commercetools;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.commercetools.notify.Intake;
import sandbox.commercetools.notify.Notification;
import sandbox.commercetools.notify.Payload;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /subscriptions} (reference §1.1) and the intakes messages go to. The platform's destinations are kept but lead
 * nowhere: the intakes attached in Java stand for them and get every message. One destination is ours:
 * {@code {"type":"HTTP","url","headerName","headerValue"}} gets what its subscription asks for.
 */
final class Subscriptions implements Resource, AutoCloseable {

    private static final int MOST = 50;

    private final String projectKey;
    private final Keyed stored;
    private final List<Intake> attached = new CopyOnWriteArrayList<>();
    private final Map<String, Subscribed> subscribed = new ConcurrentHashMap<>();

    private record Subscribed(ObjectNode subscription, Intake intake) {}

    Subscriptions(String projectKey, Clock clock, Ids ids) {
        this.projectKey = projectKey;
        stored = new Keyed("subscription", clock, ids, Subscriptions::completed);
    }

    void attach(Intake intake) {
        attached.add(intake);
    }

    void send(Message message) {
        if (attached.isEmpty() && subscribed.isEmpty()) {
            return;
        }
        attached.forEach(intake -> intake.offer(new Payload.OfMessage(projectKey, message.json())));
        subscribed.values().stream()
                .filter(each -> asks(each.subscription, message.view()))
                .forEach(each -> each.intake.offer(new Payload.OfMessage(projectKey, message.json())));
    }

    void paused(boolean paused) {
        attached.forEach(intake -> intake.paused(paused));
        subscribed.values().forEach(each -> each.intake.paused(paused));
    }

    boolean awaitDelivered(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        return Stream.concat(attached.stream(), subscribed.values().stream().map(Subscribed::intake))
                .allMatch(intake -> intake.awaitDelivered(Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
    }

    @Override
    public Response handle(Call call) {
        if (call.path().size() == 2 && call.path().getLast().equals("health")) {
            return stored.byId(call.path().getFirst())
                    .map(found -> Answers.json(200, Json.object().put("status", "Healthy")))
                    .orElseThrow(() -> ApiError.notFound("The subscription"));
        }
        if (call.post() && call.path().isEmpty()) {
            return Answers.json(201, create(call.body()));
        }
        Response answer = stored.handle(call);
        if (call.delete()) {
            Subscribed gone = subscribed.remove(Json.requiredText(Json.read(answer.body()), "id"));
            if (gone != null) {
                gone.intake.close();
            }
        }
        return answer;
    }

    @Override
    public void close() {
        attached.forEach(Intake::close);
        subscribed.values().forEach(each -> each.intake.close());
    }

    private ObjectNode create(ObjectNode draft) {
        if (stored.size() >= MOST) {
            throw ApiError.tooMany("The project has " + MOST + " subscriptions already.");
        }
        ObjectNode subscription = stored.create(draft);
        Intake own = ownIntake(draft);
        Payload test = new Payload.Plain(Notification.test(projectKey, subscription));
        if (own != null && !own.acknowledges(test)) {
            stored.remove(subscription);
            own.close();
            throw ApiError.invalidInput("A test message could not be delivered to the destination.");
        }
        attached.forEach(intake -> intake.offer(test));
        if (own != null) {
            subscribed.put(Json.requiredText(subscription, "id"), new Subscribed(subscription, own));
        }
        return subscription;
    }

    private static @Nullable Intake ownIntake(ObjectNode draft) {
        ObjectNode destination = (ObjectNode) draft.path("destination");
        if (!"HTTP".equals(Json.text(destination, "type"))) {
            return null;
        }
        boolean cloudEvents = "CloudEvents".equals(Json.text(draft.path("format"), "type"));
        DeliveryOptions options = DeliveryOptions.of(cloudEvents ? Envelope.CLOUD_EVENTS : Envelope.PLATFORM)
                .pauses(Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(30));
        String header = destination.path("headerName").asString("X-Sandbox");
        return new Intake(
                URI.create(Json.requiredText(destination, "url")),
                header,
                destination.path("headerValue").asString(""),
                options);
    }

    private static boolean asks(ObjectNode subscription, ObjectNode message) {
        String typeId = message.path("resource").path("typeId").asString("");
        return Json.objects(subscription, "messages").stream()
                .filter(asked -> typeId.equals(Json.text(asked, "resourceTypeId")))
                .anyMatch(asked -> asked.path("types").isEmpty()
                        || asked.path("types").valueStream().anyMatch(message.path("type")::equals));
    }

    private static void completed(ObjectNode subscription) {
        if (!subscription.path("destination").isObject()) {
            throw ApiError.requiredField("destination");
        }
        boolean nothing = true;
        for (String list : List.of("messages", "changes", "events")) {
            nothing &= Json.arrayIn(subscription, list).isEmpty();
        }
        if (nothing) {
            throw ApiError.invalidInput("One of messages, changes and events must be given.");
        }
        if (!subscription.path("format").isObject()) {
            subscription.putObject("format").put("type", "Platform");
        }
        subscription.put("status", "Healthy");
    }
}
