package connector.products;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.Product;
import connector.commercetools.ProductNeed;
import connector.commercetools.Products;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderFlow;
import connector.routing.ProductRules;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published products reach the warehouses, on news and when an order needs them. */
class ExportProductTest {

    private final Shop shop = new Shop();
    private final Warehouses warehouses = new Warehouses();

    @Test
    void newsOfAProductSendsEveryVariantWithASkuEverywhere() throws Exception {
        shop.sells(OneProduct.mug());

        assertThat(news()).isEqualTo(new Outcome.Done("2 SKU(s) sent to leeds, venlo"));
        assertThat(warehouses.calls)
                .containsExactly(
                        "leeds merge MUG-RED", "venlo merge MUG-RED", "leeds merge MUG-BLUE", "venlo merge MUG-BLUE");
    }

    @Test
    void whatIsNotPublishedStaysAsItIs() throws Exception {
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(warehouses.calls).isEmpty();
    }

    @Test
    void aNeededSkuGoesAloneAndOnlyWhereItIsNeeded() throws Exception {
        shop.sells(OneProduct.mug());

        assertThat(needed("venlo", "MUG-BLUE")).isEqualTo(new Outcome.Done("1 SKU(s) sent to venlo"));
        assertThat(warehouses.calls).containsExactly("venlo merge MUG-BLUE");
    }

    @Test
    void aSkuNobodySellsIsAnOperatorsMatter() throws Exception {
        assertThat(needed("venlo", "GHOST"))
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason()).contains("GHOST"));
    }

    @Test
    void whatIsOffDoesNothing() {
        shop.sells(OneProduct.mug());
        ProductRules off = new ProductRules(false, List.of("leeds"), List.of("en"), "default", true, Map.of());

        assertThat(step(off, item(need("leeds", "MUG-RED", "once")))).isInstanceOf(Outcome.Done.class);
        assertThat(shop.asked).isEmpty();
        assertThat(warehouses.calls).isEmpty();
    }

    @Test
    void aDestinationWithoutProductsGetsNone() throws Exception {
        shop.sells(OneProduct.mug());
        assertThat(needed("berlin", "MUG-RED"))
                .isEqualTo(new Outcome.Done("products do not go to berlin (products.destinations)"));
        assertThat(warehouses.calls).isEmpty();
    }

    @Test
    void aLostAnswerIsTriedAgainAsAWhole() throws Exception {
        shop.sells(OneProduct.mug());
        Failure silence = Failure.of(FailureKind.NO_ANSWER, "no answer within 30 s");
        warehouses.answers.put("venlo merge MUG-RED", new OrderFlow.ImportAnswer.Failed(silence));
        assertThat(news()).isEqualTo(new Outcome.TryAgain(silence));

        warehouses.answers.clear();
        assertThat(news()).isInstanceOf(Outcome.Done.class);
        assertThat(warehouses.calls).contains("venlo merge MUG-BLUE");
    }

    @Test
    void aRefusedVariantHoldsUpNoneOfTheOthers() throws Exception {
        shop.sells(OneProduct.mug());
        warehouses.answers.put("leeds merge MUG-RED", new OrderFlow.ImportAnswer.Refused("colour is not red"));

        assertThat(news())
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason()).contains("MUG-RED", "leeds", "colour is not red"));
        assertThat(warehouses.calls).contains("leeds merge MUG-BLUE", "venlo merge MUG-RED");
    }

    @Test
    void aVariantThatCannotBeMappedIsNamed() throws Exception {
        shop.sells(OneProduct.mug());
        Outcome outcome = step(OneProduct.rules(Map.of("weight", "$line.sku")), product());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Parked.class,
                        parked -> assertThat(parked.reason())
                                .contains("MUG-RED: weight: is no number", "MUG-BLUE: weight: is no number"));
        assertThat(warehouses.calls).isEmpty();
    }

    @Test
    void aShopThatDoesNotAnswerIsAskedAgain() throws Exception {
        shop.failure = Failure.of(FailureKind.NO_ANSWER, "no answer within 12 s");
        assertThat(news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(needed("leeds", "MUG-RED")).isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void theSameOccasionAsksOnceAndAnotherOneAgain() {
        Work work = need("leeds", "A/1", "order-1/0");
        assertThat(work.lane()).isEqualTo(new Lane("sku/leeds/A/1"));
        assertThat(work.lane().subject()).isEqualTo("A/1");
        assertThat(work.dedupeKey()).isEqualTo(need("leeds", "A/1", "order-1/0").dedupeKey());
        assertThat(work.dedupeKey())
                .isNotEqualTo(need("leeds", "A/1", "order-1/1").dedupeKey());
    }

    private Outcome news() throws Exception {
        return step(OneProduct.rules(Map.of()), product());
    }

    private Outcome needed(String destination, String sku) throws Exception {
        return step(OneProduct.rules(Map.of()), item(need(destination, sku, "once")));
    }

    private Outcome step(ProductRules rules, Item item) {
        ExportProduct handler = new ExportProduct(shop, warehouses, rules);
        assertThat(handler.handles(item.kind())).isTrue();
        assertThat(handler.handles(CommercetoolsSettings.ORDER_NEWS)).isFalse();
        return handler.handle(item).outcome();
    }

    private static Work need(String destination, String sku, String occasion) {
        return new ProductNeed(destination, sku).work(occasion, "shop/1");
    }

    private static Item product() {
        return new Item(
                1,
                Lane.ofProduct("shop", "p-1"),
                CommercetoolsSettings.PRODUCT_NEWS,
                "test",
                Map.of(),
                new byte[0],
                Instant.EPOCH,
                0);
    }

    private static Item item(Work work) {
        return new Item(1, work.lane(), work.kind(), work.source(), Map.of(), work.body(), Instant.EPOCH, 0);
    }

    /** What is published. */
    private static final class Shop implements Products {

        final List<String> asked = new ArrayList<>();
        private final Map<String, Product> published = new HashMap<>();
        private @org.jspecify.annotations.Nullable Failure failure;

        void sells(Product product) {
            published.put(product.id(), product);
            product.variants().forEach(variant -> Product.sku(variant).ifPresent(sku -> published.put(sku, product)));
        }

        @Override
        public ProductAnswer byId(String productId) {
            return answer(productId);
        }

        @Override
        public ProductAnswer bySku(String sku) {
            return answer(sku);
        }

        private ProductAnswer answer(String name) {
            asked.add(name);
            Product product = published.get(name);
            return failure != null
                    ? new ProductAnswer.Failed(failure)
                    : product == null ? new ProductAnswer.Missing() : new ProductAnswer.Found(product);
        }
    }

    /** Takes every import unless told otherwise. */
    private static final class Warehouses implements OrderFlow {

        final List<String> calls = new ArrayList<>();
        final Map<String, ImportAnswer> answers = new HashMap<>();

        @Override
        public ImportAnswer importDocument(String destination, ImportDocument document) {
            String call = destination + " " + document.operation() + " " + document.externalReference();
            calls.add(call);
            return answers.getOrDefault(call, new ImportAnswer.Imported());
        }

        @Override
        public DetailAnswer orderDetail(String destination, String orderReference) {
            throw new AssertionError("products only");
        }

        @Override
        public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
            throw new AssertionError("products only");
        }

        @Override
        public PendingAnswer pending(String destination) {
            throw new AssertionError("products only");
        }

        @Override
        public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
            throw new AssertionError("products only");
        }

        @Override
        public InventoryAnswer inventory(String destination, List<String> skus) {
            throw new AssertionError("products only");
        }
    }
}
