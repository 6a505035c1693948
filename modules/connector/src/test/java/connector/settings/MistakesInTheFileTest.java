package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is told with where, why and what to write instead, and never with a secret. */
class MistakesInTheFileTest {

    @TempDir
    private Path folder;

    @Test
    void noFile() {
        InvalidSettings refused = catchThrowableOfType(
                InvalidSettings.class, () -> SettingsFile.read(folder.resolve("nowhere.yaml"), Map.of()));
        assertThat(refused)
                .hasMessageContaining("nowhere.yaml cannot be used:")
                .hasMessageContaining("file: cannot be read. Copy connector.sample.yaml to ");
    }

    @Test
    void aFolderInsteadOfAFile() {
        InvalidSettings refused =
                catchThrowableOfType(InvalidSettings.class, () -> SettingsFile.read(folder, Map.of()));
        assertThat(refused).hasMessageContaining("file: cannot be read");
    }

    @Test
    void anEmptyFile() {
        assertThat(Written.text(folder, "").problems()).containsExactly("file: is empty");
        assertThat(Written.text(folder, "# nothing but a remark\n").problems()).containsExactly("file: is empty");
    }

    @Test
    void notYaml() {
        assertThat(Written.text(folder, "server:\n  port: [8100\n").problems())
                .singleElement()
                .asString()
                .startsWith("file: is not YAML: ")
                .endsWith(" at line 3");
        assertThat(Written.text(folder, "server:\n\tport: 8100\n").problems())
                .singleElement()
                .asString()
                .startsWith("file: is not YAML: ");
        assertThat(Written.text(folder, "server: \u0007\n").problems())
                .singleElement()
                .asString()
                .startsWith("file: is not YAML");
    }

    @Test
    void aSettingTwice() {
        assertThat(Written.least(folder)
                        .with("  project-key: shop", "  project-key: shop\n  project-key: store")
                        .problems())
                .containsExactly("file: is not YAML: found duplicate key project-key at line 3");
    }

    @Test
    void aTypeForPaymentsWithoutTheField() {
        assertThat(Written.least(folder)
                        .with("destinations:", "cancellation: {payment-type: shop-payment}\ndestinations:")
                        .problems())
                .containsExactly("cancellation.payment-type: is given although no field is");
    }

    @Test
    void textInsteadOfSettings() {
        assertThat(Written.text(folder, "just words\n").problems())
                .singleElement()
                .asString()
                .endsWith(": is not a setting");
    }

    @Test
    void whatIsMissingIsNamed() {
        Written written = Written.least(folder)
                .without("  project-key: shop\n")
                .without("  api-url: https://api.example.com\n")
                .without("  client-id: us\n")
                .without("  client-secret: env:COMMERCETOOLS_CLIENT_SECRET\n")
                .without("    user: connector\n")
                .without("    channel: web\n");
        assertThat(written.problems())
                .containsExactlyInAnyOrder(
                        "commercetools.project-key: is missing",
                        "commercetools.api-url: is missing",
                        "commercetools.client-id: is missing",
                        "commercetools.client-secret: is missing",
                        "destinations.main.user: is missing",
                        "destinations.main.channel: is missing");
    }

    @Test
    void noDestination() {
        Written written = Written.text(folder, "server:\n  port: 8100\n");
        assertThat(written.problems()).contains("destinations: is empty");
    }

    @Test
    void unknownSettingsAreToldWithTheirLines() {
        Written written = Written.least(folder)
                .with("  client-id: us", "  client-name: us")
                .and("    chanel: web\nservr:\n  port: 1\n");
        assertThat(written.problems())
                .containsExactlyInAnyOrder(
                        "commercetools.client-name (line 5): is not a setting",
                        "destinations.main.chanel (line 13): is not a setting",
                        "servr.port (line 15): is not a setting");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        server: {port: many}                  | server.port (line 13): 'many' cannot be understood     | Give a whole number.
        database: {pool-size: lots}           | database.pool-size (line 13): 'lots' cannot be understood | Give a whole number.
        work: {heartbeat: soon}               | work.heartbeat (line 13): 'soon' cannot be understood  | Give a duration with a unit, such as 30s, 5m or 2h.
        work: {sweep: 3 weeks}                | work.sweep (line 13): '3 weeks' cannot be understood   | Give a duration with a unit, such as 30s, 5m or 2h.
        '    password-headers: perhaps'       | destinations.main.password-headers (line 13): 'perhaps' cannot be understood | Give true or false.
        '    scope-transport: COOKIE'         | destinations.main.scope-transport (line 13): 'COOKIE' cannot be understood | Use one of [HEADER, QUERY, BOTH].
        '    backslash: DROP'                 | destinations.main.backslash (line 13): 'DROP' cannot be understood | Use one of [REPLACE, DOUBLE, KEEP].
        '    mapping: {custom-line-items: X}' | destinations.main.mapping.custom-line-items (line 13): 'X' cannot be understood | Use one of [FEE, SKU, IGNORE, PARK].
        """)
    void wrongTypes(String added, String told, String fix) {
        InvalidSettings refused = Written.least(folder).and(added + "\n").refused();
        assertThat(refused.problems()).singleElement().asString().isEqualTo(told + ". " + fix);
    }

    @Test
    void aValueWhereASectionBelongs() {
        assertThat(Written.least(folder).and("database: embedded\n").problems())
                .singleElement()
                .asString()
                .startsWith("database");
    }

    @ParameterizedTest
    @CsvSource({"ftp://api.example.com", "api.example.com", "https://", "'https://api example.com'", "http:///path"})
    void badUrls(String url) {
        assertThat(Written.least(folder)
                        .with("https://api.example.com", "\"" + url + "\"")
                        .problems())
                .containsExactly("commercetools.api-url: '" + url + "' is not an http or https URL");
    }

    @ParameterizedTest
    @CsvSource({
        "https://us:tell-nobody-9@tenant.example.com/",
        "ftp://us:tell-nobody-9@tenant.example.com/",
        "'https://tenant.example.com/?key=tell-nobody-9 x'"
    })
    void aSecretInAUrlIsNotRepeated(String url) {
        InvalidSettings refused = Written.least(folder)
                .with("https://tenant.example.com/web/", "\"" + url + "\"")
                .refused();
        assertThat(refused).hasMessageContaining("destinations.main.base-url: ");
        assertThat(refused.getMessage()).doesNotContain("tell-nobody-9");
    }

    @Test
    void aLiteralSecretIsRefusedAndNotRepeated() {
        InvalidSettings refused = Written.least(folder)
                .with("env:COMMERCETOOLS_CLIENT_SECRET", "hunter2")
                .with("env:ORDERFLOW_PASSWORD", "hunter2")
                .and("    push: {user: them, password: hunter2, path-token: hunter2}\n")
                .and("database: {url: 'jdbc:postgresql://db/x', password: hunter2}\n")
                .refused();
        assertThat(refused.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "commercetools.client-secret",
                        "destinations.main.password",
                        "destinations.main.push.password",
                        "destinations.main.push.path-token",
                        "database.password");
        assertThat(refused.problems()).extracting(Problem::reason).containsOnly("holds the secret itself");
        assertThat(refused.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void anEnvironmentVariableThatIsNotSet() {
        assertThat(Written.least(folder)
                        .environment(Map.of("ORDERFLOW_PASSWORD", ""))
                        .problems())
                .containsExactlyInAnyOrder(
                        "commercetools.client-secret: the environment variable COMMERCETOOLS_CLIENT_SECRET is not set",
                        "destinations.main.password: the environment variable ORDERFLOW_PASSWORD is not set");
    }

    @Test
    void secretFilesThatAreMissingOrEmpty() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path missing = folder.resolve("missing");
        assertThat(Written.least(folder)
                        .with("env:COMMERCETOOLS_CLIENT_SECRET", "file:" + missing)
                        .with("env:ORDERFLOW_PASSWORD", "file:" + empty)
                        .problems())
                .containsExactlyInAnyOrder(
                        "commercetools.client-secret: the file " + missing + " cannot be read",
                        "destinations.main.password: the file " + empty + " is empty");
    }

    @Test
    void aPushUserWithoutPasswordAndTheOtherWayRound() {
        assertThat(Written.least(folder).and("    push: {user: them}\n").problems())
                .containsExactly("destinations.main.push.password: is missing although there is a user");
        assertThat(Written.least(folder)
                        .and("    push: {password: env:ORDERFLOW_PASSWORD}\n")
                        .problems())
                .containsExactly("destinations.main.push.user: is missing although there is a password");
    }

    @Test
    void aRouteToNowhere() {
        InvalidSettings refused = Written.least(folder)
                .and("routes:\n- destination: mian\n- name: nothing said\n")
                .refused();
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "routes[0].destination: there is no destination 'mian'. Name one of [main].",
                        "routes[1].destination: is missing. Name one of [main].");
    }

    /** YAML reads a bare NO as the word for false: Norway's orders would find no route. */
    @Test
    void countriesAndCurrenciesThatAreNone() {
        InvalidSettings refused = Written.least(folder)
                .and("routes: [{destination: main, countries: [GB, NO, uk], currencies: [EURO]}]\n")
                .refused();
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "routes[0].countries: 'false' is no two-letter country code. Write capitals, and quotes around"
                                + " \"NO\".",
                        "routes[0].countries: 'uk' is no two-letter country code. Write capitals, and quotes around"
                                + " \"NO\".",
                        "routes[0].currencies: 'EURO' is no three-letter currency code. Write one such as EUR.");
    }

    @Test
    void expressionsThatAreNoneAndFieldsThatOrdersDoNotHave() {
        InvalidSettings refused = Written.least(folder).and("""
            routes:
            - {destination: main, when: "shipingAddress.country = 'GB'"}
            - {destination: main, when: "$line.qantity > 1 and ("}
            - {destination: main, when: "$line.qantity > 1"}
            release:
              rules:
              - {name: x, when: "$lowercas(orderNumber) = 'x'", needs: "totalPrice.cents = 0"}
            """).refused();
        assertThat(refused.problems())
                .extracting(each -> each.path() + ": " + each.reason())
                .containsExactlyInAnyOrder(
                        "routes[0].when: order has no field 'shipingAddress'; did you mean 'shippingAddress'?",
                        "routes[1].when: Expected \")\" before end of expression (at character 23)",
                        "routes[2].when: custom line item or line item has no field 'qantity'; did you mean"
                                + " 'quantity'?",
                        "release.rules[0].when: there is no function $lowercas; did you mean $lowercase? (at character"
                                + " 10)",
                        "release.rules[0].needs: cent precision money has no field 'cents'");
    }

    @Test
    void aReleaseRuleWithMistakes() {
        assertThat(Written.least(folder).and("""
            release:
              rules:
              - {payment-states: [paid], held-order-states: [Canceled], countries: [uk], hold-for: 100d}
            """).problems())
                .containsExactlyInAnyOrder(
                        "release.rules[0].name: is missing",
                        "release.rules[0].payment-states: commercetools has no state 'paid'",
                        "release.rules[0].held-order-states: commercetools has no state 'Canceled'",
                        "release.rules[0].countries: 'uk' is no two-letter country code",
                        "release.rules[0].hold-for: must lie between 0s and 2160h");
    }

    @Test
    void aMistakeInTheDefaultsIsToldWhereItStands() {
        assertThat(Written.least(folder).and("defaults:\n  chanel: x\n").problems())
                .containsExactly("destinations.main.chanel (line 14): is not a setting");
        assertThat(Written.least(folder).and("defaults:\n  time-zone: London\n").problems())
                .containsExactly("destinations.main.time-zone: 'London' is not a time zone");
    }

    @Test
    void severalDestinationsNeedRoutes() {
        String second = """
              other:
                base-url: https://other.example.com/web/
                user: connector
                password: env:ORDERFLOW_PASSWORD
                channel: web
            """;
        assertThat(Written.least(folder).and(second).problems())
                .containsExactly("routes: is empty although there are several destinations");
    }

    /** News of either would be found under both names, and under neither. */
    @ParameterizedTest
    @CsvSource({
        "https://tenant.example.com/web/, web, ''",
        "https://tenant.example.com/web, web, ''",
        "https://TENANT.example.com:443/web/./, web, ''",
        "https://tenant.example.com/web/, ' web ', ''",
        "https://tenant.example.com/web/, web, myorg"
    })
    void twoDestinationsOnOneChannelAreRefusedByBothNames(String url, String channel, String organisation) {
        InvalidSettings refused = Written.least(folder)
                .and(second(url, channel, organisation))
                .and("routes: [{destination: main}]\n")
                .refused();
        assertThat(refused.problems())
                .singleElement()
                .asString()
                .contains("destinations.other.channel", "destinations.main", "'main' and 'other'", "routes[].site");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example.com/web/, web, ''",
        "http://tenant.example.com/web/, web, ''",
        "https://tenant.example.com/outlet/, web, ''",
        "https://tenant.example.com:8443/web/, web, ''",
        "https://tenant.example.com/web/, outlet, ''"
    })
    void destinationsOnChannelsOfTheirOwnAreFine(String url, String channel, String organisation)
            throws InvalidSettings {
        assertThat(Written.least(folder)
                        .and(second(url, channel, organisation))
                        .and("routes: [{destination: main}]\n")
                        .read()
                        .destinations())
                .hasSize(2);
    }

    @Test
    void oneChannelOfTwoOrganisationsIsTwo() throws InvalidSettings {
        assertThat(Written.least(folder)
                        .and("    organisation: one\n")
                        .and(second("https://tenant.example.com/web/", "web", "two"))
                        .and("routes: [{destination: main}]\n")
                        .read()
                        .destinations())
                .hasSize(2);
    }

    private static String second(String url, String channel, String organisation) {
        return """
              other:
                base-url: '%s'
                user: connector
                password: env:ORDERFLOW_PASSWORD
                channel: '%s'
                organisation: '%s'
            """.formatted(url, channel, organisation);
    }

    @Test
    void statesThatCommercetoolsDoesNotHave() {
        assertThat(Written.least(folder)
                        .and("release: {held-order-states: [Canceled], payment-states: [paid, Paid]}\n")
                        .problems())
                .containsExactlyInAnyOrder(
                        "release.held-order-states: commercetools has no state 'Canceled'",
                        "release.payment-states: commercetools has no state 'paid'");
    }

    @Test
    void aZoneThatIsNone() {
        assertThat(Written.least(folder).and("    time-zone: London\n").problems())
                .containsExactly("destinations.main.time-zone: 'London' is not a time zone");
    }

    @Test
    void aDurationWithoutUnit() {
        InvalidSettings refused = Written.least(folder).and("    timeout: 30\n").refused();
        assertThat(refused.problems())
                .singleElement()
                .asString()
                .isEqualTo("destinations.main.timeout: must lie between 500ms and 10m. "
                        + "It is 30ms; write a unit, such as 30s, 5m or 2h.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        server: {port: 70000}                       | server.port
        server: {port: -1}                          | server.port
        database: {pool-size: 3}                    | database.pool-size
        database: {url: 'jdbc:mysql://db/x'}        | database.url
        database: {url: 'jdbc:postgresql://db/x?password=x'} | database.url
        database: {user: us}                        | database.url
        work: {parallel-lanes: 0}                   | work.parallel-lanes
        work: {heartbeat: 6m}                       | work.heartbeat
        work: {heartbeat: 0s}                       | work.heartbeat
        work: {first-pause: 0s}                     | work.first-pause
        work: {first-pause: 10m}                    | work.longest-pause
        work: {polling: 2h}                         | work.polling
        work: {sweep: 0s}                           | work.sweep
        work: {tries-without-answer: 0}             | work.tries-without-answer
        work: {tries-of-broken-answers: 0}          | work.tries-of-broken-answers
        work: {tries-of-our-bugs: 0}                | work.tries-of-our-bugs
        '    timeout: 1h'                           | destinations.main.timeout
        '    parallel-calls: 0'                     | destinations.main.parallel-calls
        '    calls-per-second: 0'                   | destinations.main.calls-per-second
        '    push: {max-body-bytes: 0}'             | destinations.main.push.max-body-bytes
        '    poll: {interval: 0s}'                  | destinations.main.poll.interval
        '    poll: {overlap: -1s}'                  | destinations.main.poll.overlap
        '    poll: {look-back: -1s}'                | destinations.main.poll.look-back
        '    transient-failures: ["("]'             | destinations.main.transient-failures
        '    mapping: {reference: same}'            | destinations.main.mapping.reference
        '    mapping: {shipping-methods: [{method: a}]}' | destinations.main.mapping.shipping-methods[0].code
        """)
    void valuesOutOfRange(String added, String path) {
        assertThat(Written.least(folder).and(added + "\n").refused().problems())
                .extracting(Problem::path)
                .containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
          timeout: 30                     | commercetools.timeout
          connections: 0                  | commercetools.connections
          sync-channel: ""                | commercetools.sync-channel
          sweep: {interval: 5}            | commercetools.sweep.interval
          sweep: {margin: 2h}             | commercetools.sweep.margin
          sweep: {look-back: 400d}        | commercetools.sweep.look-back
          sources: {a: {secret: env:ORDERFLOW_PASSWORD, max-body-bytes: 0}} | commercetools.sources.a.max-body-bytes
          sources: {a: {}}                | commercetools.sources.a.secret
        """)
    void valuesOutOfRangeForCommercetools(String added, String path) {
        assertThat(Written.least(folder)
                        .with("  client-id: us", "  client-id: us\n  " + added)
                        .problems())
                .singleElement()
                .asString()
                .startsWith(path + ": ");
    }

    @Test
    void manyMistakesAreToldAtOnce() {
        Written written = Written.least(folder)
                .with("https://api.example.com", "nowhere")
                .with("env:ORDERFLOW_PASSWORD", "env:UNSET")
                .and("    time-zone: Mars\n    mapping: {reference: same}\n")
                .and("work: {parallel-lanes: 0}\nrelease: {payment-states: [Lost]}\n")
                .and("routes: [{destination: nowhere}]\n");
        assertThat(written.refused().problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "commercetools.api-url",
                        "destinations.main.password",
                        "destinations.main.time-zone",
                        "destinations.main.mapping.reference",
                        "work.parallel-lanes",
                        "release.payment-states",
                        "routes[0].destination");
    }
}
