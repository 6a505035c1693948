package connector.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.commercetools.api.models.order.Order;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What integrators may ask of an order, and what they are told when they misspell it. */
class ExpressionTest {

    private static final Map<String, Object> ORDER = orderOnFile();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shippingAddress.country = "GB"                                   | true
            custom.fields.vip = true                                         | false
            $count(lineItems[variant.sku = "TSHIRT-L"]) > 100                | false
            $exists(shippingAddress.nothingLikeIt)                           | false
            $sum(lineItems.quantity) > 0 and totalPrice.currencyCode = "GBP" | true
            """)
    void conditions_are_true_or_false(String text, boolean truth) {
        assertThat(of(text)).isEqualTo(new Value.Truth(truth));
    }

    @Test
    void texts_and_numbers_come_as_they_are() {
        assertThat(of("totalPrice.currencyCode & '!'")).isEqualTo(new Value.Text("GBP!"));
        assertThat(of("totalPrice.fractionDigits")).isEqualTo(new Value.Number(new BigDecimal("2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing.at.all", "custom.fields.nothing", "lineItems[sku = 'x']", "null", "[]"})
    void what_is_missing_is_absent_and_no_error(String text) {
        assertThat(of(text)).isEqualTo(new Value.Absent());
    }

    @Test
    void a_line_is_looked_at_as_line_with_the_order_around_it() throws InvalidExpression {
        Expression expression = Expression.parse("$line.quantity = 3 and totalPrice.currencyCode = 'GBP'");

        assertThat(expression.usesLine()).isTrue();
        assertThat(expression.evaluate(ORDER, Map.of("quantity", 3))).isEqualTo(new Value.Truth(true));
        assertThat(expression.evaluate(ORDER, Map.of("quantity", 4))).isEqualTo(new Value.Truth(false));
        assertThat(Expression.parse("custom.fields.line = 'x'").usesLine()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lineItems                  | list
            shippingAddress            | object
            $uppercase                 | function
            """)
    void what_is_no_single_value_is_told_with_a_way_out(String text, String word) {
        assertThat(of(text))
                .isInstanceOfSatisfying(
                        Value.Failed.class, failed -> assertThat(failed.why()).contains(word));
    }

    @Test
    void a_failure_says_what_is_wrong_and_never_the_shoppers_data() {
        assertThat(of("shippingAddress.lastName + 1"))
                .isInstanceOfSatisfying(
                        Value.Failed.class,
                        failed -> assertThat(failed.why())
                                .contains("must evaluate to a number")
                                .doesNotContain(
                                        Objects.toString(((Map<?, ?>) ORDER.get("shippingAddress")).get("lastName"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            shippingAddress.country =            | at character
            shippingAddress.country = 'GB        | at character 29
            (1 + 2                               | at character 6
            $lowercas(country)                   | did you mean $lowercase?
            orderNumber ~> $uppercas()           | did you mean $uppercase?
            $now() > createdAt                   | $now is not available
            $millis()                            | $millis is not available
            $random() < 0.5                      | $random is not available
            $eval('1')                           | $eval is not available
            lineItems[$shuffle(x)]               | $shuffle is not available
            ($f := $eval; $f('1'))               | $eval is not available
            """)
    void what_cannot_be_used_is_refused_when_it_is_read(String text, String reason) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageContaining(reason);
    }

    @Test
    void an_expression_that_never_ends_is_stopped() {
        long before = System.nanoTime();

        assertThat(of("($f := function($n) { $f($n + 1) }; $f(1))")).isInstanceOf(Value.Failed.class);
        assertThat(of("($f := function($n) { 1 + $f($n + 1) }; $f(1))")).isInstanceOf(Value.Failed.class);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            shipingAddress.country = 'GB'                   | order has no field 'shipingAddress'; did you mean 'shippingAddress'?
            shippingAddress.contry                          | address has no field 'contry'; did you mean 'country'?
            lineItems[variant.skuu = 'A'].quantity          | product variant has no field 'skuu'; did you mean 'sku'?
            $count(lineItems.qty)                           | line item has no field 'qty'
            $line.suplyChannel.id                           | custom line item or line item has no field 'suplyChannel'; did you mean 'supplyChannel'?
            orderNumber.text                                | string has no field 'text'
            $.orderState = 'Open' ? $$.orderNumbr : 'x'     | order has no field 'orderNumbr'; did you mean 'orderNumber'?
            ($a := shippingAddress; $a.citty)               | address has no field 'citty'; did you mean 'city'?
            $filter(lineItems, function($l) { $l.quantiti > 1 })        | line item has no field 'quantiti'; did you mean 'quantity'?
            lineItems^(>quantitty).id                       | line item has no field 'quantitty'; did you mean 'quantity'?
            lineItems{variant.sku: quantitie}               | line item has no field 'quantitie'; did you mean 'quantity'?
            lineItems@$l.shippingInfo.prise                 | shipping info has no field 'prise'; did you mean 'price'?
            custom.feilds.tags = 'a'                        | custom fields has no field 'feilds'; did you mean 'fields'?
            """)
    void a_field_that_orders_do_not_have_is_named(String text, String words) throws InvalidExpression {
        assertThat(Expression.parse(text).unknownFields())
                .extracting(UnknownField::words)
                .containsExactly(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custom.fields.anything.below.it = 1",
                "lineItems.name.`en-GB`",
                "lineItems.variant.attributes[name = 'hazard'].value.key",
                "lineItems.price.value.preciseAmount",
                "shippingInfo.shippingMethod.obj.key = 'x'",
                "$line.custom.fields.cold or $line.slug = 'gift-wrap'",
                "$map(lineItems, function($l) { $l.variant.sku }) ~> $join(',')",
                "shipping.shippingInfo.shippingMethodName",
                "**.anything",
                "lineItems.%.orderNumber",
                "itemShippingAddresses[key = 'home'].country",
                "state.id in ['a', 'b'] and $not($exists(taxedPrice))",
                "$toMillis(createdAt) < 5"
            })
    void fields_that_exist_or_that_the_project_decides_are_never_blamed(String text) throws InvalidExpression {
        assertThat(Expression.parse(text).unknownFields()).isEmpty();
    }

    @Property(tries = 2_000)
    void no_text_whatever_breaks_the_reader(
            @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String text) {
        try {
            Expression read = Expression.parse(text);
            read.unknownFields();
            read.evaluate(Map.of("a", 1));
        } catch (InvalidExpression refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    @Test
    void many_threads_may_use_one_expression() throws Exception {
        List<Expression> shared = List.of(
                Expression.parse("($sum(items.(price * quantity)) + $line.n) = $line.expected"),
                Expression.parse("$join($map(items, function($i) { $string($i.price) }), '-') = $line.text"));
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int each = 0; each < 400; each++) {
            int n = each;
            List<Map<String, Object>> items = IntStream.range(0, 20)
                    .mapToObj(i -> Map.<String, Object>of("price", n, "quantity", i))
                    .toList();
            String text = String.join("-", java.util.Collections.nCopies(20, Integer.toString(n)));
            Map<String, Object> line = Map.of("n", n, "expected", 190 * n + n, "text", text);
            work.add(() -> shared.stream()
                    .allMatch(expression ->
                            expression.evaluate(Map.of("items", items), line).equals(new Value.Truth(true))));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> each : threads.invokeAll(work)) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private static Value of(String text) {
        try {
            return Expression.parse(text).evaluate(ORDER);
        } catch (InvalidExpression wrong) {
            throw new AssertionError(wrong);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> orderOnFile() {
        try (var json = Objects.requireNonNull(
                ExpressionTest.class.getResourceAsStream("/orderexport/same-sku-on-two-lines/order.json"))) {
            Order order =
                    JsonUtils.fromJsonString(new String(json.readAllBytes(), StandardCharsets.UTF_8), Order.class);
            return JsonUtils.fromJsonString(JsonUtils.toJsonString(order), Map.class);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
