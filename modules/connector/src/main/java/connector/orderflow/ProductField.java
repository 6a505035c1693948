package connector.orderflow;

import java.util.Arrays;
import java.util.Optional;

/** What OrderFlow's product import knows beside the SKU (reference §2.1), in wire order. */
public enum ProductField {
    DESCRIPTION("description", Kind.TEXT, 120),
    TYPE("type", Kind.CODE, 120),
    ACTIVATED("activated", Kind.TRUTH, 5),
    SELLABLE("sellable", Kind.TRUTH, 5),
    CHANNEL("channel", Kind.CODE, 120),
    ORGANISATION("organisation", Kind.CODE, 120),
    THIRD_PARTY_REFERENCE("thirdPartyReference", Kind.CODE, 100),
    BARCODE("barcode", Kind.CODE, 120),
    CATEGORY("category", Kind.CODE, 255),
    IMAGE_REFERENCE("imageReference", Kind.CODE, 120),
    QUANTITY_TYPE("quantityType", Kind.CODE, 120),
    DISPLAY_UNITS("displayUnits", Kind.CODE, 120),
    QUANTITY_ON_ORDER("quantityOnOrder", Kind.NUMBER, 18),
    WEIGHT("weight", Kind.NUMBER, 22),
    WEIGHT_UNITS("weightUnits", Kind.CODE, 120),
    LENGTH("length", Kind.NUMBER, 22),
    WIDTH("width", Kind.NUMBER, 22),
    HEIGHT("height", Kind.NUMBER, 22),
    AREA("area", Kind.NUMBER, 22),
    VOLUME("volume", Kind.NUMBER, 22),
    PHYSICAL_STORAGE_TYPES("physicalStorageTypes", Kind.CODE, 255),
    COLOUR("colour", Kind.TEXT, 120),
    SIZE("size", Kind.TEXT, 120),
    FRAGILE("fragile", Kind.TRUTH, 5),
    DANGEROUS("dangerous", Kind.TRUTH, 5),
    PACKAGING_DESCRIPTION("packagingDescription", Kind.TEXT, 255),
    PACKING_INSTRUCTION("packingInstruction", Kind.TEXT, 255),
    HARMONISED_SYSTEM_CODE("harmonisedSystemCode", Kind.CODE, 255),
    CUSTOMS_DESCRIPTION("customsDescription", Kind.TEXT, 255),
    PRODUCT_COMPOSITION("productComposition", Kind.TEXT, 255),
    COUNTRY_OF_ORIGIN("countryOfOrigin", Kind.CODE, 120),
    PRICE_NET("priceNet", Kind.NUMBER, 22),
    PRICE_GROSS("priceGross", Kind.NUMBER, 22),
    TAX("tax", Kind.NUMBER, 22),
    TAX_CODE("taxCode", Kind.CODE, 120),
    CURRENCY("currency", Kind.CODE, 3),
    CURRENCY_UNITS("currencyUnits", Kind.CODE, 120),
    COST_NET("costNet", Kind.NUMBER, 22),
    COST_GROSS("costGross", Kind.NUMBER, 22),
    COST_TAX("costTax", Kind.NUMBER, 22),
    COST_TAX_CODE("costTaxCode", Kind.CODE, 120),
    COST_CURRENCY("costCurrency", Kind.CODE, 3),
    COST_CURRENCY_UNITS("costCurrencyUnits", Kind.CODE, 120),
    USER_DEFINED_1("userDefined1", Kind.TEXT, 255),
    USER_DEFINED_2("userDefined2", Kind.TEXT, 255),
    USER_DEFINED_3("userDefined3", Kind.TEXT, 255),
    USER_DEFINED_4("userDefined4", Kind.TEXT, 255),
    USER_DEFINED_5("userDefined5", Kind.TEXT, 255);

    /** What a value must be. */
    public enum Kind {
        /** Words for people: may be cut. */
        TEXT,
        /** Means something to a machine: whole or not at all. */
        CODE,
        /** With a decimal point. */
        NUMBER,
        /** {@code true} or {@code false}. */
        TRUTH
    }

    private final String key;
    private final Kind kind;
    private final int longest;

    ProductField(String key, Kind kind, int longest) {
        this.key = key;
        this.kind = kind;
        this.longest = longest;
    }

    /** As on the wire. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** In characters. */
    public int longest() {
        return longest;
    }

    public static Optional<ProductField> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
