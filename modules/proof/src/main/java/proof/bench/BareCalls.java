package proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import proof.bench.Recording.Ready;
import proof.bench.SandboxWords.Addresses;
import proof.bench.SandboxWords.Placed;

/**
 * The calls without the connector: each order's are prepared as bytes, sent one after the other, and of an answer only the
 * status is looked at. Latency counts from the moment an order may begin, waiting for a free caller included.
 */
final class BareCalls implements Contestant {

    private final CloseableHttpClient client;
    private final Addresses addresses;
    private final List<Recording> recordings;
    private final Semaphore callers;
    private Map<String, List<Ready>> prepared = Map.of();

    /** @param callers orders worked on at the same time */
    BareCalls(CloseableHttpClient client, Addresses addresses, List<Recording> recordings, int callers) {
        this.client = client;
        this.addresses = addresses;
        this.recordings = recordings;
        this.callers = new Semaphore(callers, true);
    }

    @Override
    public void prepare(List<Placed> orders) {
        Map<String, List<Ready>> all = new HashMap<>();
        for (int each = 0; each < orders.size(); each++) {
            Recording recording = recordings.get(each % recordings.size());
            all.put(orders.get(each).id(), recording.forOrder(orders.get(each), addresses));
        }
        prepared = all;
    }

    @Override
    public Instant begin(Placed order) {
        Instant begun = Instant.now();
        callers.acquireUninterruptibly();
        try {
            prepared.getOrDefault(order.id(), List.of()).forEach(this::send);
        } finally {
            callers.release();
        }
        return begun;
    }

    private void send(Ready call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        int status = status(request);
        if (status / 100 != 2) {
            throw new IllegalStateException("HTTP " + status + " to the bare " + call.method() + " " + call.uri());
        }
    }

    private int status(HttpUriRequestBase request) {
        try {
            return client.execute(request, response -> {
                response.getEntity().getContent().readAllBytes();
                return response.getCode();
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
