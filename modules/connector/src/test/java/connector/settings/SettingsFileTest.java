package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.CommercetoolsSettings;
import connector.database.DatabaseSettings;
import connector.orderflow.DestinationSettings;
import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.DestinationSettings.Poll;
import connector.orderflow.DestinationSettings.Push;
import connector.orderflow.DestinationSettings.ScopeTransport;
import connector.orderflow.ProductField;
import connector.routing.DeliveryRule;
import connector.routing.ExportRules;
import connector.routing.ExportRules.AddressLayout;
import connector.routing.ExportRules.AddressPart;
import connector.routing.ExportRules.AttributeNames;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import connector.routing.ExportRules.FieldLimits;
import connector.routing.ExportRules.OrderTexts;
import connector.routing.ProductRules;
import connector.routing.ReleaseRule;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.ShipDateRule;
import connector.routing.ShipmentDesk;
import connector.routing.ShipmentRules;
import connector.workqueue.WorkSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file says is what the parts of the program get; what it leaves out is the documented default. */
class SettingsFileTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String GOOD = "<response status=\"success\" messageId=\"{messageId}\"/>";
    private static final String BAD = "<response status=\"error\" messageId=\"{messageId}\"/>";

    @TempDir
    private Path folder;

    private Settings least() throws InvalidSettings {
        return Written.least(folder).read();
    }

    @Test
    void serverDefaults() throws InvalidSettings {
        assertThat(least().server()).isEqualTo(new Server("127.0.0.1", 8100));
    }

    @Test
    void serverAsWritten() throws InvalidSettings {
        assertThat(Written.least(folder)
                        .and("server: {address: 0.0.0.0, port: 0}\n")
                        .read()
                        .server())
                .isEqualTo(new Server("0.0.0.0", 0));
    }

    @Test
    void databaseDefaults() throws InvalidSettings {
        assertThat(least().database()).isEqualTo(new DatabaseSettings(null, null, null, Path.of("data"), 20));
    }

    @Test
    void databaseAsWritten() throws InvalidSettings {
        Settings read = Written.least(folder)
                .environment("DB", "tell-nobody-3")
                .and("database: {url: 'jdbc:postgresql://db/x', user: us, password: env:DB, data-folder: d,"
                        + " pool-size: 4}\n")
                .read();
        assertThat(read.database())
                .isEqualTo(new DatabaseSettings("jdbc:postgresql://db/x", "us", "tell-nobody-3", Path.of("d"), 4));
        assertThat(read.summary()).doesNotContain("tell-nobody");
    }

    @Test
    void workDefaults() throws InvalidSettings {
        assertThat(least().work()).isEqualTo(WorkSettings.defaults());
    }

    @Test
    void workAsWritten() throws InvalidSettings {
        String work = """
            work:
              parallel-lanes: 1
              first-pause: 2s
              longest-pause: 3s
              tries-without-answer: 4
              tries-of-broken-answers: 5
              tries-of-our-bugs: 6
              heartbeat: 7s
              polling: 8s
              sweep: 9s
            """;
        assertThat(Written.least(folder).and(work).read().work())
                .isEqualTo(new WorkSettings(1, seconds(2), seconds(3), 4, 5, 6, seconds(7), seconds(8), seconds(9)));
    }

    @Test
    void commercetoolsDefaults() throws InvalidSettings {
        assertThat(least().commercetools())
                .isEqualTo(new CommercetoolsSettings(
                        "shop",
                        URI.create("https://api.example.com"),
                        URI.create("https://auth.example.com"),
                        "us",
                        "tell-nobody-1",
                        List.of(),
                        "orderflow",
                        seconds(12),
                        64,
                        Map.of(),
                        new CommercetoolsSettings.Sweep(true, seconds(60), seconds(60), Duration.ofHours(24))));
    }

    @Test
    void commercetoolsAsWritten() throws InvalidSettings {
        String more = """
              client-id: us
              scopes: [manage_orders:shop, view_messages:shop]
              sync-channel: warehouse
              timeout: 5s
              connections: 8
              sources:
                pub_sub-1: {secret: env:ORDERFLOW_PASSWORD}
                other: {header: X-Other, secret: env:ORDERFLOW_PASSWORD, max-body-bytes: 7}
              sweep: {enabled: false, interval: 1s, margin: 2s, look-back: 3s}
            """;
        CommercetoolsSettings read =
                Written.least(folder).with("  client-id: us\n", more).read().commercetools();
        assertThat(read.scopes()).containsExactly("manage_orders:shop", "view_messages:shop");
        assertThat(read.syncChannel()).isEqualTo("warehouse");
        assertThat(read.timeout()).isEqualTo(seconds(5));
        assertThat(read.connections()).isEqualTo(8);
        assertThat(read.sources())
                .isEqualTo(Map.of(
                        "pub_sub-1", new CommercetoolsSettings.Source("X-Connector-Secret", "tell-nobody-2", 1_048_576),
                        "other", new CommercetoolsSettings.Source("X-Other", "tell-nobody-2", 7)));
        assertThat(read.sweep()).isEqualTo(new CommercetoolsSettings.Sweep(false, seconds(1), seconds(2), seconds(3)));
    }

    @Test
    void destinationDefaults() throws InvalidSettings {
        assertThat(least().destinations())
                .containsExactly(new DestinationSettings(
                        "main",
                        URI.create("https://tenant.example.com/web/"),
                        "connector",
                        "tell-nobody-2",
                        false,
                        ScopeTransport.BOTH,
                        "web",
                        "",
                        null,
                        LONDON,
                        seconds(30),
                        2,
                        5,
                        seconds(30),
                        List.of("(?i)deadlock", "(?i)lock wait", "(?i)time(d )?-?out", "(?i)try again"),
                        List.of("MissingDataException"),
                        BackslashPolicy.REPLACE,
                        new Push(null, null, null, 1_048_576, XML, GOOD, BAD),
                        new Poll(
                                true,
                                seconds(60),
                                Duration.ofHours(2),
                                Duration.ofHours(24),
                                seconds(300),
                                Duration.ofHours(24)),
                        DestinationSettings.Phrases.DEFAULT));
    }

    @Test
    void destinationAsWritten() throws InvalidSettings {
        String more = """
            password-headers: true
            scope-transport: header
            organisation: acme
            site: north
            time-zone: Europe/Berlin
            timeout: 5s
            parallel-calls: 6
            calls-per-second: 7
            rest-after-failures: 8s
            transient-failures: [busy]
            permanent-exceptions: [A, B]
            unknown-product: [nope]
            refused-cancel: [never]
            unknown-order-is-named: false
            backslash: KEEP
            push:
              user: them
              password: env:ORDERFLOW_PASSWORD
              path-token: env:COMMERCETOOLS_CLIENT_SECRET
              max-body-bytes: 8
              answer-content-type: text/plain
              answer: OK {messageId}
              error-answer: FAILED
            poll: {enabled: false, interval: 1s, overlap: 2s, look-back: 3s, pending-interval: 4s, silent-after: 0s}
            """;
        assertThat(Written.least(folder).and(more.indent(4)).read().destinations())
                .containsExactly(new DestinationSettings(
                        "main",
                        URI.create("https://tenant.example.com/web/"),
                        "connector",
                        "tell-nobody-2",
                        true,
                        ScopeTransport.HEADER,
                        "web",
                        "acme",
                        "north",
                        ZoneId.of("Europe/Berlin"),
                        seconds(5),
                        6,
                        7,
                        seconds(8),
                        List.of("busy"),
                        List.of("A", "B"),
                        BackslashPolicy.KEEP,
                        new Push("them", "tell-nobody-2", "tell-nobody-1", 8, "text/plain", "OK {messageId}", "FAILED"),
                        new Poll(false, seconds(1), seconds(2), seconds(3), seconds(4), Duration.ZERO),
                        new DestinationSettings.Phrases(List.of("nope"), List.of("never"), false)));
    }

    @Test
    void shipmentsAreToldPlainlyByDefault() throws InvalidSettings {
        assertThat(least().shipments()).isEqualTo(new ShipmentDesk(Map.of("main", ShipmentRules.DEFAULT)));
    }

    @Test
    void shipmentsAsWritten() throws InvalidSettings {
        String more = """
            time-zone: Europe/Berlin
            fulfilment:
              carriers:
                DHL Paket: DHL
                dpd.de: DPD
              services:
                dpd/dpd_classic: Classic
              parcel-items: FIRST
              reversed-despatch: REMOVE
              fields:
                level: DELIVERY
                type: delivery-facts
                tracking-url: trackingUrl
                ship-date: shippedOn
                ship-date-kind: DATE
            """;
        assertThat(Written.least(folder).and(more.indent(4)).read().shipments().of("main"))
                .isEqualTo(new ShipmentRules(
                        Map.of("DHL Paket", "DHL", "dpd.de", "DPD"),
                        Map.of("dpd/dpd_classic", "Classic"),
                        ShipmentRules.ParcelItems.FIRST,
                        ShipmentRules.ReversedDespatch.REMOVE,
                        new ShipmentRules.Fields(
                                ShipmentRules.On.DELIVERY,
                                "delivery-facts",
                                "trackingUrl",
                                "shippedOn",
                                ZoneId.of("Europe/Berlin"))));
    }

    @Test
    void productsStayAtHomeByDefault() throws InvalidSettings {
        assertThat(least().products())
                .isEqualTo(new ProductRules(false, List.of("main"), List.of("en"), "default", true, Map.of()));
    }

    @Test
    void productsAsWritten() throws InvalidSettings {
        String more = """
                products:
                  enabled: true
                  destinations: [main]
                  languages: [de, en]
                  type: goods
                  send-activated: false
                  fields:
                    countryOfOrigin: $line.attributes[name="origin"].value.key
                """;
        ProductRules read = Written.least(folder).and(more).read().products();
        assertThat(read.enabled()).isTrue();
        assertThat(read.languages()).containsExactly("de", "en");
        assertThat(read.type()).isEqualTo("goods");
        assertThat(read.sendActivated()).isFalse();
        assertThat(read.fields())
                .hasEntrySatisfying(
                        ProductField.COUNTRY_OF_ORIGIN,
                        expression ->
                                assertThat(expression).hasToString("$line.attributes[name=\"origin\"].value.key"));
    }

    @Test
    void whatIsWrongAboutProductsIsSaid() {
        String more = """
                products:
                  destinations: [elsewhere]
                  fields: {colour: "((", shoeSize: sku}
                """;
        assertThat(Written.least(folder).and(more).problems())
                .anyMatch(each -> each.startsWith("products.destinations: there is no destination 'elsewhere'"))
                .anyMatch(each -> each.startsWith("products.fields.colour: "))
                .anyMatch(each -> each.startsWith("products.fields.shoeSize: OrderFlow's product import has no such"));
    }

    @Test
    void mappingDefaults() throws InvalidSettings {
        assertThat(least().exportRules()).isEqualTo(Map.of("main", ExportRules.DEFAULT));
    }

    @Test
    void mappingAsWritten() throws InvalidSettings {
        String more = """
            site: north
            time-zone: Europe/Berlin
            mapping:
              reference: CT-{id}
              source: web shop
              currency-units: {GBP: pounds, KWD: dinars}
              tax-codes: {UK VAT: T1}
              customer-comment-field: words
              delivery-instruction-field: where
              locale-fallback: [de, en]
              send-line-reference: true
              address-lines: [company, "street + building", city]
              number-first: [GB]
              collapse-blank-lines: true
              shipping-methods:
                - {method: express, zones: [uk], countries: [GB], code: EX, name: Express, courier: dpd, service: next,
                   priority: 1, priority-name: high, earliest-ship-date: +2 business days}
                - {method: slow, code: SL}
              custom-line-items: PARK
              custom-line-items-by-slug: {gift-wrap: SKU}
              attributes: {purchase-order-number: po, business-unit: "", store: shop}
              limits: {name: 1, address-line: 2, reference: 3, text: 4}
            """;
        assertThat(Written.least(folder).and(more.indent(4)).read().exportRules())
                .isEqualTo(Map.of(
                        "main",
                        new ExportRules(
                                "CT-{id}",
                                false,
                                ZoneId.of("Europe/Berlin"),
                                "web shop",
                                Map.of("GBP", "pounds", "KWD", "dinars"),
                                Map.of("UK VAT", "T1"),
                                new OrderTexts("words", "where", List.of("de", "en")),
                                true,
                                "north",
                                new AddressLayout(
                                        List.of(
                                                List.of(AddressPart.COMPANY),
                                                List.of(AddressPart.STREET, AddressPart.BUILDING),
                                                List.of(AddressPart.CITY)),
                                        Set.of("GB"),
                                        true),
                                List.of(
                                        new DeliveryRule(
                                                "express",
                                                Set.of("uk"),
                                                Set.of("GB"),
                                                "EX",
                                                "Express",
                                                "dpd",
                                                "next",
                                                "1",
                                                "high",
                                                new ShipDateRule.BusinessDays(2)),
                                        new DeliveryRule(
                                                "slow", Set.of(), Set.of(), "SL", null, null, null, null, null, null)),
                                new CustomLineItems(
                                        Map.of("gift-wrap", CustomLineItemKind.SKU), CustomLineItemKind.PARK),
                                new AttributeNames("po", "", "shop"),
                                List.of(),
                                new FieldLimits(1, 2, 3, 4))));
    }

    @Test
    void keysThatPeopleChooseAreKeptAsWritten() throws InvalidSettings {
        String more = """
            mapping:
              tax-codes:
                GB_standard: T1
                UK VAT: T2
                v1.2/Full: T3
                Überraschung: T4
              fields:
                userDefined1: orderNumber
                orderLine.n.userDefined2: $line.variant.sku
                orderAttribute.giftMessage: custom.fields.giftMessage
              customLineItemsBySlug: {Gift.Wrap 2: SKU}
            """;
        ExportRules rules =
                Written.least(folder).and(more.indent(4)).read().exportRules().get("main");
        assertThat(rules.taxCodes())
                .isEqualTo(Map.of("GB_standard", "T1", "UK VAT", "T2", "v1.2/Full", "T3", "Überraschung", "T4"));
        assertThat(rules.ownFields())
                .extracting(each -> each.key())
                .containsExactly("userDefined1", "orderLine.n.userDefined2", "orderAttribute.giftMessage");
        assertThat(rules.customLineItems().bySlug()).isEqualTo(Map.of("Gift.Wrap 2", CustomLineItemKind.SKU));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'fields: {a b: x}'                            | fields.a b: is not a key of OrderFlow's
        'fields: {orderLine.1.userDefined1: id}'      | fields.orderLine.1.userDefined1: is not a key of OrderFlow's
        'fields: {totalPriceGross: id}'               | fields.totalPriceGross: is filled by the connector and nobody else
        'fields: {orderLine.n.quantity: id}'          | fields.orderLine.n.quantity: is filled by the connector and nobody else
        'fields: {userDefined1: $line.id}'            | fields.userDefined1: asks for $line, and there is none
        'fields: {userDefined1: shipingAddress.city}' | fields.userDefined1: order has no field 'shipingAddress'; did you mean 'shippingAddress'?
        'address-lines: [street, moon]'               | address-lines: 'moon' is no part of an address
        'address-lines: []'                           | address-lines: has 0 lines
        'shipping-methods: [{code: A, countries: [UKX]}]'          | shipping-methods[0].countries: 'UKX' is not a two-letter country code
        'shipping-methods: [{code: A, earliest-ship-date: later}]' | shipping-methods[0].earliest-ship-date: 'later' is no rule for a date
        'limits: {text: 0}'                           | limits.text: must be at least 1
        """)
    void mistakesInTheMappingAreNamed(String mistake, String problem) {
        assertThat(Written.least(folder).and("    mapping:\n      " + mistake).problems())
                .containsExactly("destinations.main.mapping." + problem);
    }

    @Test
    void anExpressionThatIsNoneIsToldWithItsPosition() {
        assertThat(Written.least(folder)
                        .and("    mapping: {fields: {userDefined1: 'a.('}}")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("destinations.main.mapping.fields.userDefined1: is no expression: ");
    }

    @Test
    void namesThatArePartsOfPathsAreChecked() {
        assertThat(Written.least(folder).with("  main:", "  Main UK:").problems())
                .containsExactly("destinations.Main UK: is no usable name");
        assertThat(Written.least(folder)
                        .with(
                                "  client-id: us",
                                "  client-id: us\n  sources: {pub/sub: {secret: env:ORDERFLOW_PASSWORD}}")
                        .problems())
                .containsExactly("commercetools.sources.pub/sub: is no usable name");
    }

    @Test
    void releaseDefaults() throws InvalidSettings {
        assertThat(least().release()).isEqualTo(ReleaseRules.defaults());
    }

    @Test
    void releaseAsWritten() throws InvalidSettings {
        Settings read = Written.least(folder)
                .and("release: {held-order-states: [Complete, Cancelled], payment-states: [Paid, Pending]}\n")
                .read();
        assertThat(read.release())
                .isEqualTo(new ReleaseRules(
                        ReleaseRules.lastWord(Set.of("Complete", "Cancelled"), Set.of("Paid", "Pending"))));
    }

    @Test
    void withOneDestinationEverythingGoesThere() throws InvalidSettings {
        assertThat(least().router().routes()).containsExactly(Route.everything("the only destination", "main"));
    }

    @Test
    void routesAsWritten() throws InvalidSettings {
        String routes = """
            routes:
            - name: UK shop
              destination: main
              stores: [uk]
              countries: [GB, "NO"]
              currencies: [GBP]
            - destination: main
            """;
        assertThat(Written.least(folder).and(routes).read().router().routes())
                .containsExactly(
                        new Route(
                                "UK shop",
                                "main",
                                null,
                                new Route.Takes(
                                        Set.of("uk"),
                                        Set.of("GB", "NO"),
                                        Set.of("GBP"),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        Map.of(),
                                        Map.of(),
                                        null)),
                        Route.everything("route 2", "main"));
    }

    @Test
    void everyCriterionOfARouteAsWritten() throws InvalidSettings {
        String routes = """
            routes:
            - name: cold goods
              destination: main
              site: york
              business-units: [acme]
              shipping-zones: [uk]
              shipping-methods: [next-day, "Next Day"]
              supply-channels: [york]
              custom-fields: {fraudCheck: [passed, skipped], "ab_c": yes-please}
              line-fields: {temperature: [cold]}
              when: $line.quantity > 1
            """;
        SettingsFile.Checked checked = Written.least(folder).and(routes).checked();
        Route route = checked.settings().router().routes().getFirst();
        assertThat(route.site()).isEqualTo("york");
        assertThat(route.takes())
                .usingRecursiveComparison()
                .ignoringFields("when")
                .isEqualTo(new Route.Takes(
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of("acme"),
                        Set.of("uk"),
                        Set.of("next-day", "Next Day"),
                        Set.of("york"),
                        Map.of("fraudCheck", Set.of("passed", "skipped"), "ab_c", Set.of("yes-please")),
                        Map.of("temperature", Set.of("cold")),
                        null));
        assertThat(route.takes().when()).isNotNull();
        assertThat(checked.mentions().formulas())
                .extracting(Mentions.Formula::path)
                .containsExactly("routes[0].when");
        assertThat(checked.mentions().names())
                .contains(
                        new Mentions.Name("routes[0].shipping-zones", Mentions.Thing.SHIPPING_ZONE, "uk"),
                        new Mentions.Name("routes[0].line-fields", Mentions.Thing.LINE_FIELD, "temperature"),
                        new Mentions.Name("commercetools.sync-channel", Mentions.Thing.SYNC_CHANNEL, "orderflow"));
    }

    @Test
    void theSiteOfARouteIsThatOfItsDestinationUnlessItNamesOne() throws InvalidSettings {
        String routes = """
                site: leeds
            routes:
            - {destination: main, countries: [GB], site: york}
            - {destination: main}
            """;
        assertThat(Written.least(folder).and(routes).read().router().routes())
                .extracting(Route::site)
                .containsExactly("york", "leeds");
        assertThat(Written.least(folder)
                        .and("    site: leeds\n")
                        .read()
                        .router()
                        .routes())
                .extracting(Route::site)
                .containsExactly("leeds");
    }

    @Test
    void releaseRulesAsWritten() throws InvalidSettings {
        String release = """
            release:
              payment-states: [Paid]
              rules:
              - name: Germany on invoice
                countries: [DE]
                payment-states: [Paid, Pending]
              - name: thinking it over
                hold-for: 30m
                workflow-states: [approved]
                custom-fields: {fraudCheck: passed}
                absent-fields: [onHold]
                needs: totalPrice.centAmount > 0
            """;
        List<ReleaseRule> rules =
                Written.least(folder).and(release).read().release().rules();
        assertThat(rules)
                .extracting(ReleaseRule::name)
                .containsExactly("Germany on invoice", "thinking it over", "order state", "payment state");
        assertThat(rules.get(0).paymentStates()).containsExactlyInAnyOrder("Paid", "Pending");
        assertThat(rules.get(0).market().countries()).containsExactly("DE");
        assertThat(rules.get(0).workflowStates()).isNull();
        assertThat(rules.get(1).holdFor()).isEqualTo(Duration.ofMinutes(30));
        assertThat(rules.get(1).workflowStates()).containsExactly("approved");
        assertThat(rules.get(1).fields()).isEqualTo(Map.of("fraudCheck", Set.of("passed")));
        assertThat(rules.get(1).absentFields()).containsExactly("onHold");
        assertThat(rules.get(1).needs()).isNotNull();
    }

    @Test
    void destinationsInheritWhatTheyDoNotSayThemselves() throws InvalidSettings {
        String file = """
            commercetools:
              project-key: shop
              api-url: https://api.example.com
              auth-url: https://auth.example.com
              client-id: us
              client-secret: env:COMMERCETOOLS_CLIENT_SECRET
            defaults:
              base-url: https://tenant.example.com/web/
              user: connector
              password: env:ORDERFLOW_PASSWORD
              timeout: 7s
              transient-failures: [one, two]
              push: {user: them, password: env:ORDERFLOW_PASSWORD}
              mapping:
                source: shop
                tax-codes: {"UK VAT": T1, zero: T0}
            destinations:
              gb: {channel: gb}
              de:
                channel: de
                timeOut: 9s
                transient-failures: [three]
                push: {user: wir}
                mapping:
                  tax-codes: {zero: T9}
            routes: [{destination: gb, countries: [GB]}, {destination: de}]
            """;
        Settings read = Written.text(folder, file).read();
        DestinationSettings gb = read.destinations().get(0);
        DestinationSettings de = read.destinations().get(1);
        assertThat(List.of(gb.user(), de.user(), gb.channel(), de.channel()))
                .containsExactly("connector", "connector", "gb", "de");
        assertThat(List.of(gb.timeout(), de.timeout())).containsExactly(seconds(7), seconds(9));
        assertThat(gb.transientFailures()).containsExactly("one", "two");
        assertThat(de.transientFailures()).containsExactly("three");
        assertThat(gb.push().user()).isEqualTo("them");
        assertThat(de.push().user()).isEqualTo("wir");
        assertThat(de.push().password()).isEqualTo("tell-nobody-2");
        assertThat(read.exportRules().get("de").source()).isEqualTo("shop");
        assertThat(read.exportRules().get("gb").taxCodes()).isEqualTo(Map.of("UK VAT", "T1", "zero", "T0"));
        assertThat(read.exportRules().get("de").taxCodes()).isEqualTo(Map.of("UK VAT", "T1", "zero", "T9"));
    }

    @Test
    void aSecretFromAFileLosesTheLineBreakAtItsEnd() throws IOException, InvalidSettings {
        Path secret = Files.writeString(folder.resolve("secret"), "from-a-file\n");
        Settings read = Written.least(folder)
                .with("env:ORDERFLOW_PASSWORD", "file:" + secret)
                .read();
        assertThat(read.destinations().getFirst().password()).isEqualTo("from-a-file");
    }

    @Test
    void theSummaryIsFreeOfSecrets() throws InvalidSettings {
        assertThat(least().summary())
                .isEqualTo("project shop, 1 destination(s), 1 route(s), database embedded in data");
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
