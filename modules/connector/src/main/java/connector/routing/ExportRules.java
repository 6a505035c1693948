package connector.routing;

import com.commercetools.api.models.cart.CustomLineItem;
import connector.commercetools.ProjectKeys;
import connector.orderflow.ImportAddress;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an order becomes a document, per destination. {@link #DEFAULT} suits an OrderFlow nobody has customised.
 *
 * @param reference OrderFlow's order reference; {@code {orderNumber}} is the number, or the id of an order without one,
 *     {@code {id}} always the id
 * @param settled the reference is no pattern but one order's reference, suffix included
 * @param timeZone in which OrderFlow reads {@code placed} (reference §1.9)
 * @param source text in {@code source}
 * @param currencyUnits by ISO code; a currency not named sends none
 * @param taxCodes by key or name of the tax rate; a rate not named sends none
 * @param sendLineReference sends the line item id as {@code thirdPartyReference} (reference §8 no. 16)
 * @param site warehouse where the route names none, null: OrderFlow decides
 * @param shippingMethods the first that fits counts; none: key or code, and the name
 * @param ownFields extra fields, in the order they were written
 */
public record ExportRules(
        String reference,
        boolean settled,
        ZoneId timeZone,
        String source,
        Map<String, String> currencyUnits,
        Map<String, String> taxCodes,
        OrderTexts texts,
        boolean sendLineReference,
        @Nullable String site,
        AddressLayout addresses,
        List<DeliveryRule> shippingMethods,
        CustomLineItems customLineItems,
        AttributeNames attributes,
        List<OwnField> ownFields,
        FieldLimits limits) {

    /** Number as reference, London time, city on line 5, fees as attributes, everything else off. */
    public static final ExportRules DEFAULT = new ExportRules(
            "{orderNumber}",
            false,
            ZoneId.of("Europe/London"),
            "commercetools",
            Map.of(),
            Map.of(),
            OrderTexts.DEFAULT,
            false,
            null,
            AddressLayout.DEFAULT,
            List.of(),
            CustomLineItems.DEFAULT,
            AttributeNames.DEFAULT,
            List.of(),
            FieldLimits.DEFAULT);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(orderNumber|id)}");

    /** What of the project's keys the mapping looks at. */
    public Set<ProjectKeys.Kind> needs() {
        if (shippingMethods.isEmpty()) {
            return Set.of();
        }
        return shippingMethods.stream().allMatch(row -> row.zones().isEmpty())
                ? Set.of(ProjectKeys.Kind.SHIPPING_METHODS)
                : Set.of(ProjectKeys.Kind.SHIPPING_METHODS, ProjectKeys.Kind.ZONES);
    }

    /** The same rules for one order: what depends on conditions is answered. */
    public ExportRules of(OrderFacts facts) {
        CustomLineItems answered = customLineItems.of(facts);
        return answered.equals(customLineItems) ? this : with(reference, settled, answered);
    }

    /** The same rules for an order whose reference is settled. */
    public ExportRules referencedAs(String settledReference) {
        return with(settledReference, true, customLineItems);
    }

    private ExportRules with(String otherReference, boolean isSettled, CustomLineItems items) {
        return new ExportRules(
                otherReference,
                isSettled,
                timeZone,
                source,
                currencyUnits,
                taxCodes,
                texts,
                sendLineReference,
                site,
                addresses,
                shippingMethods,
                items,
                attributes,
                ownFields,
                limits);
    }

    /**
     * OrderFlow's reference of a consignment.
     *
     * @param suffix null for an order in one piece
     */
    public String referenceOf(String number, String id, @Nullable String suffix) {
        if (settled) {
            return reference;
        }
        String plain = PLACEHOLDER
                .matcher(reference)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("id") ? id : number));
        return suffix == null ? plain : plain + "-" + suffix;
    }

    /**
     * Where an order's free texts come from.
     *
     * @param customerCommentField custom field of the order that holds the shopper's words, null: none
     * @param deliveryInstructionField custom field of the shipping, else of the order, for the courier, null: none
     * @param localeFallback tried when a text has neither the order's locale nor its language
     */
    public record OrderTexts(
            @Nullable String customerCommentField,
            @Nullable String deliveryInstructionField,
            List<String> localeFallback) {

        public static final OrderTexts DEFAULT = new OrderTexts(null, null, List.of("en"));
    }

    /** Names of the attributes that carry the buyer's references; an empty one is not sent. */
    public record AttributeNames(String purchaseOrderNumber, String businessUnit, String store) {

        public static final AttributeNames DEFAULT = new AttributeNames("purchaseOrderNumber", "businessUnit", "store");
    }

    /** A part of a commercetools address that may be put on a line. */
    public enum AddressPart {
        /** {@code streetName} and {@code streetNumber}. */
        STREET,
        ADDITIONAL_STREET_INFO,
        BUILDING,
        APARTMENT,
        P_O_BOX,
        ADDITIONAL_ADDRESS_INFO,
        DEPARTMENT,
        CITY,
        REGION,
        STATE,
        COMPANY
    }

    /**
     * Which part goes on which of OrderFlow's six lines (reference §8 no. 19). Should line 1 come out empty, the first
     * filled line above the city takes its place: OrderFlow wants a line 1, and a PO box is one.
     *
     * @param numberFirst countries that write {@code 1 High Street}
     * @param collapseBlankLines closes gaps up; off, because it moves the city to another line
     */
    public record AddressLayout(List<List<AddressPart>> lines, Set<String> numberFirst, boolean collapseBlankLines) {

        public static final AddressLayout DEFAULT = new AddressLayout(
                List.of(
                        List.of(AddressPart.STREET),
                        List.of(AddressPart.ADDITIONAL_STREET_INFO),
                        List.of(AddressPart.BUILDING, AddressPart.APARTMENT),
                        List.of(AddressPart.P_O_BOX, AddressPart.ADDITIONAL_ADDRESS_INFO),
                        List.of(AddressPart.CITY),
                        List.of(AddressPart.REGION, AddressPart.STATE)),
                Set.of("AU", "CA", "FR", "GB", "IE", "LU", "NZ", "US"),
                false);

        public AddressLayout {
            if (lines.isEmpty() || lines.size() > ImportAddress.LINES) {
                throw new IllegalArgumentException(
                        "an address has 1 to %d lines, the table has %d".formatted(ImportAddress.LINES, lines.size()));
            }
        }
    }

    /** What becomes of a custom line item. */
    public enum CustomLineItemKind {
        /** An order attribute with its amount. */
        FEE,
        /** An order line; the slug is the product's reference. */
        SKU,
        /** Not sent. Its amount stays in the order's total and in the sum check. */
        IGNORE,
        /** The order waits for an operator. */
        PARK
    }

    /**
     * What becomes of custom line items.
     *
     * @param bySlug what the slug says: it counts before all conditions
     * @param when the first condition that is true of the item ({@code $line}); {@code otherwise} where none is
     */
    public record CustomLineItems(
            Map<String, CustomLineItemKind> bySlug, List<ConditionalKind> when, CustomLineItemKind otherwise) {

        public static final CustomLineItems DEFAULT = new CustomLineItems(Map.of(), CustomLineItemKind.FEE);

        public CustomLineItems(Map<String, CustomLineItemKind> bySlug, CustomLineItemKind otherwise) {
            this(bySlug, List.of(), otherwise);
        }

        public CustomLineItemKind kindOf(String slug) {
            return bySlug.getOrDefault(slug, otherwise);
        }

        /** The same for one order, its conditions answered. Two items of one slug that differ are for a person. */
        CustomLineItems of(OrderFacts facts) {
            if (when.isEmpty()) {
                return this;
            }
            Map<String, CustomLineItemKind> answered = new HashMap<>();
            for (CustomLineItem item : facts.customLines()) {
                if (item.getSlug() != null && item.getId() != null && !bySlug.containsKey(item.getSlug())) {
                    answered.merge(
                            item.getSlug(),
                            kind(facts, item.getId()),
                            (one, other) -> one == other ? one : CustomLineItemKind.PARK);
                }
            }
            answered.putAll(bySlug);
            return new CustomLineItems(answered, List.of(), otherwise);
        }

        private CustomLineItemKind kind(OrderFacts facts, String itemId) {
            for (ConditionalKind each : when) {
                switch (each.condition().ask(facts, itemId)) {
                    case Condition.Answer.Yes yes -> {
                        return each.kind();
                    }
                    case Condition.Answer.No no -> {}
                    case Condition.Answer.Unclear unclear -> {
                        return CustomLineItemKind.PARK;
                    }
                }
            }
            return otherwise;
        }
    }

    /** What a condition says of a custom line item. */
    public record ConditionalKind(Condition condition, CustomLineItemKind kind) {}

    /**
     * Longest values OrderFlow is sure to take, in UTF-16 units (reference §8 no. 1). Texts are cut and the cut is recorded;
     * references are never cut, because two could become one.
     */
    public record FieldLimits(int name, int addressLine, int reference, int text) {

        public static final FieldLimits DEFAULT = new FieldLimits(120, 120, 120, 255);
    }
}
