package sandbox.orderflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sandbox.orderflow.ImportOutcome.Created;
import sandbox.orderflow.ImportOutcome.Duplicate;
import sandbox.orderflow.ImportOutcome.Failure;
import sandbox.orderflow.ImportOutcome.Success;

/** Products of all organisations, taken in by insert, update and merge (reference §2.1). */
final class Catalogue {

    private final ConcurrentHashMap<Key, StoredProduct> products = new ConcurrentHashMap<>();
    private final SandboxAccount account;
    private final Stock stock;

    Catalogue(SandboxAccount account, Stock stock) {
        this.account = account;
        this.stock = stock;
    }

    /** Whether an order may hold this SKU. */
    boolean sells(String organisation, String sku) {
        return switch (account.products()) {
            case ANY -> true;
            case KNOWN_ONLY ->
                products.containsKey(new Key(organisation, sku))
                        || account.sites().stream()
                                .anyMatch(site ->
                                        stock.find(organisation, sku, site).isPresent());
        };
    }

    Optional<StoredProduct> find(String organisation, String sku) {
        return Optional.ofNullable(products.get(new Key(organisation, sku)));
    }

    List<StoredProduct> all() {
        return products.values().stream()
                .sorted(Comparator.comparing(StoredProduct::organisation).thenComparing(StoredProduct::sku))
                .toList();
    }

    ImportOutcome take(ImportItem item, Scope scope, long id) {
        List<String> problems = new ArrayList<>();
        Map<String, String> values = new PayloadLines(account.escapes()).read(item.payload(), problems);
        Map<String, String> fields =
                ImportFields.of("product", values, problems).own();
        ImportOutcome[] outcome = new ImportOutcome[1];
        products.compute(new Key(scope.organisation(), item.externalReference()), (key, known) -> {
            Map<String, String> merged = new HashMap<>(known == null ? Map.of() : known.fields());
            merged.putAll(fields);
            outcome[0] = judge(item, new Merge(known != null, merged, id), problems);
            return outcome[0] instanceof Success
                    ? new StoredProduct(key.organisation, key.sku, Map.copyOf(merged))
                    : known;
        });
        return outcome[0];
    }

    private static ImportOutcome judge(ImportItem item, Merge merge, List<String> problems) {
        new FieldRules("@", Map.of("externalReference", item.externalReference()), problems)
                .checkAll()
                .mandatory("externalReference");
        new FieldRules("", merge.fields, problems)
                .checkAll()
                .mandatory("description", "type")
                .atMost(120, "description")
                .atMost(100, "thirdPartyReference")
                .oneOf("quantityType", "unit", "weight", "volume")
                .oneOf("displayUnits", "kilogram", "gram", "milligram", "litre", "millilitre");
        switch (item.operation()) {
            case "merge" -> {}
            case "insert" -> {
                if (merge.known) {
                    return new Duplicate("Product '" + item.externalReference() + "' exists");
                }
            }
            case "update" -> {
                if (!merge.known) {
                    problems.add("Product '" + item.externalReference() + "' is not known");
                }
            }
            default -> problems.add("Operation '" + item.operation() + "' is not supported for products");
        }
        return problems.isEmpty() ? new Success(List.of(new Created("product", merge.id))) : new Failure(problems);
    }

    private record Key(String organisation, String sku) {}

    private record Merge(boolean known, Map<String, String> fields, long id) {}
}
