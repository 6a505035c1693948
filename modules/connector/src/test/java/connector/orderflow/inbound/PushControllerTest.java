package connector.orderflow.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import connector.audit.Exchange;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderDetail;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.KnownLinks;
import connector.orderflow.doubles.RememberedAudit;
import connector.orderflow.doubles.RememberedQueue;
import connector.orderflow.doubles.ScriptedOrderFlow;
import connector.orderflow.doubles.SetClock;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;

/** A push is let in, stored, and only then acknowledged. */
class PushControllerTest {

    private static final String SHIPPED = """
            <event messageId="430" eventType="whatever" eventTime="2026-07-02 17:05:20" externalReference="CT-1">
              <detail><order externalReference="CT-1" state="x"><shipments>
                <shipment state="Dispatched" externalReference="CT-1_S1" despatchReference="155">
                  <orderLines><orderLine product="MUG" quantity="2" state="picked"/></orderLines></shipment>
                <shipment state="packed" externalReference="CT-1_S2"/>
              </shipments></order></detail></event>""";

    private final RememberedQueue queue = new RememberedQueue();
    private final RememberedAudit audit = new RememberedAudit();
    private final KnownLinks links = new KnownLinks();
    private final SetClock clock = new SetClock(Instant.parse("2026-07-02T16:06:00Z"));
    private MockMvc connector = open(Destinations.nowhere());

    private MockMvc open(Destinations destination) {
        return MockMvcBuilders.standaloneSetup(new PushController(
                        List.of(destination.settings()), new PushIntake(queue, links, clock), audit, clock))
                .build();
    }

    private MockHttpServletResponse pushed(String body) throws Exception {
        return sent(post("/in/orderflow/leeds/shipment.xml").header("Authorization", basic("open sesame")), body);
    }

    private MockHttpServletResponse sent(MockHttpServletRequestBuilder request, String body) throws Exception {
        return connector
                .perform(request.contentType("application/xml").content(body.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
    }

    private static String basic(String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString(("warehouse:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Exchange audited() {
        assertThat(audit.written).hasSize(1);
        assertThat(queue.works).isEmpty();
        assertThat(queue.kept).isEmpty();
        return audit.written.getFirst().exchanges().getFirst();
    }

    @Test
    void aShipmentBecomesOneItemInItsOrdersLane() throws Exception {
        links.knows("leeds", "CT-1", "order-id-1");
        MockHttpServletResponse answer = pushed(SHIPPED);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("<response status=\"success\" messageId=\"430\"/>");
        assertThat(answer.getContentType()).isEqualTo("application/xml;charset=UTF-8");
        Work work = queue.works.getFirst();
        assertThat(queue.works).hasSize(1);
        assertThat(work.kind()).isEqualTo(Despatch.SHIPMENT_NEWS);
        assertThat(work.lane()).isEqualTo(Lane.ofOrder("shop", "order-id-1"));
        assertThat(work.source()).isEqualTo("orderflow/leeds");
        assertThat(new String(work.body(), StandardCharsets.UTF_8)).isEqualTo(SHIPPED);
        Exchange exchange = queue.trails.getFirst().exchanges().getFirst();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.direction()).isEqualTo(Exchange.Direction.INBOUND);
        assertThat(exchange.url()).endsWith("/in/orderflow/leeds/shipment.xml");
        assertThat(work.headers()).doesNotContainKey("authorization");
        assertThat(queue.trails.getFirst().order()).isEqualTo("order-id-1");
    }

    @Test
    void theHandlerReadsBackEveryShipmentOfTheOrder() throws Exception {
        pushed(SHIPPED);
        assertThat(NewsReader.read(item(queue.works.getFirst())))
                .containsExactly(
                        new News.Pushed(
                                "CT-1",
                                "CT-1_S1",
                                "despatched",
                                Instant.parse("2026-07-02T16:05:20Z"),
                                List.of(new OrderDetail.Line("MUG", 2, "picked")),
                                "155"),
                        new News.Pushed(
                                "CT-1", "CT-1_S2", "packed", Instant.parse("2026-07-02T16:05:20Z"), List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<event messageId='1'><detail><shipment orderReference='CT-9' state='packed'/></detail></event>",
                "<event messageId='1'><detail><x><shipment><orderReference>CT-9</orderReference></shipment></x></detail></event>",
                "<event messageId='1'><detail><shipment><order externalReference='CT-9'/></shipment></detail></event>",
                "<event messageId='1'><detail orderReference='CT-9'><shipment externalReference='S1'/></detail></event>",
                "<event messageId='1' orderReference='CT-9'><detail><shipment/></detail></event>",
                "<event messageId='1' entity='order' externalReference='CT-9'><detail><shipment/></detail></event>",
                "<event messageId='1'><detail><order state='packed'><externalReference>CT-9</externalReference><shipment/></order></detail></event>",
                "<event messageId='1' eventType='order_cancelled'><detail><order externalReference='CT-9'/></detail></event>",
                "<shipments messageId='1'><order externalReference='CT-9'><a><b><shipment/></b></a></order></shipments>"
            })
    void theOrderIsFoundWhereverItIsNamed(String push) throws Exception {
        assertThat(pushed(push).getStatus()).isEqualTo(200);
        assertThat(queue.works).singleElement().extracting(Work::lane).isEqualTo(Lane.ofReference("leeds", "CT-9"));
    }

    @Test
    void theReferenceOfAShipmentIsNotTakenForItsOrders() throws Exception {
        pushed(
                "<event messageId='1' entity='shipment' externalReference='CT-9_S1'><detail><shipment/></detail></event>");
        assertThat(queue.works).isEmpty();
        assertThat(queue.kept).hasSize(1);
    }

    @Test
    void aPushAboutSeveralOrdersIsOneItemForEach() throws Exception {
        pushed("<event messageId='7'><detail><shipment orderReference='CT-1'/><shipment orderReference='CT-2'/>"
                + "<shipment orderReference='CT-1'/><shipment/></detail></event>");
        assertThat(queue.works).extracting(work -> work.lane().subject()).containsExactly("CT-1", "CT-2");
        assertThat(queue.works).extracting(Work::dedupeKey).doesNotHaveDuplicates();
        assertThat(queue.kept)
                .singleElement()
                .satisfies(kept -> assertThat(kept.kind()).isEqualTo("orderflow.other"));
        assertThat(queue.trails.stream().flatMap(trail -> trail.exchanges().stream()))
                .as("the exchange is written once")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<inventory messageId='15'><product externalReference='MUG'/></inventory>, orderflow.inventory",
        "<stockChanges messageId='1'/>, orderflow.stockChanges",
        "<event messageId='2'><detail><return id='8'/></detail></event>, orderflow.return",
        "<event messageId='2'><detail><stockChanges><stockChange id='1'/></stockChanges></detail></event>, orderflow.stockChanges",
        "<paymentRequest><order externalReference='CT-1'><shipment/></order></paymentRequest>, orderflow.paymentRequest",
        "<never-heard-of/>, orderflow.other"
    })
    void whatNothingHandlesIsKeptAndAcknowledged(String push, String kind) throws Exception {
        assertThat(pushed(push).getStatus()).isEqualTo(200);
        assertThat(queue.works).isEmpty();
        assertThat(queue.kept)
                .singleElement()
                .satisfies(kept -> assertThat(kept.kind()).isEqualTo(kind));
    }

    @Test
    void theSamePushAgainIsAcknowledgedAndStoredOnce() throws Exception {
        pushed(SHIPPED);
        assertThat(pushed(SHIPPED).getStatus()).isEqualTo(200);
        assertThat(queue.works).hasSize(1);
        pushed(SHIPPED.replace("packed", "despatched"));
        assertThat(queue.works)
                .as("the same number with other words is other news")
                .hasSize(2);
    }

    @Test
    void newsWithoutNumberAndTimeMayBeTrueAgain() throws Exception {
        String packed = "<event><detail><order externalReference='CT-1'><shipments>"
                + "<shipment externalReference='CT-1_S1' state='packed'/></shipments></order></detail></event>";
        pushed(packed);
        pushed(packed.replace("packed", "released"));
        pushed(packed);
        assertThat(queue.works).as("each is a hint to look").hasSize(3);
    }

    @Test
    void anAuthorisationThatLooksLikeAnOrdersNameIsNotPutIntoItsLane() throws Exception {
        links.knows("leeds", "CT-1", "order-id-1");
        String returned = "<event messageId='9'><detail><return id='7' %s='CT-1'><returnLine product='MUG'"
                + " quantity='1'/></return></detail></event>";
        pushed(returned.formatted("authorisation"));
        pushed(returned.formatted("orderReference"));
        assertThat(queue.works)
                .extracting(Work::lane)
                .containsExactly(Lane.ofReference("leeds", "CT-1"), Lane.ofOrder("shop", "order-id-1"));
    }

    @Test
    void anUnknownDestinationIsNotFound() throws Exception {
        assertThat(sent(post("/in/orderflow/mars/x.xml").header("Authorization", basic("open sesame")), SHIPPED)
                        .getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Basic d2FyZWhvdXNlOnd3cm9uZw==", "Basic !!!", "Bearer open sesame", "Basic", ""})
    void aStrangerIsTurnedAwayAndAudited(String authorization) throws Exception {
        MockHttpServletRequestBuilder request = post("/in/orderflow/leeds/shipment.xml");
        MockHttpServletResponse answer =
                sent(authorization == null ? request : request.header("Authorization", authorization), SHIPPED);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Basic ");
        assertThat(audited().status()).isEqualTo(401);
        assertThat(audited().request()).as("a stranger's body is not even read").isEmpty();
    }

    @Test
    void whereNoLoginIsConfiguredNobodyIsLetIn() throws Exception {
        connector = open(Destinations.nowhere().withoutPushLogin());
        assertThat(sent(post("/in/orderflow/leeds").header("Authorization", "Basic Og=="), SHIPPED)
                        .getStatus())
                .isEqualTo(401);
        assertThat(sent(post("/in/orderflow/leeds/"), SHIPPED).getStatus()).isEqualTo(401);
        assertThat(queue.works).isEmpty();
    }

    @Test
    void aSecretPathSegmentLetsInAndIsNeverWrittenDown() throws Exception {
        connector = open(Destinations.nowhere().withPathToken("t0ken/ä"));
        URI right = URI.create("http://localhost/in/orderflow/leeds/t0ken%2F%C3%A4/shipment.xml");
        assertThat(sent(post(right), SHIPPED).getStatus()).isEqualTo(200);
        assertThat(queue.trails.getFirst().exchanges().getFirst().url())
                .endsWith("/in/orderflow/leeds/***")
                .doesNotContain("t0ken");

        for (String wrong : List.of("t0kem/shipment.xml", "t0kem/leeds/x", "/t0kem/leeds/x")) {
            assertThat(sent(post("/in/orderflow/leeds/" + wrong), SHIPPED).getStatus())
                    .isIn(401, 404);
        }
        assertThat(audit.written)
                .isNotEmpty()
                .allSatisfy(
                        trail -> assertThat(trail.exchanges().getFirst().url()).endsWith("/in/orderflow/leeds/***"));
    }

    @Test
    void aMessageThatIsTooLongIsTurnedAway() throws Exception {
        String longest = "<event>" + " ".repeat(2_000 - "<event></event>".length()) + "</event>";
        assertThat(pushed(longest).getStatus()).isEqualTo(200);
        queue.kept.clear();
        assertThat(pushed(longest + " ").getStatus()).isEqualTo(413);
        assertThat(audited().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<event><detail></event>",
                "<!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]><event>&b;</event>"
            })
    void whatCannotBeReadIsSentBackWithTheReason(String body) throws Exception {
        MockHttpServletResponse answer = pushed(body);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).startsWith("The message cannot be read: ");
        assertThat(audited().status()).isEqualTo(400);
        assertThat(new String(audited().request(), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void tooDeepIsUnreadable() throws Exception {
        assertThat(pushed("<a>".repeat(65) + "</a>".repeat(65)).getStatus()).isEqualTo(400);
    }

    @Test
    void aPushCannotMakeUsFetchAnything() throws Exception {
        try (ScriptedOrderFlow inside = new ScriptedOrderFlow()) {
            String attack = "<!DOCTYPE event [<!ENTITY x SYSTEM \"" + inside.baseUrl() + "/secret\">]>"
                    + "<event messageId=\"1\"><detail>&x;</detail></event>";
            assertThat(pushed(attack).getStatus()).isEqualTo(400);
            assertThat(inside.asked()).isEmpty();
        }
    }

    @Test
    void withoutADatabaseNothingIsAcknowledged() throws Exception {
        queue.breaksAfter(0);
        for (String push : List.of(SHIPPED, "<inventory messageId='1'/>")) {
            MockHttpServletResponse answer = pushed(push);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString()).isEqualTo("<response status=\"error\"/>");
        }
        audit.broken = true;
        assertThat(pushed("no xml").getStatus()).isEqualTo(503);
    }

    @Test
    void aTransactionThatCannotStartIsNotAcknowledgedEither() throws Exception {
        RememberedAudit noTransaction = new RememberedAudit();
        connector = MockMvcBuilders.standaloneSetup(new PushController(
                        List.of(Destinations.nowhere().settings()),
                        new PushIntake(queue, new NoDatabase(), clock),
                        noTransaction,
                        clock))
                .build();
        assertThat(pushed(SHIPPED).getStatus()).isEqualTo(503);
    }

    @Test
    void aPushThatWasStoredHalfIsCompletedByTheNextTry() throws Exception {
        String two = "<event messageId='7'><detail><shipment orderReference='CT-1'/><shipment orderReference='CT-2'/>"
                + "</detail></event>";
        queue.breaksAfter(1);
        assertThat(pushed(two).getStatus()).isEqualTo(503);
        queue.works();
        assertThat(pushed(two).getStatus()).isEqualTo(200);
        assertThat(queue.works).extracting(work -> work.lane().subject()).containsExactly("CT-1", "CT-2");
    }

    @Test
    void aSaneCorrelationIdIsTakenOver() throws Exception {
        MockHttpServletRequestBuilder request =
                post("/in/orderflow/leeds/x").header("Authorization", basic("open sesame"));
        sent(request.header("X-Correlation-ID", "wms/2026-07.0001"), SHIPPED);
        assertThat(queue.works.getFirst().correlationId()).isEqualTo("wms/2026-07.0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has blank in it", "<script>alert(1)</script>"})
    void aStrangeCorrelationIdIsReplaced(String strange) throws Exception {
        MockHttpServletRequestBuilder request =
                post("/in/orderflow/leeds/x").header("Authorization", basic("open sesame"));
        sent(request.header("X-Correlation-ID", strange), SHIPPED);
        assertThat(queue.works.getFirst().correlationId())
                .startsWith("orderflow/")
                .hasSizeGreaterThan(40);
    }

    @Test
    void theMessageIdCannotBreakTheAnswer() throws Exception {
        assertThat(pushed("<inventory messageId='&lt;x a=&quot;1&quot;&amp;'/>").getContentAsString())
                .isEqualTo("<response status=\"success\" messageId=\"&lt;x a=&quot;1&quot;&amp;\"/>");
    }

    private static Item item(Work work) {
        return new Item(1, work.lane(), work.kind(), work.source(), work.headers(), work.body(), Instant.EPOCH, 0);
    }

    private static final class NoDatabase implements connector.orderflow.OrderLinks {

        @Override
        public List<connector.orderflow.OrderLink> ofOrder(String projectKey, String orderId) {
            throw new CannotCreateTransactionException("no connection");
        }

        @Override
        public java.util.Optional<connector.orderflow.OrderLink> ofReference(String destination, String reference) {
            throw new CannotCreateTransactionException("no connection");
        }

        @Override
        public void save(connector.orderflow.OrderLink link) {
            throw new CannotCreateTransactionException("no connection");
        }

        @Override
        public void forget(connector.orderflow.OrderLink link) {
            throw new CannotCreateTransactionException("no connection");
        }
    }
}
