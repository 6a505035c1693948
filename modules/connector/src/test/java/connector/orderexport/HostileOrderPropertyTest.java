package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.order.Order;
import com.fasterxml.jackson.core.JsonProcessingException;
import connector.commercetools.OrderParts;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * Orders as nobody should have them: broken, absurd, huge. Each is parked with a field and a reason, or becomes exactly what it
 * says, and nothing that it does not say.
 */
class HostileOrderPropertyTest {

    private static final ExportRules FULL = RulesOnPaper.of("""
        reference: CT-{orderNumber}
        customer-comment-field: note
        delivery-instruction-field: note
        send-line-reference: true
        address-lines: [street + building, po-box, additional-address-info, city + region + state]
        collapse-blank-lines: true
        tax-codes: {VAT: T1}
        shipping-methods:
          - {method: text, zones: [uk], code: A}
          - {countries: [AT], courier: dpd, earliest-ship-date: +2 business days}
        custom-line-items-by-slug: {fee0: SKU, fee1: IGNORE}
        fields:
          userDefined1: custom.fields.note
          userDefined2: $count(lineItems)
          shipment.weight: $sum(lineItems.quantity) * 10
          orderLine.n.userDefined1: $line.name.de
          orderAttribute.origin: origin
        limits: {name: 40, address-line: 30, reference: 60, text: 80}
        """);

    @Property(tries = 1_000)
    void a_broken_order_is_parked_with_its_field_or_sent_as_it_is(
            @ForAll @IntRange(min = 1, max = 8) int wounds, @ForAll Random chance) {
        Optional<Order> hurt = Wounds.in(drawn(chance, 1 + chance.nextInt(4)), wounds, chance);
        Statistics.collect(
                hurt.map(order -> Rendered.whole(order, FULL).getClass().getSimpleName())
                        .orElse("unreadable"));
        hurt.ifPresent(order -> {
            check(order, Rendered.whole(order, ExportRules.DEFAULT), ExportRules.DEFAULT);
            check(order, Rendered.whole(order, FULL), FULL);
        });
    }

    @Property(tries = 200)
    void a_broken_order_in_parts_is_parked_or_sent_too(
            @ForAll @IntRange(min = 1, max = 4) int wounds, @ForAll Random chance) {
        Order whole = drawn(chance, 3);
        List<Consignment> consignments = PartingPropertyTest.parted(whole, 3, chance);
        Wounds.in(whole, wounds, chance)
                .ifPresent(order -> consignments.forEach(one -> {
                    Mapped mapped = OrderMapping.map(Rendered.facts(order), consignments, one, FULL);
                    if (mapped instanceof Mapped.Ready ready) {
                        assertNothingIsLongerThanItsField(OrderMappingPropertyTest.fields(ready), FULL);
                    } else {
                        assertNamed((Mapped.CannotMap) mapped);
                    }
                }));
    }

    @Property(tries = 3)
    void five_hundred_lines_with_texts_of_ten_thousand_characters(@ForAll Random chance) {
        Order order = new DrawnOrder(chance, "long \uD83C\uDF75 text\n".repeat(150))
                .order(IntStream.range(0, 500).mapToObj(i -> 1 + i % 7).toList(), List.of(1, -2, 3));

        Mapped mapped = Rendered.whole(order, FULL);

        assertThat(mapped).isInstanceOf(Mapped.Ready.class);
        check(order, mapped, FULL);
    }

    private static Order drawn(Random chance, int lines) {
        return new DrawnOrder(chance, "text")
                .order(
                        IntStream.range(0, lines)
                                .mapToObj(i -> 1 + chance.nextInt(5))
                                .toList(),
                        List.of(300, -20));
    }

    private static void check(Order order, Mapped mapped, ExportRules rules) {
        if (mapped instanceof Mapped.Ready ready) {
            Map<String, String> fields = OrderMappingPropertyTest.fields(ready);
            assertTotals(order, fields);
            assertEveryLineOnce(order, fields);
            assertNothingIsLongerThanItsField(fields, rules);
            assertNothingIsInvented(order, fields);
        } else {
            assertNamed((Mapped.CannotMap) mapped);
        }
    }

    private static void assertNamed(Mapped.CannotMap cannot) {
        assertThat(cannot.field()).isNotBlank();
        assertThat(cannot.reason()).isNotBlank().endsWith(".");
        assertThat(cannot.help()).isNotBlank().endsWith(".");
    }

    private static void assertTotals(Order order, Map<String, String> fields) {
        int digits = order.getTotalPrice().getFractionDigits();
        if (Objects.equals(order.getTaxMode(), TaxMode.DISABLED)) {
            BigDecimal total = BigDecimal.valueOf(order.getTotalPrice().getCentAmount(), digits);
            assertThat(new BigDecimal(fields.get("totalPriceGross"))).isEqualTo(total);
        } else if (order.getTaxedPrice() != null
                && order.getTaxedPrice().getTotalNet() != null
                && order.getTaxedPrice().getTotalGross() != null) {
            assertThat(new BigDecimal(fields.get("totalPriceNet")))
                    .isEqualTo(BigDecimal.valueOf(
                            order.getTaxedPrice().getTotalNet().getCentAmount(), digits));
            assertThat(new BigDecimal(fields.get("totalPriceGross")))
                    .isEqualTo(BigDecimal.valueOf(
                            order.getTaxedPrice().getTotalGross().getCentAmount(), digits));
        }
    }

    private static void assertEveryLineOnce(Order order, Map<String, String> fields) {
        int lines = OrderParts.list(order.getLineItems()).size();
        for (int i = 1; i <= lines; i++) {
            var line = order.getLineItems().get(i - 1);
            assertThat(fields)
                    .containsEntry(
                            "orderLine." + i + ".product.externalReference",
                            line.getVariant().getSku().strip())
                    .containsEntry(
                            "orderLine." + i + ".quantity", line.getQuantity().toString());
        }
    }

    private static void assertNothingIsLongerThanItsField(Map<String, String> fields, ExportRules rules) {
        fields.forEach((key, value) -> {
            assertThat(value).as(key).isNotBlank();
            assertThat(value.length()).as(key).isLessThanOrEqualTo(limit(key, rules));
            assertThat(value.codePoints())
                    .as(key)
                    .noneMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t')
                    .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        });
    }

    private static int limit(String key, ExportRules rules) {
        if (key.contains("AddressLine")) {
            return rules.limits().addressLine();
        }
        return key.endsWith("ontactName") || key.endsWith("CompanyName") || key.endsWith("City")
                ? rules.limits().name()
                : Math.max(rules.limits().text(), rules.limits().reference());
    }

    private static void assertNothingIsInvented(Order order, Map<String, String> fields) {
        String said = everything(order);
        fields.forEach((key, value) -> {
            if (key.startsWith("delivery") || key.startsWith("invoice") || key.endsWith(".description")) {
                for (String word : value.toLowerCase(Locale.ROOT).split("[\\s,]+")) {
                    assertThat(said).as(key).contains(word);
                }
            }
        });
    }

    private static String everything(Order order) {
        try {
            return FieldText.filled(JsonUtils.toJsonString(order)
                            .replaceAll("\\\\u00[01][0-9A-Fa-f]", "")
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\"))
                    .toLowerCase(Locale.ROOT);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
