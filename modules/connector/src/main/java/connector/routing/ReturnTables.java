package connector.routing;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one destination's returns are told to it, and what is made of what it tells.
 *
 * @param announce whether returns announced in commerce are imported there
 * @param zone of the destination's clock
 * @param noteField custom field of the return item, else of the order, with words for the warehouse; null: only the item's comment
 * @param outcomes what becomes of received goods
 * @param itemType key of the type a return item without custom fields gets for the fields below; null: it gets none
 * @param refund where the warehouse's verdict goes
 */
public record ReturnTables(
        boolean announce,
        ZoneId zone,
        Code reason,
        Code condition,
        Code type,
        @Nullable String noteField,
        Outcomes outcomes,
        @Nullable String itemType,
        Refund refund) {

    public static final ReturnTables DEFAULT = new ReturnTables(
            true,
            ZoneId.of("Europe/London"),
            Code.NONE,
            Code.NONE,
            Code.NONE,
            null,
            Outcomes.DEFAULT,
            null,
            Refund.DEFAULT);

    /**
     * A code that both sides name differently. Where there is no table at all, both mean the same words.
     *
     * @param field custom field of the return item (or of the order, on the way out); null: commerce has no such code
     * @param out OrderFlow's word by the field's value; {@code outOtherwise} for any other and for none
     * @param back the field's value by OrderFlow's word; words that are not in it are looked up in {@code out} from behind
     */
    public record Code(
            @Nullable String field,
            Map<String, String> out,
            @Nullable String outOtherwise,
            Map<String, String> back,
            @Nullable String backOtherwise) {

        public static final Code NONE = new Code(null, Map.of(), null, Map.of(), null);

        public Code {
            out = Map.copyOf(out);
            back = Map.copyOf(back);
        }

        /** OrderFlow's word; empty: nobody has said what this value is called there. */
        public Optional<String> toWarehouse(String value) {
            return Optional.ofNullable(out.get(value))
                    .or(() -> Optional.ofNullable(outOtherwise))
                    .or(() -> out.isEmpty() ? Optional.of(value) : Optional.empty());
        }

        /** The field's value; empty: nobody has said what this word is called in commerce. */
        public Optional<String> toCommerce(String word) {
            return Optional.ofNullable(back.get(word))
                    .or(() -> Optional.ofNullable(reversed().get(word)))
                    .or(() -> Optional.ofNullable(backOtherwise))
                    .or(() -> out.isEmpty() && back.isEmpty() ? Optional.of(word) : Optional.empty());
        }

        /** OrderFlow's words that stand for several values and are in no table of their own. */
        public List<String> ambiguous() {
            return out.values().stream()
                    .collect(Collectors.groupingBy(word -> word, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(each -> each.getValue() > 1 && !back.containsKey(each.getKey()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }

        private Map<String, String> reversed() {
            Map<String, String> reversed = new LinkedHashMap<>();
            out.forEach((value, word) -> reversed.put(word, value));
            ambiguous().forEach(reversed::remove);
            return reversed;
        }
    }

    /** What becomes of goods that came back. */
    public enum Outcome {
        /** Somebody else decides. */
        RETURNED,
        BACK_IN_STOCK,
        UNUSABLE
    }

    /**
     * What becomes of goods, by OrderFlow's condition.
     *
     * @param otherwise for a condition that is not in the table, null: an operator is asked
     */
    public record Outcomes(
            Map<String, Outcome> byCondition, @Nullable Outcome otherwise) {

        /** The conditions that OrderFlow's tenants usually have (reference §4.5); only the clear ones decide. */
        public static final Map<String, Outcome> USUAL = Map.of(
                "As new", Outcome.BACK_IN_STOCK,
                "Packaging damaged", Outcome.RETURNED,
                "Product damaged (refurbishable)", Outcome.RETURNED,
                "Product damaged (irreparable)", Outcome.UNUSABLE);

        public static final Outcomes DEFAULT = new Outcomes(USUAL, null);

        public Outcomes {
            byCondition = Map.copyOf(byCondition);
        }

        /** Empty: unmapped. A warehouse that names no condition leaves the decision to others. */
        public Optional<Outcome> of(@Nullable String condition) {
            return condition == null
                    ? Optional.of(otherwise == null ? Outcome.RETURNED : otherwise)
                    : Optional.ofNullable(byCondition.getOrDefault(condition, otherwise));
        }
    }

    /**
     * What becomes of the warehouse's verdict whether to refund.
     *
     * @param field custom field (a truth) of the return item, null: none
     * @param granted, denied payment state of the return item, as commercetools writes it; null: stays as it is. Only an item that is
     *     still {@code Initial} takes it
     */
    public record Refund(
            @Nullable String field,
            @Nullable String granted,
            @Nullable String denied) {

        public static final Refund DEFAULT = new Refund(null, null, "NotRefunded");

        public @Nullable String paymentState(boolean verdict) {
            return verdict ? granted : denied;
        }
    }
}
