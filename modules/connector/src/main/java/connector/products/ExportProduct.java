package connector.products;

import connector.audit.Failure;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.Product;
import connector.commercetools.Products;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.ImportAnswer;
import connector.routing.ProductRules;
import connector.workqueue.Item;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * News of a product, or a SKU that a destination lacks: read it, send what is published. A merge says the same twice
 * without harm, so a step may send all variants and is repeated as a whole when one gets no answer.
 */
@Component
class ExportProduct implements WorkHandler {

    private final Products products;
    private final OrderFlow orderFlow;
    private final ProductRules rules;

    ExportProduct(Products products, OrderFlow orderFlow, ProductRules rules) {
        this.products = products;
        this.orderFlow = orderFlow;
        this.rules = rules;
    }

    @Override
    public boolean handles(String kind) {
        return kind.equals(CommercetoolsSettings.PRODUCT_NEWS) || kind.equals(CommercetoolsSettings.PRODUCT_NEEDED);
    }

    @Override
    public boolean takesAsHint(String kind) {
        return true;
    }

    @Override
    public Step handle(Item item) {
        if (!rules.enabled()) {
            return done("product export is off (products.enabled)");
        }
        return item.kind().equals(CommercetoolsSettings.PRODUCT_NEEDED)
                ? needed(item.lane().peer(), item.lane().subject())
                : news(item.lane().subject());
    }

    private Step needed(String destination, String sku) {
        if (!rules.destinations().contains(destination)) {
            return done("products do not go to " + destination + " (products.destinations)");
        }
        return switch (products.bySku(sku)) {
            case Products.ProductAnswer.Failed failed -> tryAgain(failed.failure());
            case Products.ProductAnswer.Missing missing ->
                Step.of(new Outcome.Parked(
                        "no published product has the SKU " + sku,
                        "Publish it, or make it in OrderFlow by hand; then replay this and the order."));
            case Products.ProductAnswer.Found found -> {
                List<Map<String, Object>> meant = found.product().variants().stream()
                        .filter(variant -> Product.sku(variant).equals(Optional.of(sku)))
                        .toList();
                yield export(found.product(), meant, List.of(destination));
            }
        };
    }

    private Step news(String productId) {
        return switch (products.byId(productId)) {
            case Products.ProductAnswer.Failed failed -> tryAgain(failed.failure());
            case Products.ProductAnswer.Missing missing ->
                done("the product is not published: OrderFlow keeps what it has");
            case Products.ProductAnswer.Found found -> {
                List<Map<String, Object>> sold = found.product().variants().stream()
                        .filter(variant -> Product.sku(variant).isPresent())
                        .toList();
                yield export(found.product(), sold, rules.destinations());
            }
        };
    }

    /** One variant that cannot be sent holds up none of the others. */
    private Step export(Product product, List<Map<String, Object>> variants, List<String> destinations) {
        List<String> problems = new ArrayList<>();
        for (Map<String, Object> variant : variants) {
            String sku = Product.sku(variant).orElse("");
            switch (ProductMapping.map(product, variant, rules)) {
                case MappedProduct.CannotMap cannot ->
                    problems.add(sku + ": " + cannot.field() + ": " + cannot.reason());
                case MappedProduct.Ready ready -> {
                    for (String destination : destinations) {
                        Optional<Failure> failure = send(ready, destination, problems);
                        if (failure.isPresent()) {
                            return tryAgain(failure.get());
                        }
                    }
                }
            }
        }
        return problems.isEmpty()
                ? done(variants.size() + " SKU(s) sent to " + String.join(", ", destinations))
                : Step.of(new Outcome.Parked(
                        "the product cannot be exported: " + String.join("; ", problems),
                        "Correct the product, or 'products.fields' in the configuration, then replay it."));
    }

    private Optional<Failure> send(MappedProduct.Ready ready, String destination, List<String> problems) {
        String sku = ready.document().externalReference();
        return switch (orderFlow.importDocument(destination, ready.document())) {
            case ImportAnswer.Imported imported -> {
                Trail.current().decided("product imported", String.join("; ", said(sku, destination, ready.notes())));
                yield Optional.empty();
            }
            case ImportAnswer.AlreadyThere there -> {
                Trail.current().decided("product there", destination + " has " + sku + " already: " + there.words());
                yield Optional.empty();
            }
            case ImportAnswer.Refused refused -> {
                problems.add(sku + ": " + destination + " refused it: " + refused.words());
                yield Optional.empty();
            }
            case ImportAnswer.Failed failed -> Optional.of(failed.failure());
        };
    }

    private static List<String> said(String sku, String destination, List<String> notes) {
        List<String> all = new ArrayList<>(List.of(destination + " took " + sku));
        all.addAll(notes);
        return all;
    }

    private static Step done(String what) {
        return Step.of(new Outcome.Done(what));
    }

    private static Step tryAgain(Failure failure) {
        return Step.of(new Outcome.TryAgain(failure));
    }
}
