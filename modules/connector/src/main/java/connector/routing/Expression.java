package connector.routing;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expression over an order's JSON, in JSONata: {@code shippingAddress.country = "GB"}. The order is the context; where
 * a line is looked at, {@code $line} is its JSON. The same order always gives the same value: nothing of Java, of the
 * clock or of chance can be reached. May be used by many threads at once.
 */
public final class Expression {

    /** Name of the variable that holds the line. */
    static final String LINE = "line";

    private static final long LONGEST_MILLIS = 1_000;
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final String NOT_ONE = "it is not a JSONata expression";

    private final String text;
    private final SyntaxTree tree;
    private final Jsonata parsed;

    private Expression(String text, SyntaxTree tree, Jsonata parsed) {
        this.text = text;
        this.tree = tree;
        this.parsed = parsed;
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidExpression with the reason and the position: not JSONata, or it calls a function that is not there
     */
    public static Expression parse(String text) throws InvalidExpression {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidExpression("it is longer than " + LONGEST_TEXT + " characters", 0);
        }
        try {
            SyntaxTree tree = SyntaxTree.of(text);
            FunctionCheck.of(tree);
            Jsonata parsed = Jsonata.jsonata(text);
            parsed.setValidateInput(false);
            return new Expression(text, tree, parsed);
        } catch (JException wrong) {
            throw new InvalidExpression(Objects.requireNonNullElse(wrong.getMessage(), NOT_ONE), wrong.getLocation());
        } catch (RuntimeException | StackOverflowError | AssertionError broken) {
            // the parser trips over some malformed texts instead of naming what is wrong
            throw new InvalidExpression(NOT_ONE, 0);
        }
    }

    /** The value for an order. */
    public Value evaluate(Map<String, Object> order) {
        return evaluated(order, null);
    }

    /** The value for one line of an order: a line item or a custom line item, {@code $line} in the expression. */
    public Value evaluate(Map<String, Object> order, Map<String, Object> line) {
        return evaluated(order, line);
    }

    /** Whether it looks at a line, so that one order may have several answers. */
    public boolean usesLine() {
        return tree.everywhere()
                .anyMatch(each -> each.isVariable() && each.value().equals(LINE));
    }

    /** Fields that commercetools' orders do not have; {@code custom.fields} and texts by language are free. */
    public List<UnknownField> unknownFields() {
        return FieldCheck.unknownIn(tree);
    }

    private Value evaluated(Map<String, Object> order, @Nullable Map<String, Object> line) {
        Jsonata.Frame frame = parsed.createFrame();
        frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
        FunctionCheck.REFUSED.forEach(each -> frame.bind(each, (Object) null));
        if (line != null) {
            frame.bind(LINE, (Object) line);
        }
        try {
            return value(parsed.evaluate(order, frame));
        } catch (JException wrong) {
            return new Value.Failed(words(wrong));
        } catch (RuntimeException | StackOverflowError broken) {
            // the interpreter is foreign and the order's data is anything: no order may stop the others
            return new Value.Failed("the expression cannot be applied to this order ("
                    + broken.getClass().getSimpleName() + ")");
        }
    }

    /** JSONata quotes what it stumbles over, and that may be somebody's name. */
    private static String words(JException wrong) {
        String said = JException.msg(wrong.getError(), wrong.getLocation(), "...", "...");
        return wrong.getLocation() > 0 ? said + " (at character " + wrong.getLocation() + ")" : said;
    }

    private static Value value(@Nullable Object result) {
        return switch (result) {
            case null -> new Value.Absent();
            case String string -> new Value.Text(string);
            case Boolean truth -> new Value.Truth(truth);
            case Number number -> number(number);
            case List<?> list when list.isEmpty() -> new Value.Absent();
            case List<?> list ->
                new Value.Failed("it gives a list of " + list.size() + "; choose one entry, or use $join or $exists");
            case Map<?, ?> object -> new Value.Failed("it gives an object; choose one of its fields, or use $exists");
            default -> new Value.Failed("it gives a function; call it");
        };
    }

    private static Value number(Number number) {
        double rough = number.doubleValue();
        if (Double.isNaN(rough) || Double.isInfinite(rough)) {
            return new Value.Failed("it gives " + rough + ", which is no number");
        }
        return new Value.Number(new BigDecimal(number.toString()));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
