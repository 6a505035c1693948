package connector.routing;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed expression. JSONata parses in the open and keeps the result to itself; this is the one place that
 * looks inside, and its test fails when a newer version looks different.
 */
record SyntaxTree(Object symbol) {

    private static final List<String> SINGLE = List.of(
            "procedure",
            "lhs",
            "rhs",
            "condition",
            "then",
            "_else",
            "body",
            "expression",
            "expr",
            "pattern",
            "update",
            "delete",
            "group");
    private static final List<String> MANY =
            List.of("steps", "arguments", "expressions", "predicate", "stages", "terms", "lhsObject");

    static SyntaxTree of(String text) {
        return new SyntaxTree(new Parser().parse(text));
    }

    /** Such as {@code path}, {@code name}, {@code function}; empty for nodes that only hold others. */
    String type() {
        return read(symbol, "type") instanceof String type ? type : "";
    }

    /** Name of a field, a variable or an operator; empty where there is none. */
    String value() {
        Object value = read(symbol, "value");
        return value == null ? "" : value.toString();
    }

    /** Counted from 1. */
    int position() {
        return read(symbol, "position") instanceof Integer position ? position : 0;
    }

    @Nullable
    SyntaxTree child(String role) {
        Object child = read(symbol, role);
        return child instanceof Parser.Symbol ? new SyntaxTree(child) : null;
    }

    List<SyntaxTree> children(String role) {
        List<SyntaxTree> found = new ArrayList<>();
        if (read(symbol, role) instanceof List<?> list) {
            for (Object each : list) {
                Object[] members = each instanceof Object[] pair ? pair : new Object[] {each};
                for (Object member : members) {
                    found.add(new SyntaxTree(member));
                }
            }
        }
        return found;
    }

    /** Name of the variable that a step is bound to: {@code focus} of {@code @$x}, {@code index} of {@code #$x}. */
    @Nullable
    String bound(String role) {
        return read(symbol, role) instanceof String name ? name : null;
    }

    List<SyntaxTree> children() {
        List<SyntaxTree> all = new ArrayList<>();
        for (String role : SINGLE) {
            SyntaxTree child = child(role);
            if (child != null) {
                all.add(child);
            }
        }
        MANY.forEach(role -> all.addAll(children(role)));
        return all;
    }

    /** This node and all below it. */
    Stream<SyntaxTree> everywhere() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(SyntaxTree::everywhere));
    }

    boolean isVariable() {
        return type().equals("variable");
    }

    /** The functions that the language brings along. */
    static Set<String> functions() {
        Object frame = read(Jsonata.class, null, "staticFrame");
        Object bindings = frame == null ? null : read(Jsonata.Frame.class, frame, "bindings");
        return bindings instanceof Map<?, ?> map
                ? map.keySet().stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
    }

    private static @Nullable Object read(Object symbol, String role) {
        return read(Parser.Symbol.class, symbol, role);
    }

    private static @Nullable Object read(Class<?> type, @Nullable Object owner, String role) {
        try {
            Field field = type.getDeclaredField(role);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this version of JSONata keeps no '" + role + "'", changed);
        }
    }
}
