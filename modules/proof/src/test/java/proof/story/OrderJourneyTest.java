package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Exchange;
import connector.audit.StoryLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import proof.ConnectorOnSandbox;
import sandbox.Sandbox;
import sandbox.faults.Fault;
import sandbox.orderflow.StoredLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pushes and polls run, and half of all messages come twice, late, or without their payload. */
class OrderJourneyTest {

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString((Sandbox.USER + ":" + Sandbox.USER).getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path folder;

    static House house;

    @BeforeAll
    static void open() {
        house = House.withPolls(folder).everybodyPushes(0.5);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /**
     * Monday 9:00 an order of several lines. OrderFlow takes it, but the answer is lost; so is the first look. Tuesday it is
     * picked and split; the first half leaves in two packages, the second in one. Each push comes twice and late, the poll
     * tells the same.
     */
    @Test
    void silent_at_first_split_later_told_many_times_each_parcel_once() {
        house.awaitAccepted(house.placeOrder(1));
        house.sandbox
                .orderFlowFaults()
                .next(Fault.TIMEOUT_AFTER_COMMIT, request -> request.text().contains("orderLine.2."));
        house.sandbox
                .orderFlowFaults()
                .next(Fault.UNAVAILABLE, request -> request.path().endsWith("detail.xml"));
        String id = house.placeOrder(2);
        house.awaitAccepted(id);
        assertThat(house.stored(id)).hasSize(1);
        assertThat(house.callsToOrderFlow(id)).startsWith("importitems.xml", "detail.xml", "detail.xml");

        String number = house.number(id);
        StoredLine last = house.stored(id).getFirst().lines().getLast();
        house.sandbox.orderFlow().warehouse().split(number, Map.of(last.number(), last.quantity()));
        house.sandbox.orderFlow().warehouse().despatch(number + "_S1", List.of(number + "-a", number + "-b"));
        House.await("Partial", () -> house.shipmentState(id).equals("Partial"));
        house.sandbox.orderFlow().warehouse().despatch(number + "_S2", List.of(number + "-c"));
        house.awaitShipped(id);
        long polls = polls();
        House.await("another poll that tells it all again", () -> polls() > polls + 1);
        House.await("rest", () -> house.openItems() == 0);

        assertThat(house.trackingIds(id)).containsExactly(number + "-a", number + "-b", number + "-c");
        assertThat(house.deliveries(id))
                .extracting(delivery -> delivery.path("key").asString())
                .containsExactly("of-shp-" + number + "_S1", "of-shp-" + number + "_S2");
        assertThat(house.shipmentStates(id)).doesNotHaveDuplicates().endsWith("Partial", "Shipped");
        assertThat(house.stored(id)).hasSize(1);
    }

    private static long polls() {
        return house.count("select count(*) from exchange where url like '%despatches.xml%'"
                + " and correlation_id like 'poll/%'");
    }

    /** A clerk corrects the e-mail address in the very moment between our reading and our writing of a parcel. */
    @Test
    void a_clerk_edits_between_read_and_write_and_neither_loses() {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        AtomicBoolean edited = new AtomicBoolean();
        house.sandbox.commercetoolsFaults().next(Fault.UNAVAILABLE, request -> {
            boolean write = request.method().equals("POST") && request.path().endsWith("/orders/" + id);
            if (write && edited.compareAndSet(false, true)) {
                ObjectNode email = JsonMapper.shared().createObjectNode();
                email.put("action", "setCustomerEmail").put("email", "corrected@example.com");
                house.sandbox.commercetools().edit(id, null, email);
            }
            return false; // nothing goes wrong but the version
        });

        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("clerk-1"));
        house.awaitShipped(id);

        assertThat(edited).isTrue();
        assertThat(house.order(id).path("customerEmail").asString()).isEqualTo("corrected@example.com");
        assertThat(house.trackingIds(id)).containsExactly("clerk-1");
        assertThat(house.decisions(id)).contains("conflict");
        assertThat(house.exchanges(id).map(Exchange::status)).contains(409);
    }

    /** An order placed on Friday that nobody has paid yet; on Monday the money comes. */
    @Test
    void unpaid_on_friday_paid_on_monday() {
        ObjectNode order = house.order(house.placeOrder(1));
        for (String assigned : List.of("id", "version", "createdAt", "lastModifiedAt", "syncInfo", "paymentInfo")) {
            order.remove(assigned);
        }
        order.put("orderNumber", "FRIDAY-1").put("paymentState", "Pending");
        String id = house.sandbox.commercetools().placeOrder(order);
        House.await("waiting", () -> house.decisions(id).contains("waiting"));
        assertThat(house.stored(id)).isEmpty();

        ObjectNode paid = JsonMapper.shared().createObjectNode();
        paid.put("action", "changePaymentState").put("paymentState", "Paid");
        house.sandbox.commercetools().edit(id, null, paid);

        house.awaitAccepted(id);
        assertThat(house.stored(id)).hasSize(1);
        assertThat(house.decisions(id).indexOf("waiting"))
                .isLessThan(house.decisions(id).indexOf("released"));
    }

    @Test
    void the_audit_tells_every_exchange_and_decision_in_order_and_nobody_s_name() throws Exception {
        String id = house.placeOrder(1);
        house.awaitAccepted(id);
        house.sandbox.orderFlow().warehouse().despatch(house.number(id), List.of("audit-1"));
        house.awaitShipped(id);

        List<StoryLine> story = house.audit(id);
        assertThat(story).extracting(StoryLine::at).isSortedAccordingTo(Instant::compareTo);
        assertThat(story.stream().map(OrderJourneyTest::shortly).toList())
                .containsSubsequence(
                        "INBOUND COMMERCETOOLS",
                        "OUTBOUND COMMERCETOOLS",
                        "released",
                        "OUTBOUND ORDERFLOW",
                        "imported",
                        "OUTBOUND COMMERCETOOLS",
                        "INBOUND ORDERFLOW",
                        "OUTBOUND ORDERFLOW",
                        "OUTBOUND COMMERCETOOLS");
        assertThat(story).extracting(StoryLine::correlationId).doesNotContain("", "unbound");

        Pattern personal = personal(house.order(id));
        List<String> stored = stored();
        assertThat(stored).hasSizeGreaterThan(5);
        assertThat(stored.stream().filter(text -> personal.matcher(text).find()))
                .as("stored texts with %s in them", personal)
                .isEmpty();
    }

    private static String shortly(StoryLine line) {
        return switch (line) {
            case StoryLine.Exchanged exchanged ->
                exchanged.exchange().direction() + " " + exchanged.exchange().system();
            case StoryLine.Decided decided -> decided.decision().verdict();
        };
    }

    /** The e-mail address, family name, street, and phone of the order, as whole words. */
    private static Pattern personal(ObjectNode order) {
        List<String> words = new ArrayList<>(List.of(order.path("customerEmail").asString()));
        for (String address : List.of("shippingAddress", "billingAddress")) {
            for (String field : List.of("lastName", "streetName", "email", "phone")) {
                JsonNode value = order.path(address).path(field);
                if (!value.isMissingNode()) {
                    words.add(value.asString());
                }
            }
        }
        assertThat(words).hasSizeGreaterThan(4);
        return Pattern.compile("(?<![\\p{L}\\d])("
                + String.join("|", words.stream().map(Pattern::quote).toList()) + ")(?![\\p{L}\\d])");
    }

    /** All that the tables of exchanges and of the inbox hold, unpacked. */
    private static List<String> stored() {
        Stream<String> exchanges = house
                .database
                .sql(
                        "select url, request_headers, response_headers, coalesce(failure_words, ''), request, request_size,"
                                + " response, response_size from exchange")
                .query((row, n) -> String.join(
                        "\n",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Unpacked.text(row.getBytes(5), row.getInt(6)),
                        Unpacked.text(row.getBytes(7), row.getInt(8))))
                .stream();
        Stream<String> inbox = house
                .database
                .sql("select headers::text, body from inbox")
                .query((row, n) -> row.getString(1) + new String(row.getBytes(2), StandardCharsets.UTF_8))
                .stream();
        return Stream.concat(exchanges, inbox).toList();
    }

    @Test
    void what_nothing_here_handles_is_kept_and_acknowledged() throws Exception {
        String customer = """
                {"notificationType": "Message", "projectKey": "sandbox", "id": "%s", "version": 1, "sequenceNumber": 1,
                 "resource": {"typeId": "customer", "id": "c-1"}, "resourceVersion": 1, "type": "CustomerCreated",
                 "createdAt": "2026-03-02T09:00:00.000Z", "lastModifiedAt": "2026-03-02T09:00:00.000Z"}""".formatted("a1b2c3d4-0000-4000-8000-000000000001");
        String goodsIn = """
                <event messageId="500" eventTime="2026-03-10 09:01:00"><detail><delivery id="812" state="completed"/></detail></event>""";

        assertThat(tell(customer)).isEqualTo(200);
        assertThat(tell(customer)).isEqualTo(200);
        assertThat(house.post(house.pushes(), "Authorization", BASIC, goodsIn)).isEqualTo(200);

        assertThat(house.count(
                        "select count(*) from inbox where kind = 'commercetools.customer' and state = 'not handled'"))
                .isEqualTo(1);
        assertThat(house.count(
                        "select count(*) from inbox where kind = 'orderflow.delivery' and state = 'not handled'"))
                .isEqualTo(1);
    }

    @Test
    void what_nobody_can_read_is_turned_away_and_leaves_an_audit_row() throws Exception {
        long before = house.count("select count(*) from exchange where status between 400 and 499");

        assertThat(tell("{\"notificationType\": \"Message\", ")).isEqualTo(400);
        assertThat(tell("{\"notificationType\": \"Message\", \"projectKey\": \"sandbox\"}"))
                .isEqualTo(400);
        assertThat(house.post(house.pushes(), "Authorization", BASIC, "<event><detail>"))
                .isEqualTo(400);
        assertThat(house.post(house.pushes(), "Authorization", "Basic d3Jvbmc6d3Jvbmc=", "<event/>"))
                .isEqualTo(401);
        assertThat(house.post(house.messages(), ConnectorOnSandbox.SECRET_HEADER, "wrong", "{}"))
                .isEqualTo(401);

        assertThat(house.count("select count(*) from exchange where status between 400 and 499"))
                .isGreaterThanOrEqualTo(before + 5);
        assertThat(house.count("select count(*) from exchange where direction = 'INBOUND' and status = 400"))
                .isEqualTo(3);
    }

    private static int tell(String notification) throws Exception {
        return house.post(house.messages(), ConnectorOnSandbox.SECRET_HEADER, Sandbox.USER, notification);
    }
}
