package connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody asks what happened to an order. */
class OrderPageTest {

    private static TestDatabase database;
    private static ServedConsole console;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        console = new ServedConsole(database);
        new KeptOrders(database)
                .order("a-1", "idle")
                .exported("a-1", "1001", "ACCEPTED")
                .order("b-1", "idle");
        exchange("INBOUND", "{\"type\":\"OrderCreated\"}", null);
        decision("released", "order state Open");
        exchange("OUTBOUND", "<script>alert(1)</script>", "no answer within 5 s");
    }

    @AfterAll
    static void close() {
        console.close();
        database.close();
    }

    private static void exchange(String direction, String body, String failure) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        JdbcClient.create(database.dataSource())
                .sql("""
                        insert into exchange (at, correlation_id, order_ref, lane, direction, system, peer, method, url,
                            status, duration_ms, attempt, request_headers, request, request_size, response_headers,
                            response, response_size, failure, failure_words)
                        values (now(), 'c', '1001', 'order/shop/a-1', :direction, 'ORDERFLOW', 'leeds', 'POST',
                            'http://of.example/import.xml?channel=<b>', :status, 5000, :attempt, '', :body, :size, '',
                            '', 0, :failure, :words)""")
                .param("direction", direction)
                .param("status", failure == null ? 202 : 0)
                .param("attempt", failure == null ? 1 : 2)
                .param("body", bytes)
                .param("size", bytes.length)
                .param("failure", failure == null ? null : "NO_ANSWER")
                .param("words", failure)
                .update();
    }

    private static void decision(String verdict, String why) {
        JdbcClient.create(database.dataSource())
                .sql("insert into decision (at, correlation_id, order_ref, lane, verdict, why)"
                        + " values (now(), 'c', '1001', 'order/shop/a-1', :verdict, :why)")
                .param("verdict", verdict)
                .param("why", why)
                .update();
    }

    @Test
    void theStoryIsToldInItsOrder() throws Exception {
        String page = console.page("/orders/1001");
        assertThat(page).contains("Order <span>1001</span>", "/import.xml?channel=&lt;b&gt;");
        assertThat(page.indexOf("came from")).isPositive().isLessThan(page.indexOf("order state Open"));
        assertThat(page.indexOf("order state Open")).isLessThan(page.indexOf("no answer: no answer within 5 s"));
        assertThat(page).contains("attempt 2", "5000 ms", "202");
    }

    @Test
    void bodiesOpenOnRequestAndAreOnlyText() throws Exception {
        String page = console.page("/orders/1001");
        assertThat(page).contains("<details>", "&quot;type&quot; : &quot;OrderCreated&quot;");
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    @Test
    void theIdFindsTheSameOrderAsTheNumber() throws Exception {
        assertThat(console.page("/orders/a-1")).isEqualTo(console.page("/orders/1001"));
    }

    @Test
    void anOrderWithoutAStoryStillHasAPage() throws Exception {
        HttpResponse<String> answer = console.get("/orders/b-1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("not sent", "Nothing is kept of it");
    }

    @Test
    void conflictsAreShownWhereThereWereSome() throws Exception {
        assertThat(console.get("/orders/b-1").body()).doesNotContain("rebased");
        JdbcClient.create(database.dataSource())
                .sql("insert into order_conflict values ('shop', 'b-1', 3, 1, 1, now())")
                .update();
        assertThat(console.get("/orders/b-1").body()).contains("3 met, 1 rebased, 1 parked");
    }

    @Test
    void anUnknownOrderIsNotFound() throws Exception {
        HttpResponse<String> answer = console.get("/orders/%3Cb%3E9");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("Nothing is known of <span>&lt;b&gt;9</span>");
    }
}
