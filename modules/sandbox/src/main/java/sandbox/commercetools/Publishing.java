package sandbox.commercetools;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue's people publish products and take them back; messages tell of it. Drafts are not kept here. */
public final class Publishing {

    private final Keyed products;
    private final MessageWriter messages;
    private final Map<String, ObjectNode> takenBack = new ConcurrentHashMap<>();

    Publishing(Keyed products, MessageWriter messages) {
        this.products = products;
        this.messages = messages;
    }

    /** Once more, or again. @throws ApiError 404 when there is no product with this SKU */
    public synchronized ObjectNode publish(String sku) {
        Optional<ObjectNode> back = Optional.ofNullable(takenBack.remove(sku));
        back.ifPresent(products::create);
        ObjectNode product = next(sku);
        ObjectNode message = Json.object().put("type", "ProductPublished").put("scope", "All");
        message.putArray("removedImageUrls");
        message.set("productProjection", product.deepCopy());
        told(product, message);
        return product;
    }

    /** @throws ApiError 404 when there is no product with this SKU */
    public synchronized ObjectNode unpublish(String sku) {
        ObjectNode product = next(sku);
        products.remove(product);
        takenBack.put(sku, product);
        told(product, Json.object().put("type", "ProductUnpublished"));
        return product;
    }

    Response published(Call call) {
        return Answers.json(200, publish(sku(call)));
    }

    Response unpublished(Call call) {
        return Answers.json(200, unpublish(sku(call)));
    }

    private ObjectNode next(String sku) {
        ObjectNode product = products.all()
                .filter(each -> sku.equals(Json.text(each.path("masterVariant"), "sku"))
                        || Json.objects(each, "variants").stream()
                                .anyMatch(variant -> sku.equals(Json.text(variant, "sku"))))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("A product with the SKU '" + sku + "'"));
        return product.put("version", product.path("version").longValue() + 1);
    }

    private void told(ObjectNode product, ObjectNode message) {
        long version = product.path("version").longValue();
        messages.write("product", product, version, message.put("resourceVersion", version));
    }

    private static String sku(Call call) {
        return Optional.ofNullable(call.request().query().get("sku"))
                .orElseThrow(() -> ApiError.invalidInput("Malformed parameter: sku: Missing required value."));
    }
}
