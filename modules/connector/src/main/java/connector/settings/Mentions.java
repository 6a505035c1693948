package connector.settings;

import connector.routing.Expression;
import java.util.List;
import java.util.Set;

/** What the file says about the project, and only the project can confirm. */
public record Mentions(List<Name> names, List<Formula> formulas, List<Codes> tables) {

    public Mentions {
        names = List.copyOf(names);
        formulas = List.copyOf(formulas);
        tables = List.copyOf(tables);
    }

    /** Without tables of codes. */
    public Mentions(List<Name> names, List<Formula> formulas) {
        this(names, formulas, List.of());
    }

    /** Kinds of things that have names. */
    public enum Thing {
        STORE("store"),
        WORKFLOW_STATE("workflow state (a State of type OrderState)"),
        LINE_STATE("line item state (a State of type LineItemState)"),
        CHANNEL("channel"),
        SYNC_CHANNEL("channel with the role OrderExport"),
        SHIPPING_METHOD("shipping method"),
        SHIPPING_ZONE("zone"),
        ORDER_FIELD("custom field of orders"),
        LINE_FIELD("custom field of line items"),
        PARCEL_TYPE("type for parcels (order-parcel)"),
        PARCEL_FIELD("custom field of parcels (type.field)"),
        DELIVERY_TYPE("type for deliveries (order-delivery)"),
        DELIVERY_FIELD("custom field of deliveries (type.field)"),
        LINE_TYPE("type of line items");

        private final String words;

        Thing(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /**
     * A name that must exist.
     *
     * @param path where it stands in the file
     */
    public record Name(String path, Thing thing, String name) {}

    /**
     * An expression, with what it must give.
     *
     * @param path where it stands in the file
     */
    public record Formula(String path, Expression expression, Gives gives) {}

    /** What an expression is for. */
    public enum Gives {
        /** A condition: true, false or nothing. */
        TRUTH,
        /** A text, a number, a truth or nothing. */
        VALUE
    }

    /**
     * Codes that stand for values of a custom field of orders.
     *
     * @param path where the table stands in the file
     * @param field of type Enum: one that is not cannot be compared
     * @param codes the field's values that the table knows
     * @param all whether the table must know every value of the field
     */
    public record Codes(String path, String field, Set<String> codes, boolean all) {

        public Codes {
            codes = Set.copyOf(codes);
        }
    }
}
