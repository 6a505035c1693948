package sandbox.orderflow;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A shop that talks to the stand-in as a client would, over real HTTP. */
final class Shop {

    static final String ORDERS = "remoteorder/imports/importitems.xml";
    static final String WAREHOUSE = "remotewarehouse/imports/importitems.xml";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Shop(URI base) {
        this.base = base;
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).header("channel", "web").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postForm(String path, Map<String, String> form) {
        return send(request(path)
                .header("channel", "web")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    HttpResponse<String> get(String path, Map<String, String> query) {
        return send(request(path + "?" + encoded(query)).GET());
    }

    HttpRequest.Builder request(String path) {
        return bare(path).header("Authorization", basic("shop", "s3cret"));
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return sendRaw(request);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    HttpResponse<String> sendRaw(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String imports(String... imports) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><imports>" + String.join("", imports) + "</imports>";
    }

    static String order(String reference) {
        return cdata("order", "insert", reference, payload(reference, "MUG-RED", 2));
    }

    static String cdata(String type, String operation, String reference, String payload) {
        return "<import type=\"" + type + "\" operation=\"" + operation + "\" externalReference=\"" + reference
                + "\"><![CDATA[" + payload + "]]></import>";
    }

    static String payload(String reference, String sku, int quantity) {
        return """
                externalReference=%s
                deliveryContactName=Ann Example
                deliveryAddressLine1=1 High Street
                deliveryCountryCode=GB
                totalPriceGross=24.00
                orderLine.1.product.externalReference=%s
                orderLine.1.quantity=%d
                orderLine.1.shipment=entity:shipment
                shipment.orderItem=entity:order
                """.formatted(reference, sku, quantity);
    }

    static Document xml(HttpResponse<String> answer) {
        return xml(answer.body());
    }

    static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new IllegalStateException(text, broken);
        }
    }

    /** {@code importSuccesses}, {@code importFailures} or {@code importDuplicates}: the references in it. */
    static List<String> references(HttpResponse<String> answer, String list) {
        return elements(child(xml(answer), list), "import").stream()
                .map(each -> each.getAttribute("externalReference"))
                .distinct()
                .toList();
    }

    static Element child(Document document, String name) {
        return (Element) document.getElementsByTagName(name).item(0);
    }

    static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    static List<Element> elements(Element parent, String name) {
        List<Element> all = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
