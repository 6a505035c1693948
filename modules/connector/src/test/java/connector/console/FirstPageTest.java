package connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.TestDatabase;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody opens the console and sees how the orders stand. */
class FirstPageTest {

    private static TestDatabase database;
    private static ServedConsole console;
    private KeptOrders kept;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        console = new ServedConsole(database);
    }

    @AfterAll
    static void close() {
        console.close();
        database.close();
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(database.dataSource())
                .sql("truncate lane, order_link, fact, inbox")
                .update();
        kept = new KeptOrders(database);
    }

    private static String count(String page, String name) {
        return page.replaceAll("(?s).*id=\"count-" + name + "\".*?<dd>(\\d+)</dd>.*", "$1");
    }

    private static String row(String page, String id) {
        return page.replaceAll("(?s).*(<tr[^>]*id=\"order-shop-" + id + "[\"-].*?</tr>).*", "$1");
    }

    private static String section(String page, String id) {
        return page.replaceAll("(?s).*(<div[^>]*id=\"" + id + "\".*?</div>).*", "$1");
    }

    @Test
    void anEmptyConnectorSaysWhatToDoNext() throws Exception {
        String page = console.page("/");
        assertThat(page).contains("No order has arrived yet.", "./connector demo", "Nothing is parked.");
        assertThat(page).doesNotContain("<table");
        assertThat(count(page, "orders")).isEqualTo("0");
    }

    @Test
    void countsAreOfEverythingKept() throws Exception {
        kept.order("a", "idle").exported("a", "1001", "ACCEPTED").despatched("a", "1001_S1", "[]");
        kept.order("b", "idle").exported("b", "1002", "IMPORTED");
        kept.order("c", "busy").exported("c", "1003", "SENDING");
        kept.retrying("d", 2, "no answer").exported("d", "1004", "ACCEPTED").despatched("d", "1004_S1", "[]");
        kept.shipmentNews("d", "open").shipmentNews("a", "done");
        kept.order("e", "waiting").parked("f", "no country", "add it");
        kept.lane("reference/leeds/CT-9", "parked", 0, "order unknown", "look");
        kept.message("done").message("open").message("not handled");
        String page = console.page("/");

        assertThat(count(page, "orders")).isEqualTo("6");
        assertThat(count(page, "warehouse")).isEqualTo("3");
        assertThat(count(page, "accepted")).isEqualTo("2");
        assertThat(count(page, "written"))
                .as("the retrying order's shipment is not on the order yet")
                .isEqualTo("1");
        assertThat(count(page, "retrying")).isEqualTo("1");
        assertThat(count(page, "waiting")).isEqualTo("1");
        assertThat(count(page, "parked")).isEqualTo("2");
        assertThat(count(page, "stored")).isEqualTo("5");
        assertThat(count(page, "not-handled")).isEqualTo("1");
    }

    @Test
    void aRowTellsHowFarAnOrderIs() throws Exception {
        kept.order("a", "idle")
                .exported("a", "10/01 & co", "ACCEPTED")
                .despatched("a", "S1", "[\"T1\", \"T2\"]")
                .despatched("a", "S2", "[]");
        String row = row(console.page("/"), "a");
        assertThat(row).contains("10/01 &amp; co", "leeds", "accepted", "2 shipments, 3 packages", "11:30:01");
        assertThat(row)
                .as("reference §6.4")
                .contains("href=\"https://flow.example/leeds/despatch/order/referenceDetail.htm"
                        + "?externalReference=10%2F01%20%26%20co&amp;channel=web%20%26%20more\"");
        assertThat(row).as("a slash cannot be part of a path").contains("href=\"/orders/a\"");
    }

    @Test
    void theNewestOrderIsFirstAndNewsMovesNone() throws Exception {
        kept.order("a", "idle").order("b", "idle").order("c", "idle");
        JdbcClient.create(database.dataSource())
                .sql("update lane set changed_at = now() where key = 'order/shop/a'")
                .update();
        assertThat(ServedConsole.ids(console.page("/"))).containsExactly("c", "b", "a");
    }

    @Test
    void twoHundredAreListedAndTheRestIsCounted() throws Exception {
        IntStream.rangeClosed(1, 203).forEach(n -> kept.order("o" + n, "idle"));
        String page = console.page("/");
        assertThat(ServedConsole.ids(page)).hasSize(200).startsWith("o203").endsWith("o4");
        assertThat(page).contains("The newest 200 are listed; 3 older ones are not.");
        assertThat(count(page, "orders")).isEqualTo("203");
    }

    @Test
    void aParkedOrderSaysWhyAndWhatHelps() throws Exception {
        kept.parked("a", "no delivery country", "Add it in commercetools, then replay.")
                .exported("a", "1001", "SENDING");
        kept.retrying("b", 2, "OrderFlow did not answer");
        String page = console.page("/");
        assertThat(section(page, "parked"))
                .contains("1001", "/orders/1001", "no delivery country", "Add it in commercetools, then replay.");
        assertThat(section(page, "retrying")).contains("OrderFlow did not answer", ">3<", "in 7 s");
        assertThat(page.indexOf("id=\"parked\"")).isLessThan(page.indexOf("id=\"table\""));
        assertThat(row(page, "a")).contains("parked", "no delivery country", "Add it in commercetools");
    }

    @Test
    void whatOthersWroteIsTextAndNothingElse() throws Exception {
        String hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";
        kept.parked("a", hostile, hostile).exported("a", hostile, "SENDING");
        kept.lane("reference/leeds/" + hostile, "retrying", 1, hostile, null);
        for (String path : new String[] {"/", "/fragments/orders", "/orders/a"}) {
            String page = console.page(path);
            assertThat(page).as(path).contains("&lt;script&gt;alert");
            assertThat(page).as(path).doesNotContain("<script>alert", "<img");
        }
    }

    @Test
    void theFragmentIsTheLivePartOfThePage() throws Exception {
        kept.order("a", "idle");
        String fragment = console.page("/fragments/orders");
        assertThat(fragment.strip()).startsWith("<main").endsWith("</main>");
        assertThat(console.page("/")).contains(fragment.strip());
    }

    @Test
    void scriptsGetTheSameTable() throws Exception {
        kept.order("a", "idle").exported("a", "1001", "ACCEPTED").despatched("a", "S1", "[\"T1\"]");
        kept.parked("b", "why", "help");
        JsonNode answer = JsonMapper.shared().readTree(console.page("/api/orders"));
        assertThat(answer.at("/counts/orders").asInt()).isEqualTo(2);
        assertThat(answer.at("/orders/0/lane/reason").asString()).isEqualTo("why");
        assertThat(answer.at("/orders/1/orderNumber").asString()).isEqualTo("1001");
        assertThat(answer.at("/orders/1/export/state").asString()).isEqualTo("ACCEPTED");
        assertThat(answer.at("/orders/1/despatched/packages").asInt()).isEqualTo(1);
        assertThat(answer.at("/orders/1/orderFlow").asString()).startsWith("https://flow.example/leeds/despatch/");
    }

    @Test
    void aBrowserMayDoNothingButShowIt() throws Exception {
        for (String path : new String[] {"/", "/fragments/orders", "/orders/none", "/api/orders"}) {
            HttpResponse<String> answer = console.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(console.page("/"))
                .as("nothing the policy would forbid")
                .doesNotContain("style=", "onclick", "src=\"http", "<style");
        assertThat(console.get("/console/console.css").statusCode()).isEqualTo(200);
        assertThat(console.get("/console/console.js").statusCode()).isEqualTo(200);
        assertThat(console.get("/console/icon.svg").statusCode()).isEqualTo(200);
    }
}
