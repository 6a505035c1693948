package connector.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.database.DatabaseOfSettings;
import connector.database.TestDatabase;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.settings.InvalidSettings;
import connector.settings.Settings;
import connector.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Explains orders by number, id and file against a shop, a warehouse and a database that must stay as they are. */
class ExplainingTest {

    private static final String ID = "0d7c1f7e-5a5e-4a53-9a42-1d2b8f6c7e01";
    private static final String ORDER = story("same-sku-on-two-lines");

    @TempDir
    private Path folder;

    private final TwoSystems systems = new TwoSystems();
    private final List<String> printed = new ArrayList<>();

    @AfterEach
    void close() {
        systems.close();
    }

    @Test
    void by_number_by_id_and_by_file_the_same_is_said() throws Exception {
        systems.has(ID, "W-1001", ORDER);
        Path file = Files.writeString(folder.resolve("order.json"), ORDER);

        assertThat(online("", "W-1001", ID, file.toString())).isTrue();

        assertThat(answers()).hasSize(3).allSatisfy(answer -> {
            assertThat(answer.path("order").asString()).isEqualTo("W-1001");
            assertThat(answer.path("id").asString()).isEqualTo(ID);
            assertThat(answer.path("verdict").asString()).isEqualTo("released");
            assertThat(answer.path("next").asString()).isEqualTo("import W-1001 to main");
            assertThat(answer.at("/route/0/destination").asString()).isEqualTo("main");
            assertThat(answer.at("/consignments/0/document").propertyNames())
                    .startsWith("externalReference")
                    .contains("orderLine.1.quantity")
                    .endsWith("shipment.orderItem");
            assertThat(answer.path("sumCheck").asString()).startsWith("goods ");
            assertThat(answer.has("sent")).isFalse();
        });
    }

    /** Whatever the order lacks (here: everything), nobody is told anything. */
    @Test
    void it_sends_nothing_and_writes_nothing() throws Exception {
        systems.has(ID, "W-1001", ORDER);
        systems.has("id-2", "W-1002", ORDER.replace(ID, "id-2").replace("W-1001", "W-1002"));
        Path file = Files.writeString(folder.resolve("odd.json"), ORDER.replace(ID, "id-3"));
        try (TestDatabase database = TestDatabase.create()) {
            OrderLinks.in(database.dataSource()).save(sent(OrderLink.State.ACCEPTED));
            OrderLinks.in(database.dataSource()).save(sentAs("id-2", "W-1002", OrderLink.State.SENDING));
            String before = DatabaseOfSettings.everything(database);

            assertThat(online(DatabaseOfSettings.yaml(database), "W-1001", "W-1002", "W-404", file.toString()))
                    .isFalse();

            assertThat(answers())
                    .extracting(answer -> answer.path("next").asString())
                    .containsExactly(
                            "cancel W-1001 to main and import it again",
                            "ask order detail for W-1002 to main; import it only if it is not there",
                            "park it with this reason",
                            "import W-1001 to main");
            assertThat(systems.shopAsked)
                    .isNotEmpty()
                    .allSatisfy(asked -> assertThat(asked).startsWith("GET "));
            assertThat(systems.warehouseAsked).isEmpty();
            assertThat(DatabaseOfSettings.everything(database)).isEqualTo(before);
        }
    }

    @Test
    void the_database_it_reads_takes_no_writes_from_it() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                var reading = connector.database.Database.openToRead(
                                settings(DatabaseOfSettings.yaml(database)).database())
                        .orElseThrow()) {
            OrderLinks links = OrderLinks.in(reading.dataSource());
            assertThat(links.ofOrder("shop", ID)).isEmpty();
            assertThatThrownBy(() -> links.save(sent(OrderLink.State.ACCEPTED)))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void what_was_sent_is_told_with_the_fields_that_differ() throws Exception {
        systems.has(ID, "W-1001", ORDER);
        try (TestDatabase database = TestDatabase.create()) {
            OrderLinks.in(database.dataSource()).save(sent(OrderLink.State.ACCEPTED));

            online(DatabaseOfSettings.yaml(database), "W-1001");
        }
        JsonNode answer = answers().getFirst();
        assertThat(answer.at("/sent/0/reference").asString()).isEqualTo("W-1001");
        assertThat(answer.at("/sent/0/state").asString()).isEqualTo("accepted");
        assertThat(answer.path("differs").valueStream().map(JsonNode::asString))
                .contains("externalReference", "totalPriceGross");
    }

    @Test
    void without_any_database_it_makes_none() throws Exception {
        systems.has(ID, "W-1001", ORDER);

        assertThat(online("", "W-1001")).isTrue();

        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_database_that_is_away_is_no_reason_to_fail() throws Exception {
        systems.has(ID, "W-1001", ORDER);

        online("database: {url: 'jdbc:postgresql://127.0.0.1:1/none', user: us, password: 'file:SECRET'}", "W-1001");

        JsonNode answer = answers().getFirst();
        assertThat(answer.has("sent")).isFalse();
        assertThat(answer.at("/unjudged/0").asString())
                .isEqualTo("what was sent before: the connector's database cannot be read");
    }

    @Test
    void an_unknown_order_is_parked_not_a_failure() throws Exception {
        assertThat(online("", "W-404", "", "../../etc", "a b/c?d=1#e", "%00", "no\u0000file"))
                .isFalse();

        assertThat(answers()).hasSize(6).allSatisfy(answer -> {
            assertThat(answer.path("verdict").asString()).isEqualTo("parked");
            assertThat(answer.path("reason").asString()).isNotBlank().doesNotContain("Exception");
        });
    }

    @Test
    void a_project_without_our_channel_parks_as_the_service_would() throws Exception {
        systems.has(ID, "W-1001", ORDER);
        systems.channels = "";

        assertThat(online("", "W-1001")).isFalse();

        assertThat(answers().getFirst().path("reason").asString()).isEqualTo("the project has no channel 'orderflow'");
    }

    @Test
    void a_shop_that_does_not_answer_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), ORDER);
        systems.close();

        assertThat(online("", "W-1001", file.toString())).isFalse();

        assertThat(answers())
                .hasSize(2)
                .allSatisfy(answer ->
                        assertThat(answer.path("reason").asString()).contains("commercetools gave no answer"));
    }

    @Test
    void offline_asks_nobody_and_says_what_it_could_not_judge() throws Exception {
        Path file = Files.writeString(folder.resolve("order.json"), ORDER);
        String rules = """
                release:
                  rules:
                    - {name: checked, workflow-states: [ready]}
                routes:
                  - {name: north, destination: main, shipping-zones: [uk]}
                  - {name: rest, destination: main}
                """;

        assertThat(offline(rules, file.toString(), "W-1001")).isFalse();

        assertThat(systems.shopAsked).isEmpty();
        assertThat(answers().getFirst().path("unjudged").valueStream().map(JsonNode::asString))
                .contains(
                        "what was sent before: --offline does not open the database",
                        "release rule 'checked': workflow state (only the project knows it)",
                        "route 'north': shipping zone (only the project knows it)");
        assertThat(answers().getLast().path("verdict").asString()).isEqualTo("parked");
    }

    @Test
    void a_long_file_of_anything_gives_one_answer_per_line() throws Exception {
        String oneLine = JsonMapper.shared().readTree(ORDER).toString();
        List<String> lines = new ArrayList<>(List.of(
                oneLine,
                "nonsense",
                "7",
                "null",
                "{}",
                "[" + oneLine + "]",
                "{\"id\":\"1\"}",
                oneLine.substring(0, 40),
                "{\"id\":\"2\",\"lineItems\":[null]}",
                "{\"id\":\"3\",\"totalPrice\":\"free\"}",
                "{\"id\":\"4\",\"syncInfo\":[{}]}"));
        IntStream.range(0, 2_000).forEach(i -> lines.add(oneLine));
        Path file = Files.write(folder.resolve("orders.ndjson"), lines);

        assertThat(offline("", file.toString())).isFalse();

        assertThat(answers()).hasSize(lines.size());
        assertThat(answers().stream()
                        .map(answer -> answer.path("verdict").asString())
                        .collect(Collectors.groupingBy(verdict -> verdict, Collectors.counting())))
                .isEqualTo(Map.of("released", 2_001L, "parked", 10L));
        assertThat(answers())
                .allSatisfy(answer -> assertThat(answer.path("reason").asString())
                        .doesNotContain("Exception")
                        .doesNotContain("breaks"));
        assertThat(answers().get(8).path("reason").asString()).contains("lineItems[0] is null");
    }

    @Test
    void a_file_of_something_else_is_not_quoted() throws Exception {
        Path secrets =
                Files.writeString(folder.resolve("secrets"), "hunter2\n{\"id\":\"1\",\"version\":\"hunter2\"}\n");
        Path whole = Files.writeString(folder.resolve("whole.json"), "[hunter2]");
        Path empty = Files.writeString(folder.resolve("empty.json"), "");

        assertThat(offline("", secrets.toString(), whole.toString(), empty.toString(), folder.toString()))
                .isFalse();

        assertThat(printed).hasSize(5).noneMatch(text -> text.contains("hunter2"));
        assertThat(answers().getLast().path("reason").asString()).isEqualTo("it is a folder");
    }

    @Test
    void an_array_and_one_order_over_many_lines_are_read_too() throws Exception {
        Path array = Files.writeString(folder.resolve("array.json"), "\uFEFF\n[" + ORDER + ",\n" + ORDER + "]");
        Path none = Files.writeString(folder.resolve("none.json"), " [] ");

        assertThat(offline("", array.toString(), none.toString())).isTrue();

        assertThat(answers())
                .extracting(answer -> answer.path("source").asString())
                .containsExactly(array + " entry 1", array + " entry 2");
    }

    @Test
    void people_read_the_verdict_first_and_the_lines_as_they_would_be_sent() throws Exception {
        String back = ORDER.replace("W-1001", "W\\u001b[2J-1001");
        Path file = Files.writeString(folder.resolve("order.json"), back);

        new Explaining(settings(""), false, printed::add).offline(List.of(file.toString()));

        assertThat(printed.getFirst())
                .startsWith("W\\u001b[2J-1001  parked: ")
                .contains("help: ")
                .doesNotContain("\u001b");
        printed.clear();
        Files.writeString(file, ORDER);
        new Explaining(settings(""), false, printed::add).offline(List.of(file.toString()));
        assertThat(printed.getFirst())
                .startsWith("W-1001  released: no release rule holds it")
                .contains("next: import W-1001 to main")
                .contains("    externalReference=W-1001")
                .contains("# sum check: goods ");
    }

    private boolean online(String more, String... orders) throws IOException, InvalidSettings {
        return new Explaining(settings(more), true, printed::add).online(List.of(orders));
    }

    private boolean offline(String more, String... orders) throws IOException, InvalidSettings {
        return new Explaining(settings(more), true, printed::add).offline(List.of(orders));
    }

    private List<JsonNode> answers() {
        return printed.stream().map(JsonMapper.shared()::readTree).toList();
    }

    private Settings settings(String more) throws IOException, InvalidSettings {
        Path secret = Files.writeString(folder.resolve("secret"), "tell-nobody\n");
        Path file = Files.writeString(folder.resolve("connector.yaml"), """
                commercetools: {project-key: shop, api-url: SHOP, auth-url: SHOP, client-id: us, client-secret: 'file:SECRET'}
                destinations:
                  main: {base-url: 'WAREHOUSE', user: us, password: 'file:SECRET', channel: web}
                """.concat(
                        more.contains("database:") ? more : "database: {data-folder: 'FOLDER/data'}\n" + more)
                .replace("SHOP", systems.shopUrl())
                .replace("WAREHOUSE", systems.warehouseUrl())
                .replace("FOLDER", folder.toString())
                .replace("SECRET", secret.toString()));
        return SettingsFile.read(file, Map.of());
    }

    private static OrderLink sent(OrderLink.State state) {
        return sentAs(ID, "W-1001", state);
    }

    private static OrderLink sentAs(String id, String number, OrderLink.State state) {
        OrderLink.Sent something = new OrderLink.Sent("fingerprint", "content", Map.of("totalPriceGross", "other"));
        return new OrderLink("shop", id, number, "main", number, something, state);
    }

    private static String story(String name) {
        try (var file = ExplainingTest.class.getResourceAsStream("/orderexport/" + name + "/order.json")) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
