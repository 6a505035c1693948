package sandbox.commercetools.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A parsed {@code where}. Safe for many threads. */
public sealed interface Predicate {

    /** @throws sandbox.commercetools.wire.ApiError 400 InvalidInput when it cannot be read */
    static Predicate parse(String where, Map<String, String> variables) {
        return new PredicateParser(where, variables).parse();
    }

    boolean test(JsonNode node);

    /** When only these values of this field can match at all: those values, so that an index can be asked. */
    default Optional<Set<String>> only(String field) {
        return Optional.empty();
    }

    /** When nothing below this value of a text field can match: that value. */
    default @Nullable String floor(String field) {
        return null;
    }

    record Everything() implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            return true;
        }
    }

    record And(List<Predicate> parts) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            return parts.stream().allMatch(part -> part.test(node));
        }

        @Override
        public Optional<Set<String>> only(String field) {
            return parts.stream()
                    .map(part -> part.only(field))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        @Override
        public @Nullable String floor(String field) {
            String highest = null;
            for (Predicate part : parts) {
                String floor = part.floor(field);
                if (floor != null && (highest == null || floor.compareTo(highest) > 0)) {
                    highest = floor;
                }
            }
            return highest;
        }
    }

    record Or(List<Predicate> parts) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            return parts.stream().anyMatch(part -> part.test(node));
        }

        @Override
        public @Nullable String floor(String field) {
            String lowest = null;
            for (Predicate part : parts) {
                String floor = part.floor(field);
                if (floor == null) {
                    return null;
                }
                lowest = lowest == null || floor.compareTo(lowest) < 0 ? floor : lowest;
            }
            return lowest;
        }
    }

    record Not(Predicate part) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            return !part.test(node);
        }
    }

    /** {@code field(inner)}: of a list, one element must match. */
    record Nested(String field, Predicate inner) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            JsonNode child = node.path(field);
            return child.isArray() ? elements(child).anyMatch(inner::test) : child.isObject() && inner.test(child);
        }

        @Override
        public Optional<Set<String>> only(String path) {
            return path.startsWith(field + ".") ? inner.only(path.substring(field.length() + 1)) : Optional.empty();
        }
    }

    /** {@code field op value}; a missing field differs from every value. */
    record Compare(String field, Operator operator, Literal literal) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            JsonNode value = node.path(field);
            if (value.isMissingNode() || value.isNull()) {
                return operator == Operator.NOT_EQUAL;
            }
            return literal.compare(value).map(operator::holds).orElse(operator == Operator.NOT_EQUAL);
        }

        @Override
        public Optional<Set<String>> only(String path) {
            return path.equals(field) && operator == Operator.EQUAL && literal instanceof Literal.Text text
                    ? Optional.of(Set.of(text.value()))
                    : Optional.empty();
        }

        @Override
        public @Nullable String floor(String path) {
            boolean floors =
                    operator == Operator.EQUAL || operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL;
            return floors && path.equals(field) && literal instanceof Literal.Text text ? text.value() : null;
        }
    }

    record In(String field, List<Literal> literals) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            JsonNode value = node.path(field);
            return literals.stream().anyMatch(literal -> literal.same(value));
        }

        @Override
        public Optional<Set<String>> only(String path) {
            boolean allText = literals.stream().allMatch(Literal.Text.class::isInstance);
            return path.equals(field) && allText ? Optional.of(Set.copyOf(texts(literals))) : Optional.empty();
        }

        private static Collection<String> texts(List<Literal> literals) {
            return literals.stream()
                    .map(literal -> ((Literal.Text) literal).value())
                    .distinct()
                    .toList();
        }
    }

    /** {@code field contains any (...)} or {@code contains all (...)} on a list of plain values. */
    record Contains(String field, boolean all, List<Literal> literals) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            JsonNode list = node.path(field);
            java.util.function.Predicate<Literal> held =
                    literal -> elements(list).anyMatch(literal::same);
            return list.isArray()
                    && (all
                            ? literals.stream().allMatch(held)
                            : literals.stream().anyMatch(held));
        }
    }

    record Defined(String field) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            return node.hasNonNull(field);
        }
    }

    record Empty(String field) implements Predicate {
        @Override
        public boolean test(JsonNode node) {
            JsonNode value = node.path(field);
            return value.isMissingNode() || value.isNull() || value.isContainer() && value.isEmpty();
        }
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.valueStream();
    }
}
