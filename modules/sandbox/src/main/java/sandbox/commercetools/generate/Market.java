package sandbox.commercetools.generate;

import java.math.BigDecimal;
import java.util.List;

/**
 * A country to sell to.
 *
 * @param business whether companies buy here, at prices without tax
 * @param people given and family name, separated by a bar
 * @param places street name, number, postal code, city, and optionally additional street info, building, apartment,
 *     region; separated by bars
 */
record Market(
        String country,
        String currency,
        String locale,
        String standardRate,
        String reducedRate,
        boolean business,
        List<String> people,
        List<String> places,
        List<String> shippingMethods) {

    static final List<Market> EUROPE = List.of(
            new Market(
                    "GB",
                    "GBP",
                    "en-GB",
                    "0.2",
                    "0.05",
                    false,
                    List.of("Aoife|O'Connor", "George|Smythe-Jones", "Priya|Patel", "Rhys|Llŷr", "Siân|Ŵyn"),
                    List.of(
                            "Mill Lane|12|BS1 4DJ|Bristol||The Old Mill|Flat 3|",
                            "High Street|221b|NW1 6XE|London|||2nd floor|",
                            "Church Road|7|EH1 2NG|Edinburgh|Rear entrance, ring twice|||Midlothian",
                            "Station Approach|1-3|CF10 1EP|Cardiff||||"),
                    List.of("Standard Delivery", "Next Day Before 12", "Click & Collect")),
            new Market(
                    "DE",
                    "EUR",
                    "de-DE",
                    "0.19",
                    "0.07",
                    false,
                    List.of("Jürgen|Müßig", "Anna-Lena|Groß", "Øyvind|Brändle", "Emine|Yıldız"),
                    List.of(
                            "Königsallee|27|40212|Düsseldorf|Hinterhaus, 3. OG|||",
                            "Straße des 17. Juni|135|10623|Berlin||Gebäude EB|Raum 104|",
                            "Große Bleichen|4a|20354|Hamburg||||Hamburg"),
                    List.of("Standardversand", "Express", "Packstation")),
            new Market(
                    "FR",
                    "EUR",
                    "fr-FR",
                    "0.2",
                    "0.055",
                    false,
                    List.of("Zoë|Lefèvre", "François|d'Aubigné", "Maëlys|N'Guyen"),
                    List.of(
                            "rue de l'Église|18 bis|67000|Strasbourg|Cour intérieure||Appt 12|",
                            "boulevard Saint-Michel|64|75006|Paris||Bâtiment C|5e étage|Île-de-France"),
                    List.of("Livraison standard", "Livraison express")),
            new Market(
                    "PL",
                    "EUR",
                    "pl-PL",
                    "0.23",
                    "0.08",
                    false,
                    List.of("Łukasz|Wiśniewski", "Małgorzata|Żółć"),
                    List.of("ulica Świętojańska|5|81-368|Gdynia|||m. 8|pomorskie"),
                    List.of("Kurier", "Paczkomat")),
            new Market(
                    "NL",
                    "EUR",
                    "nl-NL",
                    "0.21",
                    "0.09",
                    true,
                    List.of("Joost|van der Meer", "Saskia|'t Hooft"),
                    List.of(
                            "Keizersgracht|174|1016 DW|Amsterdam|t.a.v. inkoop|Unit B||Noord-Holland",
                            "Havenweg|9|3089 JK|Rotterdam|Dock 4|||"),
                    List.of("Pallet", "Standaard")));

    static final Market JAPAN = new Market(
            "JP",
            "JPY",
            "ja-JP",
            "0.1",
            "0.08",
            false,
            List.of("太郎|山田", "さくら|佐藤"),
            List.of("道玄坂|2-10-7|150-0043|渋谷区||新大宗ビル|301号室|東京都"),
            List.of("宅配便"));

    static final Market KUWAIT = new Market(
            "KW",
            "KWD",
            "ar-KW",
            "0",
            "0",
            false,
            List.of("فاطمة|الصباح", "Yousef|Al-Mutairi"),
            List.of("شارع الخليج العربي|14|15462|مدينة الكويت||برج 3|شقة 12|العاصمة"),
            List.of("توصيل عادي"));

    static final Market NETHERLANDS = EUROPE.getLast();

    TaxRate standard() {
        return rate("VAT " + country, standardRate);
    }

    TaxRate reduced() {
        return rate("VAT " + country + " reduced", reducedRate);
    }

    Amounts amounts() {
        return new Amounts(currency);
    }

    String language() {
        return locale.substring(0, 2);
    }

    private TaxRate rate(String name, String rate) {
        return new TaxRate(name, new BigDecimal(rate), !business, country);
    }
}
