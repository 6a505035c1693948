package sandbox.orderflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sandbox.orderflow.ImportOutcome.Created;
import sandbox.orderflow.ImportOutcome.Duplicate;
import sandbox.orderflow.ImportOutcome.Failure;
import sandbox.orderflow.ImportOutcome.Success;

/** Takes an order in (reference §2.2). */
record OrderImport(SandboxAccount account, OrderBook book, Catalogue catalogue, Clock clock) {

    ImportOutcome take(ImportItem item, Scope scope) {
        List<String> problems = new ArrayList<>();
        Map<String, String> values = new PayloadLines(account.escapes()).read(item.payload(), problems);
        ImportFields fields = ImportFields.of("order", values, problems);
        new OrderRules(account, catalogue).check(item, scope, fields, problems);
        if (!problems.isEmpty()) {
            return new Failure(problems);
        }
        StoredOrder order = order(item, scope, fields);
        if (item.operation().equals("update")) {
            return update(order);
        }
        return book.add(order)
                ? new Success(created(order))
                : new Duplicate("Order '" + item.externalReference() + "' exists in the channel");
    }

    /** ASSUMED (reference §2.5): the whole order is replaced as long as nobody works on it. */
    private ImportOutcome update(StoredOrder wanted) {
        Optional<StoredOrder> known = book.find(wanted.channel(), wanted.reference());
        if (known.isEmpty()) {
            return new Failure(List.of("Order '" + wanted.reference() + "' is not known"));
        }
        StoredOrder after = book.change(known.get().id(), order -> untouched(order) ? order.replacedBy(wanted) : order);
        return after.fields().equals(wanted.fields()) && after.lines().equals(wanted.lines())
                ? new Success(List.of(new Created("order", after.id())))
                : new Failure(List.of("Order '" + wanted.reference() + "' can no longer be changed"));
    }

    private static boolean untouched(StoredOrder order) {
        return order.shipments().stream()
                .map(StoredShipment::state)
                .allMatch(state -> state == ShipmentState.READY || state == ShipmentState.OUT_OF_STOCK);
    }

    private StoredOrder order(ImportItem item, Scope scope, ImportFields fields) {
        List<StoredLine> lines = fields.indexed("orderLine").entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .toList();
        String reference = item.externalReference();
        return new StoredOrder(
                book.nextId(),
                scope.requireChannel(),
                scope.organisation(),
                reference,
                reference,
                filled(fields.own(), "state", "created"),
                clock.instant(),
                Map.copyOf(fields.own()),
                lines,
                List.of(shipment(reference, fields.single("shipment"), lines)));
    }

    private StoredShipment shipment(String order, Map<String, String> fields, List<StoredLine> lines) {
        return new StoredShipment(
                filled(fields, "externalReference", order + "_S1"),
                1,
                ShipmentState.READY,
                filled(fields, "site", account.defaultSite()),
                clock.instant(),
                Map.copyOf(fields),
                lines,
                null,
                null);
    }

    private static StoredLine line(int number, Map<String, String> fields) {
        return new StoredLine(
                number,
                fields.getOrDefault("product.externalReference", ""),
                Long.parseLong(fields.getOrDefault("quantity", "0")),
                Map.copyOf(fields),
                null);
    }

    private List<Created> created(StoredOrder order) {
        Stream<Created> lines = order.lines().stream().map(line -> new Created("orderLine", book.nextId()));
        Stream<Created> above = Stream.of(new Created("order", order.id()), new Created("shipment", book.nextId()));
        return Stream.concat(above, lines).toList();
    }

    private static String filled(Map<String, String> fields, String key, String otherwise) {
        String value = fields.getOrDefault(key, "");
        return value.isEmpty() ? otherwise : value;
    }
}
