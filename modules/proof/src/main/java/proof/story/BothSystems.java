package proof.story;

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
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import sandbox.Sandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders over HTTP, as any client would. It knows nothing of the connector. */
public final class BothSystems implements AutoCloseable {

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString((Sandbox.USER + ":" + Sandbox.USER).getBytes(StandardCharsets.UTF_8));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI commercetools;
    private final URI orderFlow;
    private final String token;
    private final Tenant tenant;
    private final Map<String, String> stateKeys;

    BothSystems(Sandbox sandbox, Tenant tenant) {
        this.tenant = tenant;
        commercetools = sandbox.commercetools().url();
        orderFlow = sandbox.orderFlow().url();
        HttpRequest grant = HttpRequest.newBuilder(commercetools.resolve("/oauth/token"))
                .header("Authorization", BASIC)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        token = json(send(grant)).path("access_token").asString();
        stateKeys = json(get("/states?limit=500"))
                .path("results")
                .valueStream()
                .collect(Collectors.toMap(
                        state -> state.path("id").asString(),
                        state -> state.path("key").asString()));
    }

    /** @throws NotThere when commercetools has no such order */
    public CommerceOrder commerce(String id) {
        HttpResponse<String> answer = get("/orders/" + id);
        if (answer.statusCode() != 200) {
            throw new NotThere("answer " + answer.statusCode());
        }
        return new CommerceOrder(json(answer), stateKeys);
    }

    /** @throws NotThere when OrderFlow has no such order */
    public WarehouseOrder warehouse(String reference) {
        String query = "channel=" + Sandbox.CHANNEL + "&externalReference="
                + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(orderFlow.resolve("remoteorder/order/detail.xml?" + query))
                .header("Authorization", BASIC)
                .build();
        HttpResponse<String> answer = send(request);
        Element root = xml(answer.body());
        if (!root.getTagName().equals("order")) {
            throw new NotThere(root.getTextContent().strip());
        }
        return new WarehouseOrder(root, tenant);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(commercetools.resolve("/" + Sandbox.PROJECT + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Element xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new IllegalStateException(text, broken);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The system has no such order. */
    static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotThere(String words) {
            super(words, null, false, false);
        }
    }
}
