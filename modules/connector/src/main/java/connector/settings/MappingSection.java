package connector.settings;

import connector.routing.Condition;
import connector.routing.ExportRules;
import connector.routing.ExportRules.AddressLayout;
import connector.routing.ExportRules.AttributeNames;
import connector.routing.ExportRules.ConditionalKind;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import connector.routing.ExportRules.FieldLimits;
import connector.routing.ExportRules.OrderTexts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code mapping:} of a destination as it is written in the file. */
record MappingSection(
        @DefaultValue("{orderNumber}") String reference,
        @DefaultValue("commercetools") String source,
        @DefaultValue Map<String, String> currencyUnits,
        @DefaultValue Map<String, String> taxCodes,
        @Nullable String customerCommentField,
        @Nullable String deliveryInstructionField,
        @DefaultValue("en") List<String> localeFallback,
        @DefaultValue("false") boolean sendLineReference,

        @DefaultValue({
            "street",
            "additional-street-info",
            "building + apartment",
            "po-box + additional-address-info",
            "city",
            "region + state"
        })
        List<String> addressLines,

        @DefaultValue({"AU", "CA", "FR", "GB", "IE", "LU", "NZ", "US"})
        List<String> numberFirst,

        @DefaultValue("false") boolean collapseBlankLines,
        @DefaultValue List<ShippingMethodRow> shippingMethods,
        @DefaultValue("FEE") CustomLineItemKind customLineItems,
        @DefaultValue Map<String, CustomLineItemKind> customLineItemsBySlug,
        @DefaultValue List<CustomLineItemRow> customLineItemsWhen,
        @DefaultValue Attributes attributes,
        @DefaultValue Map<String, String> fields,
        @DefaultValue Limits limits) {

    /** What a condition says of a custom line item. */
    record CustomLineItemRow(
            @Nullable String when, @Nullable CustomLineItemKind kind) {}

    /** Names of attributes. */
    record Attributes(
            @DefaultValue("purchaseOrderNumber") String purchaseOrderNumber,
            @DefaultValue("businessUnit") String businessUnit,
            @DefaultValue("store") String store) {}

    /** Longest values. */
    record Limits(
            @DefaultValue("120") int name,
            @DefaultValue("120") int addressLine,
            @DefaultValue("120") int reference,
            @DefaultValue("255") int text) {}

    ExportRules rules(String path, ZoneId timeZone, @Nullable String site, Problems problems) {
        String here = path + "mapping.";
        if (!reference.contains("{orderNumber}") && !reference.contains("{id}")) {
            problems.add(
                    here + "reference",
                    "'" + reference + "' is the same for all orders",
                    "Use {orderNumber} or {id} in it.");
        }
        limits(here + "limits.", problems);
        return new ExportRules(
                reference,
                false,
                timeZone,
                source,
                currencyUnits,
                taxCodes,
                new OrderTexts(customerCommentField, deliveryInstructionField, localeFallback),
                sendLineReference,
                site,
                new AddressLayout(
                        AddressLines.parts(here + "address-lines", addressLines, problems),
                        Set.copyOf(numberFirst),
                        collapseBlankLines),
                ShippingMethodRow.rules(here + "shipping-methods", shippingMethods, problems),
                new CustomLineItems(
                        customLineItemsBySlug, conditions(here + "custom-line-items-when", problems), customLineItems),
                new AttributeNames(attributes.purchaseOrderNumber, attributes.businessUnit, attributes.store),
                OwnFieldsTable.fields(here + "fields.", fields, problems),
                new FieldLimits(limits.name, limits.addressLine, limits.reference, limits.text));
    }

    private List<ConditionalKind> conditions(String path, Problems problems) {
        List<ConditionalKind> rows = new ArrayList<>();
        for (int index = 0; index < customLineItemsWhen.size(); index++) {
            CustomLineItemRow row = customLineItemsWhen.get(index);
            String here = path + "[" + index + "].";
            Condition condition = problems.condition(here + "when", row.when);
            if (row.when == null || row.kind == null) {
                problems.add(here + (row.when == null ? "when" : "kind"), "is missing", "Give both when and kind.");
            } else if (condition != null) {
                rows.add(new ConditionalKind(condition, row.kind));
            }
        }
        return rows;
    }

    private void limits(String path, Problems problems) {
        problems.atLeast(path + "name", limits.name, 1);
        problems.atLeast(path + "address-line", limits.addressLine, 1);
        problems.atLeast(path + "reference", limits.reference, 1);
        problems.atLeast(path + "text", limits.text, 1);
    }
}
