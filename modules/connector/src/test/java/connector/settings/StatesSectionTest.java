package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.routing.AllowedChanges;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import connector.settings.Mentions.Name;
import connector.settings.Mentions.Thing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of warehouse states, as the file says it. */
class StatesSectionTest {

    @TempDir
    private Path folder;

    private StateTables tables(String more) throws InvalidSettings {
        return Written.least(folder).and(more).read().states();
    }

    @Test
    void shipmentStatesFollowByThemselvesAndNothingElse() throws InvalidSettings {
        StateTables tables = tables("");
        assertThat(tables.shipmentStates()).isEqualTo(StateTables.DEFAULT.shipmentStates());
        assertThat(tables.lineStates()).isEmpty();
        assertThat(tables.orderStates()).isEmpty();
        assertThat(tables.completeOrder()).isFalse();
        assertThat(tables.walk()).isTrue();
        assertThat(tables.allowed()).isEqualTo(StateTables.Allowed.DEFAULT);
        assertThat(tables.at("main")).isEqualTo(WarehouseStates.DEFAULT);
        assertThat(tables.at("somewhere-else")).isEqualTo(WarehouseStates.DEFAULT);
    }

    @Test
    void everythingCanBeSaid() throws InvalidSettings {
        StateTables tables = tables("""
                states:
                  line-items: {received: in, shipped: gone}
                  walk: false
                  shipment: {received: "", backorder: Delayed}
                  order: {partly-shipped: some-left}
                  complete-order: true
                  allowed:
                    order-states: {Complete: [Open]}
                    shipment-states: {Ready: Pending}
                  allocation: {site-field: site, type: line}
                """);
        assertThat(tables.lineStates()).isEqualTo(Map.of(Milestone.RECEIVED, "in", Milestone.SHIPPED, "gone"));
        assertThat(tables.walk()).isFalse();
        assertThat(tables.shipmentStates())
                .doesNotContainKey(OrderMilestone.RECEIVED)
                .containsEntry(OrderMilestone.BACKORDER, "Delayed")
                .containsEntry(OrderMilestone.SHIPPED, "Shipped");
        assertThat(tables.orderStates()).isEqualTo(Map.of(OrderMilestone.PARTLY_SHIPPED, "some-left"));
        assertThat(tables.completeOrder()).isTrue();
        assertThat(tables.allowed().orderStates().after("Complete")).containsExactly("Open");
        assertThat(tables.allowed().orderStates().after("Confirmed")).containsExactly("Cancelled", "Complete");
        assertThat(tables.allowed().shipmentStates().next().get("Ready")).isEqualTo(Set.of("Pending"));
        assertThat(tables.allowed().paymentStates()).isEqualTo(AllowedChanges.PAYMENT_STATES);
        assertThat(tables.allocation()).isEqualTo(new StateTables.Allocation("site", null, "line"));
    }

    @Test
    void eachDestinationHasWordsOfItsOwn() throws InvalidSettings {
        StateTables tables = tables("""
                    states:
                      shipments: {Quality Check: PICKING, pickable: RECEIVED}
                      lines: {awaiting-transfer: BACKORDER, out_of_stock: RECEIVED}
                  other:
                    base-url: https://other.example.com/web/
                    user: connector
                    password: env:ORDERFLOW_PASSWORD
                    channel: web
                routes: [{destination: main}]
                defaults:
                  states: {orders: {on.hold: RECEIVED}}
                """);
        assertThat(tables.at("main").shipments())
                .containsEntry("quality_check", Milestone.PICKING)
                .containsEntry("pickable", Milestone.RECEIVED)
                .containsEntry("packed", Milestone.PACKED);
        assertThat(tables.at("main").lines())
                .containsEntry("awaiting_transfer", Milestone.BACKORDER)
                .containsEntry("out_of_stock", Milestone.RECEIVED);
        assertThat(tables.at("main").orders()).containsEntry("on.hold", Milestone.RECEIVED);
        assertThat(tables.at("other").orders()).containsEntry("on.hold", Milestone.RECEIVED);
        assertThat(tables.at("other").shipments()).isEqualTo(WarehouseStates.DEFAULT.shipments());
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        assertThat(Written.least(folder).and("""
                states:
                  line-items: {received: here, cancelled: here, packed: gone, shipped: gone}
                  shipment: {picking: Redy}
                  allowed:
                    order-states: {Opn: [Complete]}
                    shipment-states: {Ready: [Gone]}
                  allocation: {type: line}
                """).refused().problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "states.line-items.received: is the same State as that of cancelled, 'here'. Shipped, cancelled and returned pieces need States of their own; leave one out otherwise.",
                        "states.line-items.packed: is the same State as that of shipped, 'gone'. Shipped, cancelled and returned pieces need States of their own; leave one out otherwise.",
                        "states.shipment.picking: commercetools has no state 'Redy'. Did you mean 'Ready'? It has Backorder, Canceled, Delayed, Delivered, Partial, Pending, Ready, Shipped.",
                        "states.allowed.order-states.Opn: commercetools has no state 'Opn'. Did you mean 'Open'? It has Cancelled, Complete, Confirmed, Open.",
                        "states.allowed.shipment-states.Ready: commercetools has no state 'Gone'. It has Backorder, Canceled, Delayed, Delivered, Partial, Pending, Ready, Shipped.",
                        "states.allocation.type: is given although no field is. Name a field with site-field or expected-field, or leave the type out.");
    }

    @Test
    void aMilestoneThatDoesNotExistIsRefused() {
        assertThat(Written.least(folder)
                        .and("    states: {lines: {picked: PCKED}}\n")
                        .refused()
                        .problems())
                .singleElement()
                .satisfies(each -> assertThat(each.fix()).contains("PICKING", "PACKED"));
    }

    @Test
    void theProjectIsAskedForEveryName() throws InvalidSettings {
        List<Name> names = Written.least(folder).and("""
                states:
                  line-items: {packed: wh-packed}
                  order: {shipped: gone}
                  allocation: {site-field: site, expected-field: day, type: line}
                """).checked().mentions().names();
        assertThat(names)
                .contains(
                        new Name("states.line-items.packed", Thing.LINE_STATE, "wh-packed"),
                        new Name("states.order.shipped", Thing.WORKFLOW_STATE, "gone"),
                        new Name("states.allocation.site-field", Thing.LINE_FIELD, "site"),
                        new Name("states.allocation.expected-field", Thing.LINE_FIELD, "day"),
                        new Name("states.allocation.type", Thing.LINE_TYPE, "line"));
    }
}
