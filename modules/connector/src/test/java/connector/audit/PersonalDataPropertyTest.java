package connector.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever an order looks like, the person does not reach the table. Every personal value carries {@value #MARK}. */
class PersonalDataPropertyTest {

    private static final String MARK = "Mxq7";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Address, reference §6 of commercetools. */
    private static final List<String> ADDRESS = List.of(
            "salutation",
            "title",
            "firstName",
            "lastName",
            "streetName",
            "streetNumber",
            "additionalStreetInfo",
            "postalCode",
            "city",
            "company",
            "department",
            "building",
            "apartment",
            "pOBox",
            "phone",
            "mobile",
            "email",
            "fax",
            "additionalAddressInfo",
            "name",
            "houseName");

    /** Reference §2.2 of OrderFlow. */
    private static final List<String> ORDERFLOW = List.of(
            "AddressLine1",
            "AddressLine2",
            "AddressLine3",
            "AddressLine4",
            "AddressLine5",
            "AddressLine6",
            "PostCode",
            "ContactName",
            "CompanyName",
            "EmailAddress",
            "DayPhoneNumber",
            "EveningPhoneNumber",
            "MobilePhoneNumber",
            "FaxNumber");

    @Property(tries = 300)
    void anOrderOfTheShop(@ForAll long seed, @ForAll("texts") String text) {
        Random random = new Random(seed);
        byte[] order = JSON.writeValueAsBytes(order(random, text));
        String packed = Base64.getEncoder().encodeToString(order);

        assertClean(order, "application/json");
        assertClean(("{\"message\":{\"data\":\"" + packed + "\"}}").getBytes(UTF_8), "application/json");
        assertClean(JSON.writeValueAsBytes(Map.of("Message", new String(order, UTF_8))), "");
        assertClean(Arrays.copyOf(order, random.nextInt(order.length)), "application/json");
    }

    @Property(tries = 300)
    void anImportForTheWarehouse(@ForAll long seed, @ForAll("texts") String text) {
        Random random = new Random(seed);
        StringBuilder lines = new StringBuilder();
        for (String prefix : List.of("delivery", "invoice", "order.delivery", "shipment.")) {
            for (String field : ORDERFLOW) {
                String name = prefix.endsWith(".") ? field.substring(0, 1).toLowerCase() + field.substring(1) : field;
                lines.append(random.nextBoolean() ? "  " : "")
                        .append(prefix)
                        .append(name)
                        .append(random.nextBoolean() ? " = " : "=")
                        .append(value(random, text))
                        .append(random.nextBoolean() ? "\r\n" : "\n");
            }
        }
        lines.append("customerComment=").append(value(random, text)).append("\nquantity=2\n");
        lines.append("shipment.deliveryInstruction=").append(value(random, text));
        String payload = random.nextBoolean() ? "<![CDATA[" + lines.toString().replace("]]>", "") + "]]>" : xml(lines);
        byte[] body = ("<imports><import type=\"order\">" + payload + "</import></imports>").getBytes(UTF_8);

        assertClean(body, "application/xml");
        assertClean(Arrays.copyOf(body, random.nextInt(body.length)), "application/xml");
    }

    /** Text that formats have trouble with; no line breaks, which OrderFlow's format has not. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("abcÄß漢 \"\\'<&>=:;#!{}[]%@.,-0123456789")
                .ofMaxLength(12);
    }

    private static ObjectNode order(Random random, String text) {
        ObjectNode order = JSON.createObjectNode();
        order.put("id", "o1").put("customerEmail", value(random, text)).put("version", random.nextInt());
        order.set("shippingAddress", address(random, text));
        order.set("billingAddress", address(random, text));
        ArrayNode addresses = order.putArray("itemShippingAddresses");
        for (int i = random.nextInt(3); i >= 0; i--) {
            addresses.add(address(random, text));
        }
        order.putObject("customer").put("dateOfBirth", value(random, text)).set("address", address(random, text));
        order.putArray("deliveries").addObject().put("id", "d1").set("address", address(random, text));
        order.putArray("shipping").addObject().put("shippingKey", "s").set("shippingAddress", address(random, text));
        return order;
    }

    private static ObjectNode address(Random random, String text) {
        ObjectNode address = JSON.createObjectNode().put("country", "GB");
        for (String field : ADDRESS) {
            if (random.nextInt(4) > 0) {
                address.put(field, value(random, text));
            }
        }
        if (random.nextBoolean()) {
            address.putObject("custom").putObject("fields").putArray("door").add(value(random, text));
        }
        return address;
    }

    private static String value(Random random, String text) {
        return random.nextBoolean() ? text + MARK : random.nextBoolean() ? MARK + text : text + MARK + text;
    }

    private static String xml(StringBuilder lines) {
        return lines.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void assertClean(byte[] body, String type) {
        Exchange exchange = new Exchange(
                Instant.EPOCH,
                Exchange.Direction.INBOUND,
                Exchange.System.COMMERCETOOLS,
                "shop",
                "POST",
                "/in",
                200,
                Duration.ZERO,
                1,
                Map.of("Content-Type", type),
                body,
                Map.of("Content-Type", type),
                body,
                null,
                null);
        Exchange kept = new Redaction(Redaction.Names.of(RedactionPolicy.STANDARD))
                .exchanges(List.of(exchange))
                .getFirst();

        assertThat(new String(kept.request(), UTF_8)).doesNotContain(MARK);
        assertThat(new String(kept.response(), UTF_8)).doesNotContain(MARK);
    }
}
