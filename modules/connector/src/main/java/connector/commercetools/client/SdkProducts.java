package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.fasterxml.jackson.core.type.TypeReference;
import connector.commercetools.Product;
import connector.commercetools.Products;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Products} through the SDK, which builds the requests; projections are read as plain JSON. */
final class SdkProducts implements Products {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;

    SdkProducts(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public ProductAnswer byId(String productId) {
        var request = project.get().productProjections().withId(productId).get();
        return switch (asking.bytes("read product", request, SdkProducts::product)) {
            case Good<Product>(Product product) -> new ProductAnswer.Found(product);
            case Bad<Product> bad when bad.status() == 404 -> new ProductAnswer.Missing();
            case Bad<Product> bad -> new ProductAnswer.Failed(bad.failure());
        };
    }

    @Override
    public ProductAnswer bySku(String sku) {
        String quoted = "\"" + sku.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        var request = project.get()
                .productProjections()
                .get()
                .withWhere("masterVariant(sku = %1$s) or variants(sku = %1$s)".formatted(quoted))
                .withLimit(1)
                .withWithTotal(false);
        return switch (asking.bytes("look up product by SKU", request, SdkProducts::first)) {
            case Good<List<Product>>(var found) when found.isEmpty() -> new ProductAnswer.Missing();
            case Good<List<Product>>(var found) -> new ProductAnswer.Found(found.getFirst());
            case Bad<List<Product>> bad -> new ProductAnswer.Failed(bad.failure());
        };
    }

    private static @Nullable Product product(byte[] body) {
        return usable(read(body));
    }

    private static @Nullable List<Product> first(byte[] body) {
        if (!(read(body).get("results") instanceof List<?> results)) {
            return null;
        }
        if (results.isEmpty()) {
            return List.of();
        }
        Product first = usable(results.getFirst());
        return first == null ? null : List.of(first);
    }

    private static Map<String, Object> read(byte[] body) {
        return JsonUtils.fromJsonString(new String(body, StandardCharsets.UTF_8), OBJECT);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Product usable(@Nullable Object node) {
        return node instanceof Map<?, ?> json
                        && json.get("id") instanceof String
                        && json.get("masterVariant") instanceof Map<?, ?>
                ? new Product((Map<String, Object>) json)
                : null;
    }
}
