package connector.routing;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows the paths of an expression through commercetools' model and notes fields that are not there. What it cannot
 * follow it leaves alone, so it never blames a field that exists.
 */
final class FieldCheck {

    /** Functions whose result has the fields of their first argument. */
    private static final Set<String> PASSING = Set.of("filter", "sort", "reverse", "distinct", "single");

    /** Stands for "can be anything". */
    private static final Set<Class<?>> ANYTHING = Set.of();

    private static final Set<Class<?>> ORDER = Set.of(Order.class);

    private final Map<String, Set<Class<?>>> variables =
            new HashMap<>(Map.of("$", ORDER, Expression.LINE, Set.of(LineItem.class, CustomLineItem.class)));
    private final Set<UnknownField> unknown = new LinkedHashSet<>();

    private FieldCheck() {}

    static List<UnknownField> unknownIn(SyntaxTree tree) {
        FieldCheck check = new FieldCheck();
        check.walk(tree, ORDER);
        return List.copyOf(check.unknown);
    }

    /** @return what the node gives when it is applied to the context */
    private Set<Class<?>> walk(SyntaxTree node, Set<Class<?>> context) {
        Set<Class<?>> result = plain(node, context);
        node.children("predicate").forEach(each -> each.children().forEach(inner -> walk(inner, result)));
        node.children("stages").forEach(each -> each.children().forEach(inner -> walk(inner, result)));
        return grouped(node, result);
    }

    private Set<Class<?>> plain(SyntaxTree node, Set<Class<?>> context) {
        return switch (node.type()) {
            case "path" -> path(node, context);
            case "name" -> field(node.value(), context);
            case "variable" -> node.value().isEmpty() ? context : variables.getOrDefault(node.value(), ANYTHING);
            case "bind" -> bind(node, context);
            case "function" -> function(node, context);
            case "condition" -> condition(node, context);
            case "block" -> last(node.children("expressions"), context);
            case "sort" -> {
                node.children("terms").forEach(each -> each.children().forEach(inner -> walk(inner, context)));
                yield context;
            }
            default -> inside(node, context);
        };
    }

    private Set<Class<?>> path(SyntaxTree path, Set<Class<?>> context) {
        Set<Class<?>> here = context;
        for (SyntaxTree step : path.children("steps")) {
            Set<Class<?>> reached = walk(step, here);
            String focus = step.bound("focus");
            if (focus != null) {
                variables.put(focus, reached);
            }
            here = focus == null ? reached : here;
        }
        return here;
    }

    private Set<Class<?>> field(String name, Set<Class<?>> context) {
        if (context.isEmpty() || context.stream().anyMatch(ModelFields::free)) {
            return ANYTHING;
        }
        Set<Class<?>> found = context.stream()
                .flatMap(each -> ModelFields.of(each).getOrDefault(name, Set.of()).stream())
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            Set<String> known = context.stream()
                    .flatMap(each -> ModelFields.of(each).keySet().stream())
                    .collect(Collectors.toSet());
            unknown.add(new UnknownField(words(context), name, Nearest.to(name, known)));
        }
        return found;
    }

    private Set<Class<?>> bind(SyntaxTree node, Set<Class<?>> context) {
        Set<Class<?>> bound = last(List.of(required(node.child("rhs"))), context);
        variables.put(required(node.child("lhs")).value(), bound);
        return bound;
    }

    /** A function that is written in place gets the entries of the list it is applied to. */
    private Set<Class<?>> function(SyntaxTree node, Set<Class<?>> context) {
        List<SyntaxTree> arguments = node.children("arguments");
        Set<Class<?>> first = arguments.isEmpty() ? ANYTHING : walk(arguments.getFirst(), context);
        for (SyntaxTree argument : arguments.stream().skip(1).toList()) {
            if (argument.type().equals("lambda")) {
                argument.children("arguments").stream()
                        .findFirst()
                        .ifPresent(each -> variables.put(each.value(), first));
                walk(required(argument.child("body")), context);
            } else {
                walk(argument, context);
            }
        }
        return PASSING.contains(required(node.child("procedure")).value()) ? first : ANYTHING;
    }

    private Set<Class<?>> condition(SyntaxTree node, Set<Class<?>> context) {
        inside(node, context);
        return ANYTHING;
    }

    private Set<Class<?>> last(List<SyntaxTree> nodes, Set<Class<?>> context) {
        Set<Class<?>> result = ANYTHING;
        for (SyntaxTree each : nodes) {
            result = walk(each, context);
        }
        return result;
    }

    private Set<Class<?>> inside(SyntaxTree node, Set<Class<?>> context) {
        node.children().forEach(each -> walk(each, context));
        return ANYTHING;
    }

    private Set<Class<?>> grouped(SyntaxTree node, Set<Class<?>> result) {
        SyntaxTree group = node.child("group");
        if (group == null) {
            return result;
        }
        group.children().forEach(each -> walk(each, result));
        return ANYTHING;
    }

    private static SyntaxTree required(@Nullable SyntaxTree child) {
        if (child == null) {
            throw new IllegalStateException("JSONata's tree lacks a part");
        }
        return child;
    }

    private static String words(Set<Class<?>> types) {
        return types.stream()
                .map(each -> each.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" or "));
    }
}
