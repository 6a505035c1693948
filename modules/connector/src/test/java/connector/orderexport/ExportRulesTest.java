package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import connector.routing.ExportRules;
import connector.routing.ExportRules.AddressLayout;
import connector.routing.ExportRules.AddressPart;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a destination's own rules change. */
class ExportRulesTest {

    private static final ExportRules MARKET = RulesOnPaper.destination("""
        time-zone: America/New_York
        site: north
        mapping:
          reference: CT-{orderNumber}
          source: webshop
          currency-units: {GBP: pounds}
          customer-comment-field: note
          locale-fallback: [de]
          send-line-reference: true
          address-lines: [street, building, city]
          number-first: []
          collapse-blank-lines: true
          shipping-methods:
            - {method: Express (next day), code: X1, name: Express}
          custom-line-items: PARK
          custom-line-items-by-slug: {gift-wrap: SKU}
        """);

    @Test
    void reference_time_currency_comment_site_and_delivery_follow_the_rules() throws IOException {
        Order order = story("custom-line-item-fee");
        order.setCustom(CustomFieldsBuilder.of()
                .fields(FieldContainerBuilder.of()
                        .addValue("note", "Ring twice\nplease")
                        .build())
                .buildUnchecked());

        assertThat(lines(order, MARKET))
                .contains(
                        "externalReference=CT-W-1001",
                        "originatingExternalReference=W-1001",
                        "placed=2026-07-02 18:45:10",
                        "source=webshop",
                        "currencyUnits=pounds",
                        "customerComment=Ring twice\\nplease",
                        "shipment.externalReference=CT-W-1001_S1",
                        "shipment.site=north",
                        "shipment.deliverySuggestionCode=X1",
                        "shipment.deliverySuggestionName=Express",
                        "orderLine.1.thirdPartyReference=l1");
    }

    @Test
    void a_custom_line_item_can_be_a_product() throws IOException {
        Order order = story("custom-line-item-fee");
        order.setLocale("nl-NL");

        assertThat(lines(order, MARKET))
                .contains(
                        "orderLine.2.product.externalReference=gift-wrap",
                        "orderLine.2.quantity=1",
                        "orderLine.2.description=Geschenkpapier",
                        "orderLine.2.totalPriceGross=3.00",
                        "goodsPriceGross=27.00")
                .noneMatch(line -> line.startsWith("orderAttribute"));
    }

    @Test
    void a_custom_line_item_can_park_the_order() throws IOException {
        assertThat(Rendered.whole(story("negative-custom-line-item"), MARKET))
                .isInstanceOfSatisfying(
                        Mapped.CannotMap.class,
                        cannot -> assertThat(cannot.field()).isEqualTo("customLineItems[c1].slug"));
    }

    @Test
    void a_custom_line_item_can_be_left_out_but_not_out_of_the_sum() throws IOException {
        assertThat(lines(story("custom-line-item-fee"), RulesOnPaper.of("custom-line-items: IGNORE")))
                .contains("goodsPriceGross=24.00", "totalPriceGross=31.80")
                .noneMatch(line -> line.startsWith("orderAttribute"))
                .anyMatch(line -> line.contains("fees 0.00 + not sent 3.00"));
    }

    @Test
    void lines_close_up_and_the_number_stands_behind_where_the_table_says_so() throws IOException {
        assertThat(lines(story("single-line-tax-included"), MARKET))
                .contains("deliveryAddressLine1=Mill Lane 7", "deliveryAddressLine2=Leeds")
                .noneMatch(line -> line.startsWith("deliveryAddressLine3"));
    }

    @Test
    void a_reference_is_never_cut() throws IOException {
        Order order = story("single-line-tax-included");
        order.setOrderNumber("9".repeat(118));

        assertThat(Rendered.whole(order, ExportRules.DEFAULT))
                .isInstanceOfSatisfying(
                        Mapped.CannotMap.class,
                        cannot -> assertThat(cannot.field()).isEqualTo("orderNumber"));
    }

    @Test
    void a_sku_is_never_cut() throws IOException {
        Order order = story("single-line-tax-included");
        order.getLineItems().getFirst().getVariant().setSku("K".repeat(121));

        assertThat(Rendered.whole(order, ExportRules.DEFAULT))
                .isInstanceOfSatisfying(
                        Mapped.CannotMap.class,
                        cannot -> assertThat(cannot.field()).isEqualTo("lineItems[l1].variant.sku"));
    }

    @Test
    void a_table_of_seven_lines_is_refused() {
        List<List<AddressPart>> seven =
                List.of(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> new AddressLayout(seven, Set.of(), false));
    }

    static Order story(String name) throws IOException {
        try (var file = ExportRulesTest.class.getResourceAsStream("/orderexport/" + name + "/order.json")) {
            byte[] json = Objects.requireNonNull(file, name).readAllBytes();
            return JsonUtils.fromJsonString(new String(json, StandardCharsets.UTF_8), Order.class);
        }
    }

    private static List<String> lines(Order order, ExportRules rules) {
        return Rendered.text(Rendered.whole(order, rules)).lines().toList();
    }
}
