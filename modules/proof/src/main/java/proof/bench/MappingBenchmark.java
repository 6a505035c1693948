package proof.bench;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderKeys;
import connector.orderexport.Explainer;
import connector.orderflow.OrderImport;
import connector.routing.Changes;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.Router;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One order, read twice and mapped once; JMH runs it in a JVM of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MappingBenchmark {

    /** Of a file with the order's JSON. */
    @Param("")
    public String file = "";

    private static final Explainer DESK = new Explainer(new ExportDesk(
            "sandbox",
            ReleaseRules.defaults(),
            new Router(List.of(Route.everything("everything", "warehouse"))),
            Map.of("warehouse", ExportRules.DEFAULT),
            Changes.DEFAULT));

    private byte[] json = new byte[0];
    private Order order = Order.of();

    @Setup
    public void read() throws IOException {
        json = Files.readAllBytes(Path.of(file));
        order = JsonUtils.fromJsonByteArray(json, Order.class);
        if (documents(order).isEmpty()) {
            throw new IllegalStateException("this order cannot be mapped, so there is nothing to measure");
        }
    }

    static List<OrderImport> documents(Order order) {
        return DESK.documents(new OrderFacts(order, OrderKeys.NONE, Instant.EPOCH));
    }

    /** JSON to a tree. */
    @Benchmark
    public JsonNode tree() {
        return JsonMapper.shared().readTree(json);
    }

    /** JSON to the SDK's model. */
    @Benchmark
    public Order model() {
        return JsonUtils.fromJsonByteArray(json, Order.class);
    }

    /** The SDK's model to the documents: routes, checks, mapping, sum check. */
    @Benchmark
    public List<OrderImport> mapping() {
        return documents(order);
    }
}
