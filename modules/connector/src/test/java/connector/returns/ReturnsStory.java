package connector.returns;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemBuilder;
import com.commercetools.api.models.cart.ShippingInfoBuilder;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnItemDraft;
import com.commercetools.api.models.order.ReturnItemDraftBuilder;
import com.commercetools.api.models.order.ReturnShipmentState;
import com.commercetools.api.models.product.ProductVariantBuilder;
import com.commercetools.api.models.type.CustomFieldsDraftBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.commercetools.OrderUpdates;
import connector.commercetools.doubles.LinksOnPaper;
import connector.commercetools.doubles.ShopOnPaper;
import connector.orderflow.OrderLink;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnDesk;
import connector.routing.ReturnTables;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An order that was shipped, what its shop and its warehouse say of goods that come back, and the connector between them, stepped by hand. */
final class ReturnsStory {

    static final String ID = "order-1";
    static final String NUMBER = "W-1001";
    static final Instant TUESDAY = Instant.parse("2026-07-07T10:00:00Z");
    private static final int MANY = 20;

    final ShopOnPaper shop = new ShopOnPaper(ReturnInfoOnPaper::apply);
    final ReturnDeskOnPaper warehouse = new ReturnDeskOnPaper();
    final FactsOnPaper facts = new FactsOnPaper();
    final LinksOnPaper links = new LinksOnPaper();
    private ReturnTables tables = ReturnTables.DEFAULT;

    private ReturnsStory(Order order) {
        shop.has(order);
    }

    /** Lines such as {@code "KET 3"}, of which all was shipped, or {@code "MUG 2/1"}: one of two was shipped. */
    static ReturnsStory order(String... lines) {
        ReturnsStory story = new ReturnsStory(shipped(lines));
        story.links.save(link(NUMBER));
        return story;
    }

    static Order shipped(String... lines) {
        List<LineItem> items = new ArrayList<>();
        var delivery = DeliveryBuilder.of().id("d").key("of-shp-1").parcels(List.of());
        for (String each : lines) {
            String[] said = each.split("[ /]");
            String id = "l" + (items.size() + 1);
            items.add(LineItemBuilder.of()
                    .id(id)
                    .quantity(Long.parseLong(said[1]))
                    .variant(ProductVariantBuilder.of().id(1L).sku(said[0]).buildUnchecked())
                    .buildUnchecked());
            long shipped = Long.parseLong(said[said.length - 1]);
            if (shipped > 0) {
                delivery.plusItems(
                        DeliveryItemBuilder.of().id(id).quantity(shipped).build());
            }
        }
        return OrderBuilder.of()
                .id(ID)
                .version(1L)
                .orderNumber(NUMBER)
                .lineItems(items)
                .shippingInfo(ShippingInfoBuilder.of()
                        .deliveries(delivery.getItems() == null ? List.of() : List.of(delivery.buildUnchecked()))
                        .buildUnchecked())
                .returnInfo(new ArrayList<>())
                .buildUnchecked();
    }

    static OrderLink link(String reference, OrderLink.Part... parts) {
        return new OrderLink(
                "shop",
                ID,
                NUMBER,
                "main",
                reference,
                new OrderLink.Sent("print", "content", Map.of(), "Leeds", List.of(parts)),
                OrderLink.State.ACCEPTED);
    }

    ReturnsStory with(ReturnTables changed) {
        tables = changed;
        return this;
    }

    /** The shop announces, each item {@code "ret-1 KET 2"}, or {@code "- KET 2"} for one without a key. */
    void announced(@Nullable String trackingId, String... items) {
        added(trackingId, ReturnShipmentState.ADVISED, items);
    }

    /** Somebody records by hand what came back. */
    void recorded(@Nullable String trackingId, String... items) {
        added(trackingId, ReturnShipmentState.RETURNED, items);
    }

    private void added(@Nullable String trackingId, ReturnShipmentState state, String... items) {
        shop.edit(
                ID,
                order -> new ReturnInfoOnPaper(order)
                        .add(
                                Arrays.stream(items)
                                        .map(item -> draft(order, item, state))
                                        .toList(),
                                trackingId,
                                null));
    }

    static ReturnItemDraft draft(Order order, String item, ReturnShipmentState state) {
        String[] said = item.split(" ");
        String line = order.getLineItems().stream()
                .filter(each -> each.getVariant().getSku().equals(said[1]))
                .findFirst()
                .orElseThrow()
                .getId();
        ReturnItemDraftBuilder draft = ReturnItemDraftBuilder.of()
                .key(said[0].equals("-") ? null : said[0])
                .lineItemId(line)
                .quantity(Long.parseLong(said[2]))
                .comment(said.length > 3 ? said[3] : null)
                .shipmentState(state);
        return said.length > 4 ? draft.custom(custom(said[4])).build() : draft.build();
    }

    private static com.commercetools.api.models.type.CustomFieldsDraft custom(String reason) {
        return CustomFieldsDraftBuilder.of()
                .type(TypeResourceIdentifierBuilder.of().id("return-type").build())
                .fields(FieldContainerBuilder.of().addValue("reason", reason).build())
                .build();
    }

    /** A push, each line {@code "KET 2 As new"}; in the return of this id. */
    Outcome pushed(String id, @Nullable String authorisation, String... lines) {
        return received(push(id, authorisation, lines));
    }

    static List<ReturnLine> push(String id, @Nullable String authorisation, String... lines) {
        List<ReturnLine> told = new ArrayList<>();
        for (String each : lines) {
            String[] said = each.split(" ", 3);
            told.add(line("push/main/" + id + "/" + said[0] + "/" + (told.size() + 1), authorisation, said, null));
        }
        return told;
    }

    /** One line of the report; two that are alike differ by {@code n}. */
    Outcome reported(int n, @Nullable String authorisation, String line) {
        return received(List.of(report(n, authorisation, line)));
    }

    static ReturnLine report(int n, @Nullable String authorisation, String line) {
        String[] said = line.split(" ", 3);
        return line("report/main/" + authorisation + said[0] + "/" + n, authorisation, said, null);
    }

    static ReturnLine line(String key, @Nullable String authorisation, String[] said, @Nullable Boolean refund) {
        return new ReturnLine(
                key,
                "main",
                NUMBER,
                authorisation,
                said[0],
                Long.parseLong(said[1]),
                "C - Wrong size",
                said.length > 2 ? said[2] : null,
                "unknown",
                refund,
                TUESDAY,
                null);
    }

    Outcome received(List<ReturnLine> lines) {
        return last(outcomes(lines));
    }

    /** News of the order: the shop, or anybody, changed it. */
    Outcome looked() {
        return last(outcomes(List.of()));
    }

    /** As the lane does it; recordings included. */
    List<Outcome> outcomes(List<ReturnLine> news) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int steps = 0; steps < MANY; steps++) {
            Step step = step(news);
            step.recording().run();
            outcomes.add(step.outcome());
            if (!(step.outcome() instanceof Outcome.Again)) {
                return outcomes;
            }
        }
        throw new AssertionError("it goes on and on: " + outcomes);
    }

    /** One step whose outcome nobody has recorded yet. */
    Step step(List<ReturnLine> news) {
        return returns().look(shop.order(ID), news);
    }

    OrderReturns returns() {
        return new OrderReturns(
                new OrderUpdates(shop, tries -> {}),
                warehouse,
                new ReturnMemory(facts, links, facts),
                new ReturnDesk("shop", Map.of("main", tables)));
    }

    void edit(Consumer<Order> change) {
        shop.edit(ID, change);
    }

    /**
     * The order's return info, one text per item: {@code RMA-1 ret-1: 2 KET Advised NonRefundable}. Keys that the connector made are shown as
     * {@code ours}.
     */
    List<String> told() {
        List<String> told = new ArrayList<>();
        Order order = shop.order(ID);
        ShippedPieces pieces = new ShippedPieces(order);
        for (ReturnInfo info : order.getReturnInfo()) {
            for (ReturnItem item : info.getItems()) {
                told.add("%s %s: %d %s %s %s"
                        .formatted(
                                info.getReturnTrackingId() == null ? "-" : info.getReturnTrackingId(),
                                key(item),
                                item.getQuantity(),
                                pieces.sku(new connector.returns.Item(info, item).lineId()),
                                item.getShipmentState().getJsonName(),
                                item.getPaymentState().getJsonName()));
            }
        }
        return told;
    }

    private static String key(ReturnItem item) {
        String key = item.getKey();
        return key == null ? "-" : key.startsWith("of-rma-") ? "ours" : key.startsWith("of-was-") ? "carried" : key;
    }

    private static Outcome last(List<Outcome> outcomes) {
        return outcomes.getLast();
    }
}
