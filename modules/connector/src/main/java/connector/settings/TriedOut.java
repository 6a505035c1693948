package connector.settings;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderJson;
import connector.routing.Expression;
import connector.routing.Value;
import connector.settings.Mentions.Formula;
import connector.settings.Mentions.Gives;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Expressions, tried on orders. */
final class TriedOut {

    private TriedOut() {}

    /** For every expression the first order it cannot cope with. */
    static List<Problem> on(List<Order> orders, List<Formula> formulas) {
        List<Sample> samples = orders.stream().map(Sample::of).toList();
        return formulas.stream()
                .flatMap(formula -> samples.stream()
                        .flatMap(sample -> problem(formula, sample).stream())
                        .limit(1))
                .toList();
    }

    /** @param name what people call the order */
    private record Sample(String name, Map<String, Object> json) {

        static Sample of(Order order) {
            String name = order.getOrderNumber() == null ? order.getId() : order.getOrderNumber();
            return new Sample(name, OrderJson.of(order));
        }

        Stream<Map<String, Object>> lines() {
            return Stream.of("lineItems", "customLineItems")
                    .map(json::get)
                    .flatMap(lines -> lines instanceof List<?> list ? list.stream() : Stream.of())
                    .flatMap(line -> line instanceof Map<?, ?> map ? Stream.of(OrderJson.object(map)) : Stream.of());
        }
    }

    private static Optional<Problem> problem(Formula formula, Sample sample) {
        return values(formula.expression(), sample)
                .flatMap(value -> trouble(formula.gives(), value).stream())
                .map(why -> new Problem(
                        formula.path(),
                        "on order " + sample.name() + " " + why,
                        formula.gives() == Gives.TRUTH
                                ? "Write a condition that is true or false, such as: shippingAddress.country = 'GB'."
                                : "Write an expression that gives one text or number."))
                .findFirst();
    }

    private static Stream<Value> values(Expression expression, Sample sample) {
        return expression.usesLine()
                ? sample.lines().map(line -> expression.evaluate(sample.json(), line))
                : Stream.of(expression.evaluate(sample.json()));
    }

    private static Optional<String> trouble(Gives gives, Value value) {
        return switch (value) {
            case Value.Failed failed -> Optional.of("it has no answer: " + failed.why());
            case Value.Text text when gives == Gives.TRUTH -> Optional.of("it gives a text, not true or false");
            case Value.Number number when gives == Gives.TRUTH -> Optional.of("it gives a number, not true or false");
            case Value.Text text -> Optional.empty();
            case Value.Number number -> Optional.empty();
            case Value.Truth truth -> Optional.empty();
            case Value.Absent absent -> Optional.empty();
        };
    }
}
