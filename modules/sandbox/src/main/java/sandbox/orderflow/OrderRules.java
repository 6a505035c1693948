package sandbox.orderflow;

import java.util.List;
import java.util.Map;
import sandbox.orderflow.SandboxAccount.OrderUpdates;

/** What an order import must hold (reference §2.2, §8 no. 1). */
record OrderRules(SandboxAccount account, Catalogue catalogue) {

    void check(ImportItem item, Scope scope, ImportFields fields, List<String> problems) {
        boolean update = item.operation().equals("update") && account.orderUpdates() == OrderUpdates.ACCEPTED;
        if (!item.operation().equals("insert") && !update) {
            problems.add("Operation '" + item.operation() + "' is not supported for orders");
        }
        checkOrder(item, fields.own(), problems);
        checkLines(scope, fields, problems);
        checkShipment(fields, problems);
        fields.indexed("orderAttribute").forEach((index, attribute) -> {
            String prefix = "orderAttribute." + index + ".";
            new FieldRules(prefix, attribute, problems)
                    .checkAll()
                    .mandatory("name")
                    .link("orderItem", "entity:order");
        });
    }

    private static void checkOrder(ImportItem item, Map<String, String> order, List<String> problems) {
        new FieldRules("", order, problems)
                .checkAll()
                .atLeastOneOf("deliveryContactName", "deliveryCompanyName")
                .mandatory("deliveryAddressLine1", "deliveryCountryCode");
        new FieldRules("@", Map.of("externalReference", item.externalReference()), problems)
                .checkAll()
                .mandatory("externalReference");
        String said = order.getOrDefault("externalReference", item.externalReference());
        if (!said.equals(item.externalReference())) {
            problems.add("Field 'externalReference' differs from the attribute");
        }
    }

    private void checkLines(Scope scope, ImportFields fields, List<String> problems) {
        if (fields.indexed("orderLine").isEmpty()) {
            problems.add("The order has no line");
        }
        fields.indexed("orderLine").forEach((index, line) -> {
            new FieldRules("orderLine." + index + ".", line, problems)
                    .checkAll()
                    .mandatory("product.externalReference", "quantity")
                    .quantity("quantity")
                    .link("shipment", "entity:shipment");
            String sku = line.getOrDefault("product.externalReference", "");
            if (!sku.isEmpty() && !catalogue.sells(scope.organisation(), sku)) {
                problems.add("Product '" + sku + "' is not known");
            }
        });
    }

    private void checkShipment(ImportFields fields, List<String> problems) {
        if (!fields.indexed("shipment").isEmpty()) {
            problems.add("An order import holds one shipment");
        }
        Map<String, String> shipment = fields.single("shipment");
        new FieldRules("shipment.", shipment, problems).checkAll().link("orderItem", "entity:order");
        String site = shipment.getOrDefault("site", "");
        if (!site.isEmpty() && !account.sites().contains(site)) {
            problems.add("Site '" + site + "' is not known");
        }
        String state = shipment.getOrDefault("state", "");
        if (!state.isEmpty() && !state.equals(ShipmentState.READY.wire())) {
            problems.add("Field 'shipment.state' is not ready");
        }
    }
}
