package connector.settings;

import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.DeliverySuggestion;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code mapping:} of a destination as it is written in the file. */
record MappingSection(
        @DefaultValue("{orderNumber}") String reference,
        @DefaultValue("commercetools") String source,
        @DefaultValue Map<String, String> currencyUnits,
        @Nullable String customerCommentField,
        @DefaultValue("en") List<String> localeFallback,
        @DefaultValue("false") boolean sendLineReference,
        @DefaultValue("false") boolean collapseBlankLines,
        @DefaultValue Map<String, Suggestion> shippingMethods,
        @DefaultValue("FEE") CustomLineItemKind customLineItems,
        @DefaultValue Map<String, CustomLineItemKind> customLineItemsBySlug) {

    /** A row of the shipping-method table. */
    record Suggestion(@Nullable String code, @Nullable String name) {}

    ExportRules rules(String path, ZoneId timeZone, @Nullable String site, Problems problems) {
        if (!reference.contains("{orderNumber}") && !reference.contains("{id}")) {
            problems.add(
                    path + "mapping.reference",
                    "'" + reference + "' is the same for all orders",
                    "Use {orderNumber} or {id} in it.");
        }
        ExportRules plain = ExportRules.DEFAULT;
        return new ExportRules(
                reference,
                timeZone,
                source,
                currencyUnits,
                customerCommentField,
                localeFallback,
                sendLineReference,
                site,
                new ExportRules.AddressLayout(
                        plain.addresses().lines(), plain.addresses().numberFirst(), collapseBlankLines),
                suggestions(path, problems),
                new ExportRules.CustomLineItems(customLineItemsBySlug, customLineItems),
                plain.limits());
    }

    private Map<String, DeliverySuggestion> suggestions(String path, Problems problems) {
        Map<String, DeliverySuggestion> checked = new HashMap<>();
        shippingMethods.forEach((key, row) -> {
            String code = problems.required(
                    path + "mapping.shipping-methods." + key + ".code",
                    row.code,
                    "Give OrderFlow's delivery suggestion code.");
            checked.put(key, new DeliverySuggestion(code, row.name == null ? code : row.name));
        });
        return checked;
    }
}
