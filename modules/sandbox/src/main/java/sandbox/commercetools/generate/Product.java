package sandbox.commercetools.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Something to sell. @param hundredths price in pence or cents @param reduced whether the reduced tax rate applies */
record Product(String sku, String english, String german, long hundredths, boolean reduced) {

    /** Id of the product type all of them have. */
    static final String TYPE = "product-type-goods";

    static final List<Product> CATALOGUE = List.of(
            new Product("MUG-BLU-350", "Mug \"Harbour\", blue", "Becher „Hafen“, blau", 1_299, false),
            new Product("TSH-ORG-M", "Organic T-shirt, M", "Bio-T-Shirt, M", 2_495, false),
            new Product("TSH-ORG-L", "Organic T-shirt, L", "Bio-T-Shirt, L", 2_495, false),
            new Product("BOOK-9780141", "Cookbook & Stories", "Kochbuch & Geschichten", 1_850, true),
            new Product("TEA-EARL-250", "Earl Grey, 250 g", "Earl Grey, 250 g", 899, true),
            new Product("LAMP-DSK-01", "Desk lamp <Nordic>", "Schreibtischlampe <Nordic>", 7_990, false),
            new Product("PEN-3PK", "Pens, pack of 3", "Stifte, 3er-Pack", 333, false),
            new Product("CHAIR-OAK", "Oak chair", "Eichenstuhl", 18_950, false),
            new Product("BLKT-WOOL", "Wool blanket", "Wolldecke", 6_499, false));

    static final Product GIFT = new Product("GIFT-TOTE", "Tote bag (gift)", "Tragetasche (Geschenk)", 500, false);

    String id() {
        return UUID.nameUUIDFromBytes(sku.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
