package connector.settings;

import connector.routing.Expression;
import java.util.List;
import java.util.Set;

/** What the file says about the project, and only the project can confirm. */
public record Mentions(List<Name> names, List<Formula> formulas, List<Codes> codes) {

    public Mentions {
        names = List.copyOf(names);
        formulas = List.copyOf(formulas);
        codes = List.copyOf(codes);
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
        LINE_TYPE("type of line items"),
        PAYMENT_TYPE("type for payments"),
        PAYMENT_FIELD("custom field of payments"),
        RETURN_ITEM_TYPE("type for return items"),
        RETURN_ITEM_FIELD("custom field of return items"),
        RETURN_OR_ORDER_FIELD("custom field of return items or of orders");

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
     * A custom field of return items (or of orders) whose values a table translates.
     *
     * @param path where the field is named in the file
     * @param known values that the table has
     * @param otherwise whether a value that the table does not have is translated too
     */
    public record Codes(String path, String field, Set<String> known, boolean otherwise) {

        public Codes {
            known = Set.copyOf(known);
        }
    }

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
}
