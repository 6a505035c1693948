package connector.http;

import connector.audit.Exchange;
import connector.audit.FailureKind;
import connector.audit.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls over pooled connections. One thread waits per call, so it wants virtual threads. Redirects, retries and cookies are
 * nobody's business but the caller's: none happens here.
 */
public final class PooledHttpCalls implements HttpCalls, AutoCloseable {

    private static final byte[] NOTHING = {};

    /** Of one answer, in bytes: the largest document commercetools keeps (16 MB), and what stands around it. */
    private static final int LARGEST_ANSWER = 17 * 1024 * 1024;

    private final CloseableHttpClient client;
    private final Answers answers;
    private final ScheduledThreadPoolExecutor deadlines;

    private PooledHttpCalls(CloseableHttpClient client, Answers answers) {
        this.client = client;
        this.answers = answers;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /** @param connectionsPerHost at most this many calls to one host at a time; more wait for their turn within their timeout */
    public static PooledHttpCalls create(int connectionsPerHost) {
        return create(connectionsPerHost, LARGEST_ANSWER);
    }

    /** @param largestAnswer in bytes; what is longer is {@link HttpAnswer.TooLarge}, unless it is read as it comes */
    static PooledHttpCalls create(int connectionsPerHost, int largestAnswer) {
        return new PooledHttpCalls(Client.create(connectionsPerHost), new Answers(largestAnswer));
    }

    @Override
    public HttpAnswer send(HttpCall call) {
        return sent(call, answers::read);
    }

    @Override
    public HttpAnswer send(HttpCall call, BodyReader reader) {
        return sent(call, response -> answers.read(response, reader));
    }

    private HttpAnswer sent(HttpCall call, HttpClientResponseHandler<HttpAnswer> read) {
        Instant at = Trail.current().now();
        long start = System.nanoTime();
        HttpAnswer answer = answer(call, start, read);
        Trail.current().exchanged(exchange(call, at, Duration.ofNanos(System.nanoTime() - start), answer));
        return answer;
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpAnswer answer(HttpCall call, long start, HttpClientResponseHandler<HttpAnswer> read) {
        HttpUriRequestBase request = request(call);
        Sending sending = new Sending();
        ScheduledFuture<?> deadline =
                deadlines.schedule(() -> sending.expire(request), call.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, sending.context(), read);
        } catch (AnswerTooLarge tooLarge) {
            return tooLarge.answer();
        } catch (IOException e) {
            return sending.noAnswer(e, call);
        } catch (IllegalStateException e) {
            return sending.cancelled(e, call);
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpUriRequestBase request(HttpCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        Timeout timeout = Timeout.of(call.timeout());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build());
        call.headers().forEach(request::setHeader);
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request;
    }

    private static Exchange exchange(HttpCall call, Instant at, Duration duration, HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Received received -> exchange(call, at, duration, received, null, null);
            case HttpAnswer.TooLarge tooLarge ->
                exchange(
                        call,
                        at,
                        duration,
                        new HttpAnswer.Received(tooLarge.status(), tooLarge.headers(), NOTHING),
                        FailureKind.BROKEN_ANSWER,
                        tooLarge.why());
            case HttpAnswer.NoAnswer none ->
                exchange(
                        call,
                        at,
                        duration,
                        new HttpAnswer.Received(0, Map.of(), NOTHING),
                        FailureKind.NO_ANSWER,
                        none.why());
        };
    }

    private static Exchange exchange(
            HttpCall call,
            Instant at,
            Duration duration,
            HttpAnswer.Received answer,
            @Nullable FailureKind failure,
            @Nullable String why) {
        return new Exchange(
                at,
                Exchange.Direction.OUTBOUND,
                call.system(),
                call.peer(),
                call.method(),
                call.uri().toString(),
                answer.status(),
                duration,
                call.attempt(),
                call.headers(),
                call.body(),
                answer.headers(),
                answer.body(),
                failure,
                why);
    }
}
