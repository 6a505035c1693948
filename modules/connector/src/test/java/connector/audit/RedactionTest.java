package connector.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> XML = Map.of("Content-Type", "application/xml; charset=UTF-8");

    @Test
    void anOrderKeepsWhatAnOperatorNeedsAndLosesThePerson() {
        String kept = request(JSON, """
                {"orderNumber":"CT-1","customerEmail":"ann@example.com","totalPrice":{"centAmount":1999},
                 "shippingAddress":{"id":"a1","firstName":"Ann","streetName":null,"city":"Leeds","region":"Yorkshire",
                    "country":"GB","custom":{"fields":{"doorCode":"4711"}}},
                 "itemShippingAddresses":[{"key":"k1","name":"Ann at work","country":"IE"}],
                 "lineItems":[{"name":{"en":"Mug"},"variant":{"sku":"MUG-RED"},"quantity":2}]}""");

        assertThat(kept)
                .contains("\"orderNumber\":\"CT-1\"", "\"centAmount\":1999", "MUG-RED", "{\"en\":\"Mug\"}")
                .contains("\"country\":\"GB\"", "\"region\":\"Yorkshire\"", "\"key\":\"k1\"", "\"country\":\"IE\"")
                .contains("\"customerEmail\":\"[personal]\"", "\"streetName\":null", "\"custom\":\"[personal]\"")
                .doesNotContain("Ann", "ann@", "Leeds", "4711");
    }

    @Test
    void numbersAreCopiedToTheLastDigit() {
        String json = "{\"preciseAmount\":12345678901234567890,\"rate\":0.12300,\"big\":1e400}";

        assertThat(request(JSON, json)).isEqualTo(json);
    }

    @Test
    void aTokenIsSecretAndAnErrorCodeIsNot() {
        assertThat(response(JSON, "{\"access_token\":\"abc\",\"expires_in\":172800}"))
                .isEqualTo("{\"access_token\":\"[secret]\",\"expires_in\":172800}");
        assertThat(response(JSON, "{\"errors\":[{\"code\":\"ConcurrentModification\"}]}"))
                .contains("ConcurrentModification");
        assertThat(request(
                        Map.of("content-type", "application/x-www-form-urlencoded"),
                        "grant_type=client_credentials&client_secret=abc&scope=manage_orders"))
                .isEqualTo("grant_type=client_credentials&client_secret=[secret]&scope=manage_orders");
    }

    @Test
    void whatAQueuePackedIsLookedInto() {
        String message = "{\"order\":{\"id\":\"o1\",\"billingAddress\":{\"lastName\":\"Example\",\"country\":\"GB\"}}}";
        String packed = Base64.getEncoder().encodeToString(message.getBytes(UTF_8));

        assertThat(request(JSON, "{\"message\":{\"data\":\"" + packed + "\"}}"))
                .contains("o1", "GB")
                .doesNotContain("Example", packed);
        assertThat(request(JSON, "{\"Type\":\"Notification\",\"Message\":\"" + message.replace("\"", "\\\"") + "\"}"))
                .contains("o1", "GB")
                .doesNotContain("Example");
        assertThat(request(JSON, "{\"Message\":\"{half \"}")).contains("[unreadable, 6 bytes]");
    }

    @Test
    void anImportKeepsItsLinesAndLosesThePerson() {
        String kept = request(XML, """
                <?xml version="1.0" encoding="UTF-8"?>
                <imports>
                  <import type="order" operation="insert" externalReference="CT-1"><![CDATA[externalReference=CT-1
                customerComment=Ring twice[BR]second line
                deliveryContactName=Ann Example
                deliveryAddressLine1=1 High Street
                  shipment.postCode = LS1 1AA
                invoiceEveningPhoneNumber=+44 5550000
                deliveryCountryCode=GB
                orderLine.1.description=Mug & saucer
                shipment.deliveryInstruction=Behind the bin]]></import>
                </imports>""");

        assertThat(kept)
                .contains(
                        "externalReference=\"CT-1\"",
                        "deliveryCountryCode=GB",
                        "orderLine.1.description=Mug &amp; saucer")
                .contains("customerComment=[personal]\n", "shipment.postCode=[personal]\n")
                .doesNotContain("Ring", "second", "Ann", "High", "LS1", "5550000", "bin");
    }

    @Test
    void aCommentThatGoesOnInTheNextLineGoesOnBeingHiddenWhateverIsInIt() {
        String kept = request(XML, """
                <imports><import>customerComment=Ring twice
                two rings = open
                currency=GBP</import></imports>""");

        assertThat(kept).contains("currency=GBP").doesNotContain("Ring", "rings", "open");
    }

    @Test
    void aWordOfTheirErrorMayNotQuoteThePerson() {
        Exchange exchange = exchange(
                XML,
                "<imports><import>deliveryPostCode=LS1 1AA\ndeliveryContactName=Ann</import></imports>",
                XML,
                "<r><failureMessage>Bad post code LS1 1AA of Ann, not of Annex; ask bo@example.com</failureMessage></r>");
        Redaction redaction = new Redaction(Redaction.Names.of(RedactionPolicy.STANDARD));

        Exchange kept = redaction.exchanges(List.of(exchange)).getFirst();

        assertThat(kept.response())
                .asString(UTF_8)
                .contains("Bad post code [personal] of [personal], not of Annex; ask [personal]");
        assertThat(kept.failureWords()).isEqualTo("they said: [personal]");
        assertThat(redaction.decisions(List.of(new Decision(Instant.EPOCH, "parked", "post code LS1 1AA"))))
                .extracting(Decision::why)
                .containsExactly("post code [personal]");
    }

    @Test
    void whoDidItAtTheWarehouseIsPersonal() {
        assertThat(request(XML, "<event messageId=\"412\" userName=\"jo\" eventType=\"order_cancelled\"/>"))
                .contains("412", "order_cancelled", "userName=\"[personal]\"")
                .doesNotContain("\"jo\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firstName\":\"Ann",
                "{\"firstName\":\"Ann\"}}",
                "<imports><import>deliveryContactName=Ann",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>Ann &e;</x>",
                "prefix {\"firstName\":\"Ann\"}"
            })
    void whatCannotBeReadIsNotKept(String body) {
        assertThat(request(Map.of(), body)).isEqualTo("[unreadable, " + body.length() + " bytes]");
    }

    @Test
    void binaryAndUnknownTextIsNotKeptButAnErrorPageIs() {
        assertThat(request(Map.of("Content-Type", "application/octet-stream"), "Ann"))
                .isEqualTo("[unreadable, 3 bytes]");
        assertThat(response(Map.of("Content-Type", "text/html"), "<html><body><h2>ERROR</h2><br></body></html>"))
                .contains("<h2>ERROR</h2>");
        assertThat(response(Map.of("Content-Type", "text/plain"), "upstream connect error"))
                .isEqualTo("upstream connect error");
        assertThat(response(Map.of("Content-Type", "text/plain"), "x".repeat(5_000)))
                .isEqualTo("[unreadable, 5000 bytes]");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, true",
        "user, true",
        "PASSWORD, true",
        "Cookie, true",
        "Set-Cookie, true",
        "X-Amz-Security-Token, true",
        "X-Api-Key, true",
        "X-House-Rule, true",
        "X-Correlation-ID, false",
        "channel, false"
    })
    void secretHeadersAreNotKept(String name, boolean secret) {
        Exchange kept = new Redaction(Redaction.Names.of(new RedactionPolicy(Set.of("x-house-rule"), Set.of())))
                .exchanges(List.of(exchange(Map.of(name, "value"), "", Map.of(name, "value"), "")))
                .getFirst();

        assertThat(kept.requestHeaders()).containsEntry(name, secret ? "[secret]" : "value");
        assertThat(kept.responseHeaders()).containsEntry(name, secret ? "[secret]" : "value");
    }

    @ParameterizedTest
    @CsvSource({
        "https://u:p@of.test/a?channel=web&password=x, https://of.test/a?channel=web&password=[secret]",
        "/in/shop?sig=abc&id=1, /in/shop?sig=[secret]&id=1",
        "/in/Zk3mQ9xT7vB2nL5pR8wY/inventory.xml, /in/[secret]/inventory.xml",
        "/in/aB3-dE6_gH9-jK2lM5nO8pQ1rS4tU7vW, /in/[secret]",
        "/shop/orders/0b7c2a54-2f0e-4c43-9d75-3f6a2c1e9b10, /shop/orders/0b7c2a54-2f0e-4c43-9d75-3f6a2c1e9b10",
        "/shop/orders/order-number=ORD-2026-11-23-000000045, /shop/orders/order-number=ORD-2026-11-23-000000045",
        "/orders?where=customerEmail%3D%22ann%40example.com%22, /orders?where=customerEmail%3D%[personal]%22",
        "/detail.xml?externalReference=CT-1&email=x, /detail.xml?externalReference=CT-1&email=[personal]"
    })
    void urlsLoseTheirSecrets(String url, String kept) {
        PersonalValues values = new PersonalValues();

        assertThat(new UrlRedaction(new FieldNames(RedactionPolicy.STANDARD), values).url(url))
                .isEqualTo(kept);
    }

    @Test
    void anInstallationNamesItsOwnPersonalFields() {
        Redaction redaction =
                new Redaction(Redaction.Names.of(new RedactionPolicy(Set.of(), Set.of("giftMessage", "userDefined3"))));
        Exchange kept = redaction
                .exchanges(List.of(exchange(
                        JSON,
                        "{\"giftMessage\":\"Dear Bo\"}",
                        XML,
                        "<import>userDefined3=Dear Bo\nuserDefined4=x</import>")))
                .getFirst();

        assertThat(kept.request()).asString(UTF_8).isEqualTo("{\"giftMessage\":\"[personal]\"}");
        assertThat(kept.response()).asString(UTF_8).contains("userDefined3=[personal]\nuserDefined4=x");
    }

    private static String request(Map<String, String> headers, String body) {
        Exchange kept = new Redaction(Redaction.Names.of(RedactionPolicy.STANDARD))
                .exchanges(List.of(exchange(headers, body, Map.of(), "")))
                .getFirst();
        return new String(kept.request(), UTF_8);
    }

    private static String response(Map<String, String> headers, String body) {
        Exchange kept = new Redaction(Redaction.Names.of(RedactionPolicy.STANDARD))
                .exchanges(List.of(exchange(Map.of(), "", headers, body)))
                .getFirst();
        return new String(kept.response(), UTF_8);
    }

    private static Exchange exchange(
            Map<String, String> requestHeaders, String request, Map<String, String> responseHeaders, String response) {
        return new Exchange(
                Instant.EPOCH,
                Exchange.Direction.OUTBOUND,
                Exchange.System.ORDERFLOW,
                "leeds",
                "POST",
                "https://of.test/import",
                200,
                Duration.ofMillis(12),
                1,
                requestHeaders,
                request.getBytes(UTF_8),
                responseHeaders,
                response.getBytes(UTF_8),
                FailureKind.REFUSED,
                "they said: ann@example.com");
    }
}
