package sandbox.commercetools.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;

/** A value written in a predicate. */
sealed interface Literal {

    /** Order of the value against this literal, or empty when they are of different kinds. */
    Optional<Integer> compare(JsonNode value);

    default boolean same(JsonNode value) {
        return compare(value).filter(order -> order == 0).isPresent();
    }

    record Text(String value) implements Literal {
        /** Instants get the spelling of the stored ones, so that they compare as text. */
        static Text of(String written) {
            boolean maybeInstant = written.length() >= 17 && written.charAt(10) == 'T';
            if (!maybeInstant) {
                return new Text(written);
            }
            try {
                return new Text(Json.instant(OffsetDateTime.parse(written).toInstant()));
            } catch (DateTimeException noInstant) {
                return new Text(written);
            }
        }

        @Override
        public Optional<Integer> compare(JsonNode node) {
            return node.isString() ? Optional.of(node.stringValue().compareTo(value)) : Optional.empty();
        }
    }

    record Number(BigDecimal value) implements Literal {
        @Override
        public Optional<Integer> compare(JsonNode node) {
            return node.isNumber() ? Optional.of(node.decimalValue().compareTo(value)) : Optional.empty();
        }
    }

    record Bool(boolean value) implements Literal {
        @Override
        public Optional<Integer> compare(JsonNode node) {
            return node.isBoolean() ? Optional.of(Boolean.compare(node.booleanValue(), value)) : Optional.empty();
        }
    }
}
