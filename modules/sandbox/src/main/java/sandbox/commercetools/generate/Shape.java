package sandbox.commercetools.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Kinds of order the platform allows and few people think of (reference §6). */
public enum Shape {
    /** Lines of one order go to two addresses, each with its own method. */
    MULTIPLE_SHIPPING(ShippingShapes::multiple),
    /** A shipping method that is no resource: a name and a price. */
    CUSTOM_SHIPPING(ShippingShapes::custom),
    /** The shipping price itself is discounted. */
    DISCOUNTED_SHIPPING(ShippingShapes::discounted),
    /** Nothing is shipped by a method: no {@code shippingInfo} at all. */
    NO_SHIPPING_INFO(ShippingShapes::none),
    /** Each line comes from a warehouse of its own. */
    SUPPLY_CHANNELS(ShippingShapes::supplyChannels),
    /** Rates come from a tax engine. */
    TAX_EXTERNAL(TaxShapes::external),
    /** Amounts come from a tax engine, and round as it likes. */
    TAX_EXTERNAL_AMOUNT(TaxShapes::externalAmount),
    /** No taxes anywhere. */
    TAX_DISABLED(TaxShapes::disabled),
    /** Prices without tax. */
    TAX_EXCLUDED(TaxShapes::excluded),
    /** Taxes are rounded per unit. */
    TAX_PER_UNIT(TaxShapes::perUnit),
    /** A unit price finer than a minor unit. */
    HIGH_PRECISION(PriceShapes::highPrecision),
    /** A currency without minor units. */
    YEN(PriceShapes::usual),
    /** A currency with three digits. */
    DINAR(PriceShapes::usual),
    /** Two unit prices on one line. */
    TWO_UNIT_PRICES(PriceShapes::twoUnitPrices),
    /** A discount on the total, over lines taxed at two rates. */
    DISCOUNT_ON_TOTAL(PriceShapes::discountOnTotal),
    /** A discount a clerk gave, on every line. */
    DIRECT_DISCOUNT(PriceShapes::directDiscount),
    /** Two codes, one of which matched nothing. */
    DISCOUNT_CODES(PriceShapes::discountCodes),
    /** Nothing to pay, still to be shipped. */
    GIFT_LINE(PriceShapes::gift),
    /** A fee and a goodwill credit without SKU. */
    NEGATIVE_FEE(PriceShapes::negativeFee),
    /** The shop gave the price and the total of a line. */
    EXTERNAL_TOTAL(PriceShapes::externalTotal),
    /** A line whose variant has no SKU. */
    NO_SKU(PartyShapes::noSku),
    NO_ORDER_NUMBER(PartyShapes::noOrderNumber),
    /** A company buys: business unit, purchase order number, prices without tax. */
    BUSINESS_UNIT(PartyShapes::businessUnit),
    /** Names of the lines are in other languages than the order's. */
    LOCALE_VARIANTS(PartyShapes::localeVariants),
    /** Custom fields on order and lines. */
    CUSTOM_FIELDS(PartyShapes::customFields),
    /** A voucher and a card, each with the id of its provider. */
    TWO_PAYMENTS(PriceShapes::usual),
    /** A hundred lines. */
    MANY_LINES(PartyShapes::manyLines);

    private interface Change {
        void into(ObjectNode order, Draw draw);
    }

    private final Change change;

    Shape(Change change) {
        this.change = change;
    }

    /** By its name in capitals, or in lower case with hyphens. */
    public static Optional<Shape> named(String name) {
        String constant = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(shape -> shape.name().equals(constant))
                .findFirst();
    }

    /** Changes prices, quantities and rates; sums are worked out afterwards. */
    void into(ObjectNode order, Draw draw) {
        change.into(order, draw);
    }

    Market market(Market drawn) {
        return switch (this) {
            case YEN -> Market.JAPAN;
            case DINAR -> Market.KUWAIT;
            case BUSINESS_UNIT, TAX_EXCLUDED -> Market.NETHERLANDS;
            default -> drawn;
        };
    }
}
