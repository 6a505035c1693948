package connector.routing;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses functions that are not there, and those that would let one order have two answers. */
final class FunctionCheck {

    /** They give another answer another time, or escape the checks. */
    static final Set<String> REFUSED = Set.of("now", "millis", "random", "shuffle", "eval");

    private FunctionCheck() {}

    static void of(SyntaxTree tree) throws InvalidExpression {
        Set<String> own = tree.everywhere().flatMap(FunctionCheck::bound).collect(Collectors.toSet());
        for (SyntaxTree each : tree.everywhere().toList()) {
            if (each.isVariable() && REFUSED.contains(each.value()) && !own.contains(each.value())) {
                throw new InvalidExpression(
                        "$" + each.value() + " is not available: the same order must always get the same answer",
                        each.position());
            }
            if (each.type().equals("function")) {
                called(each, own);
            }
        }
    }

    private static void called(SyntaxTree call, Set<String> own) throws InvalidExpression {
        SyntaxTree procedure = call.child("procedure");
        if (procedure == null || !procedure.isVariable() || own.contains(procedure.value())) {
            return;
        }
        Set<String> known = SyntaxTree.functions();
        if (!known.contains(procedure.value())) {
            String meant = Nearest.to(procedure.value(), known)
                    .map(each -> "; did you mean $" + each + "?")
                    .orElse("");
            throw new InvalidExpression("there is no function $" + procedure.value() + meant, call.position());
        }
    }

    /** Names that a node gives to something itself. */
    private static Stream<String> bound(SyntaxTree node) {
        Stream<String> named = Stream.of("focus", "index")
                .map(node::bound)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
        return switch (node.type()) {
            case "bind" ->
                Stream.concat(named, Stream.ofNullable(node.child("lhs")).map(SyntaxTree::value));
            case "lambda" ->
                Stream.concat(named, node.children("arguments").stream().map(SyntaxTree::value));
            default -> named;
        };
    }
}
