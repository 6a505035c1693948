package sandbox.orderflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.orderflow.ImportOutcome.Created;
import sandbox.orderflow.ImportOutcome.Duplicate;
import sandbox.orderflow.ImportOutcome.Failure;
import sandbox.orderflow.ImportOutcome.Success;

/** Announced returns, checked against their order as a strict tenant does (reference §2.8). */
final class ReturnBook {

    private final ConcurrentHashMap<Key, StoredReturn> returns = new ConcurrentHashMap<>();
    private final SandboxAccount account;
    private final OrderBook orders;

    ReturnBook(SandboxAccount account, OrderBook orders) {
        this.account = account;
        this.orders = orders;
    }

    List<StoredReturn> all() {
        return returns.values().stream()
                .sorted(Comparator.comparingLong(StoredReturn::id))
                .toList();
    }

    ImportOutcome take(ImportItem item, Scope scope) {
        List<String> problems = new ArrayList<>();
        Map<String, String> values = new PayloadLines(account.escapes()).read(item.payload(), problems);
        ImportFields fields = ImportFields.of("return", values, problems);
        Map<String, String> own = fields.own();
        SortedMap<Integer, Map<String, String>> lines = fields.indexed("returnLine");
        check(item, own, lines, problems);
        checkLists(scope, own, lines, problems);
        checkAgainstOrder(scope, own, lines, problems);
        if (!problems.isEmpty()) {
            return new Failure(problems);
        }
        return store(new StoredReturn(
                orders.nextId(), scope.organisation(), name(item, own), Map.copyOf(own), List.copyOf(lines.values())));
    }

    private ImportOutcome store(StoredReturn announced) {
        Key key = new Key(announced.organisation(), announced.reference());
        if (returns.putIfAbsent(key, announced) != null) {
            return new Duplicate("Return '" + announced.reference() + "' exists");
        }
        Stream<Created> lines = announced.lines().stream().map(line -> new Created("returnLine", orders.nextId()));
        return new Success(Stream.concat(Stream.of(new Created("return", announced.id())), lines)
                .toList());
    }

    private static void check(
            ImportItem item,
            Map<String, String> own,
            SortedMap<Integer, Map<String, String>> lines,
            List<String> problems) {
        if (!item.operation().equals("insert")) {
            problems.add("Operation '" + item.operation() + "' is not supported for returns");
        }
        new FieldRules("return.", own, problems).checkAll().atLeastOneOf("orderReference", "authorisation");
        if (lines.isEmpty()) {
            problems.add("The return has no line");
        }
        lines.forEach((index, line) -> new FieldRules("returnLine." + index + ".", line, problems)
                .checkAll()
                .mandatory("product", "quantity")
                .quantity("quantity")
                .link("returnItem", "return"));
    }

    private void checkAgainstOrder(
            Scope scope,
            Map<String, String> own,
            SortedMap<Integer, Map<String, String>> lines,
            List<String> problems) {
        String reference = own.getOrDefault("orderReference", "");
        if (reference.isEmpty() || !problems.isEmpty()) {
            return;
        }
        Optional<StoredOrder> order = order(scope.organisation(), reference);
        if (order.isEmpty()) {
            problems.add("Order '" + reference + "' is not known");
            return;
        }
        Set<String> states = account.returnRules().orderStates();
        if (!states.isEmpty() && !states.contains(order.get().state())) {
            problems.add("Order '" + reference + "' is " + order.get().state() + ", returns are taken when it is "
                    + String.join(", ", new TreeSet<>(states)));
        }
        Map<String, Long> ordered = order.get().unitsBySku();
        lines.values().forEach(line -> {
            String sku = line.getOrDefault("product", "");
            if (Long.parseLong(line.getOrDefault("quantity", "0")) > ordered.getOrDefault(sku, 0L)) {
                problems.add("Product '" + sku + "' was not ordered in this quantity");
            }
        });
    }

    /** An order of the organisation, in whatever channel. */
    Optional<StoredOrder> order(String organisation, String reference) {
        return account.channels().entrySet().stream()
                .filter(each -> each.getValue().equals(organisation))
                .flatMap(each -> orders.find(each.getKey(), reference).stream())
                .findFirst();
    }

    /** @param authorisation or the reference it was imported as */
    Optional<StoredReturn> announced(String authorisation) {
        return all().stream()
                .filter(each -> authorisation.equals(each.fields().get("authorisation"))
                        || authorisation.equals(each.reference()))
                .findFirst();
    }

    private void checkLists(
            Scope scope,
            Map<String, String> own,
            SortedMap<Integer, Map<String, String>> lines,
            List<String> problems) {
        ReturnRules rules = account.returnRules();
        inList("return.type", own.get("type"), rules.types(), problems);
        inList("return.site", own.get("site"), Set.copyOf(account.sites()), problems);
        lines.forEach((index, line) -> {
            inList("returnLine." + index + ".reason", line.get("reason"), rules.reasons(), problems);
            inList("returnLine." + index + ".condition", line.get("condition"), rules.conditions(), problems);
        });
        String authorisation = own.getOrDefault("authorisation", "");
        if (rules.authorisationIsOrder()
                && order(scope.organisation(), authorisation).isEmpty()) {
            problems.add("Authorisation '" + authorisation + "' is no order reference");
        }
    }

    private static void inList(String field, @Nullable String value, Set<String> list, List<String> problems) {
        if (value != null && !value.isEmpty() && !list.isEmpty() && !list.contains(value)) {
            problems.add("Value '" + value + "' of field '" + field + "' is not in the tenant's list");
        }
    }

    private static String name(ImportItem item, Map<String, String> own) {
        return Stream.of(
                        item.externalReference(),
                        own.getOrDefault("externalReference", ""),
                        own.getOrDefault("authorisation", ""))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseGet(() -> own.getOrDefault("orderReference", ""));
    }

    private record Key(String organisation, String reference) {}
}
