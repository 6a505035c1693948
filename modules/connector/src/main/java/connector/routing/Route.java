package connector.routing;

import com.commercetools.api.models.cart.ShippingInfo;
import connector.commercetools.OrderKeys;
import connector.commercetools.ProjectKeys;
import connector.routing.Condition.Answer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule that sends lines to a destination.
 *
 * @param rule its name, recorded with every order it wins
 * @param destination name of an entry of {@code destinations}
 * @param site OrderFlow's reference of the warehouse, null: that of the destination
 */
public record Route(
        String rule, String destination, @Nullable String site, Takes takes) {

    /** Takes every line of every order. */
    public static Route everything(String rule, String destination) {
        return new Route(rule, destination, null, Takes.ANYTHING);
    }

    /**
     * Which lines. All criteria must fit; an empty one fits everything.
     *
     * @param stores keys of stores
     * @param countries ISO 3166 alpha-2 codes of the address the line goes to
     * @param currencies ISO 4217 codes
     * @param businessUnits keys of business units
     * @param shippingZones keys of zones that the address lies in
     * @param shippingMethods keys, or names as the order has them
     * @param supplyChannels keys of channels that supply the line
     * @param fields by custom field of the order: values of which it holds one
     * @param lineFields by custom field of the line
     * @param when over the order's JSON, with the line as {@code $line}
     */
    public record Takes(
            Set<String> stores,
            Set<String> countries,
            Set<String> currencies,
            Set<String> businessUnits,
            Set<String> shippingZones,
            Set<String> shippingMethods,
            Set<String> supplyChannels,
            Map<String, Set<String>> fields,
            Map<String, Set<String>> lineFields,
            @Nullable Condition when) {

        public static final Takes ANYTHING = new Takes(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), null);

        /** Whether it looks at the line itself, not only at the order and its ways. */
        boolean looksAtLines() {
            return !supplyChannels.isEmpty()
                    || !lineFields.isEmpty()
                    || (when != null && when.expression().usesLine());
        }

        Set<ProjectKeys.Kind> needs() {
            Set<ProjectKeys.Kind> needed = EnumSet.noneOf(ProjectKeys.Kind.class);
            add(needed, ProjectKeys.Kind.ZONES, shippingZones);
            add(needed, ProjectKeys.Kind.SHIPPING_METHODS, shippingMethods);
            add(needed, ProjectKeys.Kind.CHANNELS, supplyChannels);
            return needed;
        }

        private static void add(Set<ProjectKeys.Kind> needed, ProjectKeys.Kind kind, Set<String> named) {
            if (!named.isEmpty()) {
                needed.add(kind);
            }
        }
    }

    Answer asked(OrderFacts facts, Piece piece) {
        if (!ofOrder(facts) || !ofWay(facts.keys(), piece) || !ofLine(facts.keys(), piece)) {
            return new Answer.No();
        }
        return takes.when == null
                ? new Answer.Yes()
                : takes.when.ask(facts, piece.part().lineItemId());
    }

    private boolean ofOrder(OrderFacts facts) {
        return Market.allows(takes.stores, facts.store())
                && Market.allows(takes.currencies, facts.currency())
                && Market.allows(takes.businessUnits, facts.businessUnit())
                && takes.fields.entrySet().stream()
                        .allMatch(each -> FieldTexts.oneOf(facts.field(each.getKey()), each.getValue()));
    }

    private boolean ofWay(OrderKeys keys, Piece piece) {
        String country = piece.address() == null ? null : piece.address().getCountry();
        return Market.allows(takes.countries, country)
                && Market.allows(takes.shippingZones, takes.shippingZones.isEmpty() ? null : keys.zone(piece.address()))
                && (takes.shippingMethods.isEmpty()
                        || names(keys, piece.shipping()).anyMatch(takes.shippingMethods::contains));
    }

    private static Stream<String> names(OrderKeys keys, @Nullable ShippingInfo shipping) {
        if (shipping == null) {
            return Stream.of();
        }
        Stream<String> key = Stream.ofNullable(shipping.getShippingMethod())
                .flatMap(method -> Stream.ofNullable(keys.shippingMethods().get(method.getId())));
        return Stream.concat(key, Stream.ofNullable(shipping.getShippingMethodName()));
    }

    private boolean ofLine(OrderKeys keys, Piece piece) {
        String channel = piece.supplyChannel() == null ? null : keys.channels().get(piece.supplyChannel());
        return Market.allows(takes.supplyChannels, channel)
                && takes.lineFields.entrySet().stream()
                        .allMatch(each ->
                                FieldTexts.oneOf(OrderFacts.field(piece.custom(), each.getKey()), each.getValue()));
    }
}
