package sandbox.commercetools.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** One HTTP address that notifications go to, again and again until it answers 2xx. */
public final class Intake implements AutoCloseable {

    private final URI address;
    private final String header;
    private final String secret;
    private final DeliveryOptions options;
    private final HttpClient http;
    private final Random random;
    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final Gate gate = new Gate();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** @param header name of the HTTP header that carries the secret */
    public Intake(URI address, String header, String secret, DeliveryOptions options) {
        this.address = address;
        this.header = header;
        this.secret = secret;
        this.options = options;
        random = new Random(options.seed());
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.timeout())
                .executor(threads)
                .build();
        for (int worker = 0; worker < options.parallel(); worker++) {
            threads.execute(this::work);
        }
    }

    /** Takes a notification over; it will arrive at least once while this intake is open. */
    public void offer(Payload payload) {
        boolean small;
        boolean twice;
        Duration wait;
        Duration again;
        synchronized (random) {
            small = payload instanceof Payload.OfMessage && random.nextDouble() < options.withoutPayloadShare();
            twice = random.nextDouble() < options.repeatShare();
            wait = random.nextDouble() < options.delayShare() ? upToLongestDelay() : Duration.ZERO;
            again = upToLongestDelay();
        }
        Payload sent = small ? new Payload.Small(payload) : payload;
        gate.expect(twice ? 2 : 1);
        queue.put(Due.in(wait, sent, false));
        if (twice) {
            queue.put(Due.in(wait.plus(again), sent, true));
        }
    }

    /** One try, now, not counted and not repeated: for the test notification. @return whether it was acknowledged */
    public boolean acknowledges(Payload payload) {
        return acknowledged(payload);
    }

    /** While paused nothing goes out; what was accepted is kept. */
    public void paused(boolean paused) {
        gate.paused(paused);
    }

    /** @return whether nothing is pending any more; false after this long */
    public boolean awaitDelivered(Duration longest) {
        return gate.awaitNothingPending(longest);
    }

    /** Acknowledged deliveries, repeats included. */
    public long deliveries() {
        return deliveries.get();
    }

    /** Acknowledged deliveries of what had been sent before on purpose. */
    public long repeats() {
        return repeats.get();
    }

    /** Tries that were not acknowledged. */
    public long failures() {
        return failures.get();
    }

    public int pending() {
        return gate.pending();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void work() {
        try {
            while (!threads.isShutdown()) {
                Due due = queue.take();
                gate.pass();
                deliver(due);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Due due) {
        if (!acknowledged(due.payload())) {
            failures.incrementAndGet();
            queue.put(due.again(options.firstBackoff(), options.longestBackoff()));
            return;
        }
        deliveries.incrementAndGet();
        if (due.repeat()) {
            repeats.incrementAndGet();
        }
        gate.done();
    }

    private boolean acknowledged(Payload payload) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(options.timeout())
                .header("Content-Type", Notification.contentType(options.envelope()))
                .header(header, secret)
                .POST(BodyPublishers.ofByteArray(Notification.wrapped(options.envelope(), payload)))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration upToLongestDelay() {
        return Duration.ofNanos(
                (long) (random.nextDouble() * options.longestDelay().toNanos()));
    }
}
