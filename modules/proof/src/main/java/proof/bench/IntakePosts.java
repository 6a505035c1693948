package proof.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import proof.bench.SandboxWords.Placed;

/**
 * The connector's way: the bench posts the OrderCreated notification to the intake, as a subscription would. Latency counts
 * from the 2xx, when the connector has promised.
 */
final class IntakePosts implements Contestant {

    private final CloseableHttpClient client;
    private final URI intake;

    IntakePosts(CloseableHttpClient client, URI intake) {
        this.client = client;
        this.intake = intake;
    }

    @Override
    public void prepare(List<Placed> orders) {}

    @Override
    public Instant begin(Placed order) {
        HttpPost post = new HttpPost(intake);
        post.setHeader(Configuration.SECRET_HEADER, Configuration.SECRET);
        post.setHeader("Content-Type", "application/json");
        post.setEntity(new ByteArrayEntity(order.notification().getBytes(StandardCharsets.UTF_8), null));
        int status = status(post);
        if (status / 100 != 2) {
            throw new IllegalStateException("The intake answered " + status);
        }
        return Instant.now();
    }

    private int status(HttpPost post) {
        try {
            return client.execute(post, response -> {
                response.getEntity().getContent().readAllBytes();
                return response.getCode();
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
